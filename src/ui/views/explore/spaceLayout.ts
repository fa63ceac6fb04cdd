/** The space of states by moves made, in px: how many states there are, how many have collided, and what share of the orders. */
import { scaleBand, scaleLinear } from 'd3';
import type { LayerCount } from '../../../race/explored/exploration.ts';
import { share } from './latticeLayout.ts';

const MARGIN = { left: 46, top: 40, right: 12 };
const STATES = 150;
const GAP = 58;
const SHARE = 84;
const AXIS = 36;
/** Room for a digit of a count above its bar. */
const DIGIT = 7;
/** So low at least, a bar that stands for anything is seen. */
const LEAST = 1.5;

export interface Bar {
  readonly y: number;
  readonly height: number;
}

/** What there is after so many moves. */
export interface LayerBars {
  readonly moves: number;
  readonly x: number;
  readonly width: number;
  /** All states; those in which two Message-IDs are equal already stand at its foot. */
  readonly states: Bar;
  /** null: in none. */
  readonly collided: Bar | null;
  /** Of the orders of so many moves, those that have collided; null: none. */
  readonly share: Bar | null;
  readonly layer: LayerCount;
}

export interface SpaceLayout {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly bars: readonly LayerBars[];
  /** Whether there is room for its count above each bar. */
  readonly counted: boolean;
  readonly statesTop: number;
  readonly statesBottom: number;
  readonly shareTop: number;
  readonly shareBottom: number;
  /** Moves that are written below their bars. */
  readonly ticks: readonly number[];
  readonly widest: { readonly moves: number; readonly states: number };
}

/** @param layers at least two */
export function spaceLayout(layers: readonly LayerCount[], width: number): SpaceLayout {
  const right = width - MARGIN.right;
  const band = scaleBand(
    layers.map((_, moves) => moves),
    [MARGIN.left, right],
  ).paddingInner(0.22);
  const widest = layers.reduce((best, { states }, moves) => (states > best.states ? { moves, states } : best), {
    moves: 0,
    states: 0,
  });
  const statesBottom = MARGIN.top + STATES;
  const shareTop = statesBottom + GAP;
  const shareBottom = shareTop + SHARE;
  const high = scaleLinear([0, widest.states], [0, STATES]);
  const upFrom = (foot: number, height: number): Bar | null =>
    height === 0 ? null : { y: foot - Math.max(LEAST, height), height: Math.max(LEAST, height) };
  const bars = layers.map((layer, moves) => ({
    moves,
    x: band(moves) ?? 0,
    width: band.bandwidth(),
    states: upFrom(statesBottom, high(layer.states)) ?? { y: statesBottom, height: 0 },
    collided: upFrom(statesBottom, high(layer.collidedStates)),
    share: upFrom(shareBottom, SHARE * share(layer.collidedOrders, layer.orders)),
    layer,
  }));
  const every = Math.ceil(26 / band.step());
  return {
    width,
    height: shareBottom + AXIS,
    left: MARGIN.left,
    right,
    bars,
    counted: band.step() >= DIGIT * widest.states.toLocaleString('en-US').length,
    statesTop: MARGIN.top,
    statesBottom,
    shareTop,
    shareBottom,
    ticks: layers.flatMap((_, moves) => (moves % every === 0 ? [moves] : [])),
    widest,
  };
}
