import type { Change } from './scenario.ts';

/** Moves of one slider nearer than this are one drag, µs. */
export const DRAG_US = 400_000;

/**
 * The changes as a person made them: a drag is one, from the moment it began, and from its first value to its last. One that at
 * once came back to where it began is none.
 */
export function asDrags(changes: readonly Change[]): readonly Change[] {
  const drags: { drag: Change; lastUs: number }[] = [];
  for (const change of changes) {
    const open = drags.at(-1);
    if (open?.drag.field === change.field && change.atUs - open.lastUs <= DRAG_US) {
      open.drag = { ...open.drag, to: change.to };
      open.lastUs = change.atUs;
    } else drags.push({ drag: change, lastUs: change.atUs });
  }
  const isChange = ({ drag, lastUs }: (typeof drags)[number]): boolean =>
    drag.from !== drag.to || lastUs - drag.atUs > DRAG_US;
  return drags.filter(isChange).map(({ drag }) => drag);
}
