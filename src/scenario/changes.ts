import type { Change } from './scenario.ts';

/** Moves of one slider nearer than this are one change, µs: it is still being dragged. */
export const DRAG_US = 400_000;

/** The changes with another; a drag is one change, from where it began to where the slider is now. */
export function withChange(changes: readonly Change[], next: Change): readonly Change[] {
  const last = changes.at(-1);
  if (last?.field !== next.field || next.atUs - last.atUs > DRAG_US) return [...changes, next];
  return [...changes.slice(0, -1), { ...next, from: last.from }];
}
