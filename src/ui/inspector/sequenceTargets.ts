/** Where each step of the sequence diagram can be pointed at: its name, its bar, and the way to the variable. */
import type { StepId } from '../../algorithms/step.ts';
import type { Sequence, Side } from './sequenceEvents.ts';

/** One per event of the sequence, in its order. All measures in px. */
export interface Target {
  readonly side: Side;
  readonly step: StepId;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const TALLEST_PX = 26;

/**
 * @param names where the step's name stands beside its bar, in the order of the events of its side
 * @param middle px between the two sides
 */
export function targetsOf(
  { events }: Sequence,
  names: Readonly<Record<Side, readonly { readonly y: number }[]>>,
  middle: number,
  widthPx: number,
): Target[] {
  const taken = { left: 0, right: 0 };
  return events.map(({ side, step }) => {
    const i = taken[side]++;
    const centres = names[side].map(({ y }) => y);
    const y = centres[i] ?? 0;
    // Half-way to the neighbours at most, so that no target lies on another.
    const above = Math.min(TALLEST_PX, y - (centres[i - 1] ?? -Infinity)) / 2;
    const below = Math.min(TALLEST_PX, (centres[i + 1] ?? Infinity) - y) / 2;
    const [from, to] = side === 'left' ? [0, middle] : [middle, widthPx];
    return { side, step, x: from, y: y - above, width: to - from, height: above + below };
  });
}

/** The target that a key leads to from another; null: the key leads nowhere. */
export function nextTarget(key: string, from: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
    case 'ArrowRight':
      return Math.min(count - 1, from + 1);
    case 'ArrowUp':
    case 'ArrowLeft':
      return Math.max(0, from - 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
