/** The space of states by moves made, in px: how many states there are, and what share of the orders has collided. */
import { area, line, scaleLinear } from 'd3';
import type { LayerCount } from '../../../race/explored/exploration.ts';
import { share } from './latticeLayout.ts';

const MARGIN = { left: 46, top: 16, right: 12 };
const SPINDLE = 150;
const GAP = 34;
const SHARE = 84;
const AXIS = 34;

export interface SpaceLayout {
  readonly width: number;
  readonly height: number;
  readonly x: (moves: number) => number;
  /** Middle line of the spindle. */
  readonly middle: number;
  /** All states after so many moves; those in which two Message-IDs are equal already. */
  readonly states: string;
  readonly collided: string;
  /** Share of the orders that have collided: area, and its upper line. */
  readonly shareArea: string;
  readonly shareLine: string;
  readonly shareTop: number;
  readonly shareBottom: number;
  readonly ticks: readonly number[];
  readonly widest: { readonly moves: number; readonly states: number };
}

/** @param layers at least two */
export function spaceLayout(layers: readonly LayerCount[], width: number): SpaceLayout {
  const last = layers.length - 1;
  const x = scaleLinear([0, last], [MARGIN.left, width - MARGIN.right]);
  const widest = layers.reduce((best, { states }, moves) => (states > best.states ? { moves, states } : best), {
    moves: 0,
    states: 0,
  });
  const middle = MARGIN.top + SPINDLE / 2;
  const half = scaleLinear([0, widest.states], [0, SPINDLE / 2]);
  const spindle = (states: (layer: LayerCount) => number): string =>
    area<LayerCount>()
      .x((_, moves) => x(moves))
      .y0((layer) => middle + half(states(layer)))
      .y1((layer) => middle - half(states(layer)))(layers) ?? '';
  const shareTop = MARGIN.top + SPINDLE + GAP;
  const y = scaleLinear([0, 1], [shareTop + SHARE, shareTop]);
  const up = ({ collidedOrders, orders }: LayerCount): number => y(share(collidedOrders, orders));
  return {
    width,
    height: shareTop + SHARE + AXIS,
    x,
    middle,
    states: spindle(({ states }) => states),
    collided: spindle(({ collidedStates }) => collidedStates),
    shareArea:
      area<LayerCount>()
        .x((_, moves) => x(moves))
        .y0(y(0))
        .y1(up)(layers) ?? '',
    shareLine:
      line<LayerCount>()
        .x((_, moves) => x(moves))
        .y(up)(layers) ?? '',
    shareTop,
    shareBottom: shareTop + SHARE,
    ticks: x.ticks(Math.min(last, Math.max(2, Math.floor(width / 60)))).filter(Number.isInteger),
    widest,
  };
}
