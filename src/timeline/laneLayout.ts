/** Where the lanes of a figure lie. The height never depends on what a run does, so that nothing on the page moves. */

/** Two lanes that take part in the collision looked at, with room for letters and values. */
export interface GrownLanes {
  readonly indices: readonly number[];
  /** 0: as all others, 1: fully grown. */
  readonly share: number;
}

export interface LaneLayout {
  /** Count + 1 edges, px from the figure's top: lane i reaches from edges[i] to edges[i + 1]. */
  readonly edges: Float64Array;
  readonly count: number;
}

/** Room above the lanes for the flags, px. */
export const STRIP_PX = 20;
export const DENSE_STRIP_PX = 34;
/** Below the last lane. */
const FOOT_PX = 3;
export const AXIS_PX = 22;

const LANE_PX = { least: 8, most: 17 } as const;
const PHONE_LANE_PX = 16;
const ROOM_FOR_LANES = 10;
/** What stands above, between and below two figures on a wide page; in a low window the page takes less (styles/base.css). */
const BESIDE_FIGURES_PX = { usual: 514, low: 440 } as const;
const LOW_WINDOW_PX = 800;
const MANY_LANES_PX = { least: 3, most: 5 } as const;
const GROWN_PX = { least: 54, most: 78 } as const;
const SMALL_PX = 7;

/**
 * Height of a figure without its axis, px: the same for 1 to 34 lanes, then a little for each.
 * @param windowPx height of the browser's window: two figures should fit into it
 */
export function figureHeight(laneCount: number, phone: boolean, windowPx: number): number {
  const usual = ROOM_FOR_LANES * (phone ? PHONE_LANE_PX : usualLanePx(windowPx));
  const room = (windowPx - 530) / 2 / Math.max(1, laneCount);
  const lanePx = Math.min(MANY_LANES_PX.most, Math.max(MANY_LANES_PX.least, room));
  return STRIP_PX + Math.round(Math.max(usual, laneCount * lanePx)) + FOOT_PX;
}

function usualLanePx(windowPx: number): number {
  const beside = windowPx < LOW_WINDOW_PX ? BESIDE_FIGURES_PX.low : BESIDE_FIGURES_PX.usual;
  const px = Math.floor(((windowPx - beside) / 2 - STRIP_PX - FOOT_PX) / ROOM_FOR_LANES);
  return Math.min(LANE_PX.most, Math.max(LANE_PX.least, px));
}

/** Shares the room between strip and foot out among the lanes. */
export function laneLayout(count: number, heightPx: number, stripPx: number, grown: GrownLanes): LaneLayout {
  const room = heightPx - stripPx - FOOT_PX;
  const even = room / Math.max(1, count);
  // One thread may take part twice.
  const wide = [...new Set(grown.indices)].filter((index) => index < count);
  const small = count - wide.length;
  const grows = grown.share > 0 && wide.length > 0 && small > 0 && even < GROWN_PX.most;
  const fits = (room - small * SMALL_PX) / Math.max(1, wide.length);
  const widePx = Math.min(GROWN_PX.most, Math.max(GROWN_PX.least, fits), (room * 0.8) / Math.max(1, wide.length));
  const smallPx = (room - wide.length * widePx) / Math.max(1, small);
  const edges = new Float64Array(count + 1);
  edges[0] = stripPx;
  for (let lane = 0; lane < count; lane += 1) {
    const target = wide.includes(lane) ? widePx : smallPx;
    edges[lane + 1] = edges[lane]! + (grows ? even + (target - even) * grown.share : even);
  }
  return { edges, count };
}

export function laneMiddle(layout: LaneLayout, lane: number): number {
  return (layout.edges[lane]! + layout.edges[lane + 1]!) / 2;
}

export function laneHeight(layout: LaneLayout, lane: number): number {
  return layout.edges[lane + 1]! - layout.edges[lane]!;
}

/** Height of a message's bar in the lane, px. */
export function barHeight(layout: LaneLayout, lane: number): number {
  const height = laneHeight(layout, lane);
  return height >= 12 ? Math.min(height - 6, 22) : Math.max(1.4, height * 0.72);
}

/** The lane at a height, or -1. */
export function laneAt(layout: LaneLayout, y: number): number {
  for (let lane = 0; lane < layout.count; lane += 1) {
    if (y >= layout.edges[lane]! && y < layout.edges[lane + 1]!) return lane;
  }
  return -1;
}
