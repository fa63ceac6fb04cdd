/** What a finger takes hold of on the overview, and where it takes it. */

/** Two places, or two moments: from, to. */
export type Pair = readonly [number, number];

/** A part of the frame; 'new': none, so a new frame is drawn. */
export type Grip = 'from' | 'to' | 'frame' | 'new';

/** How far beside an edge a finger still takes hold of it, px. */
const EDGE_PX = 22;
/** The frame itself can be taken hold of however narrow it is, px each side of its middle. */
const LEAST_HALF_PX = 12;

/** @param frame the frame's edges, px */
export function gripAt(x: number, [from, to]: Pair): Grip {
  const fromMiddle = x - (from + to) / 2;
  const half = (to - from) / 2;
  const body = Math.max(LEAST_HALF_PX, half - EDGE_PX);
  if (Math.abs(fromMiddle) <= body) return 'frame';
  if (Math.abs(fromMiddle) > Math.max(half, body) + EDGE_PX) return 'new';
  return fromMiddle < 0 ? 'from' : 'to';
}

/**
 * @param frame the edges when it was taken hold of, µs
 * @param finger where the finger came down, and where it is now, µs
 * @param leastUs an edge comes no nearer to the other one
 */
export function dragged(grip: Grip, [fromUs, toUs]: Pair, [downUs, nowUs]: Pair, leastUs: number): Pair {
  const byUs = nowUs - downUs;
  switch (grip) {
    case 'frame':
      return [fromUs + byUs, toUs + byUs];
    case 'from':
      return [Math.min(fromUs + byUs, toUs - leastUs), toUs];
    case 'to':
      return [fromUs, Math.max(toUs + byUs, fromUs + leastUs)];
    case 'new':
      return [Math.min(downUs, nowUs), Math.max(downUs, nowUs, Math.min(downUs, nowUs) + leastUs)];
  }
}
