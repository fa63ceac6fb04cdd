import { Segments } from '../batch.ts';
import { CHANGE_LABEL, changeMarks, type ChangeMark } from '../changeLabels.ts';
import { AXIS_PX } from '../laneLayout.ts';
import type { Plot } from '../plot.ts';

const TICK_PX = 5;
/** The axis keeps at least this share of its width for moments. */
const SHARE_OF_AXIS = 0.5;

/** The changes in view; they are said below the lanes, where they cover no mark. */
export function changesInView({ changes, scale, axis }: Plot): ChangeMark[] {
  return changeMarks(changes, scale, axis ? (scale.right - scale.left) * SHARE_OF_AXIS : 0);
}

/** A dashed line through the lanes at each change. */
export function drawChanges({ surface, theme, bottom }: Plot, marks: readonly ChangeMark[]): void {
  const lines = new Segments();
  for (const { x } of marks) lines.push(x, 0, x, bottom);
  surface.lines(lines, { colour: theme.ink, width: 1.2, dash: [4, 3] });
}

/** On the axis: what was changed, at the end of its line; a small tick where there is no room for words. */
export function drawChangeLabels({ surface, theme, bottom }: Plot, marks: readonly ChangeMark[]): void {
  const ends = new Segments();
  for (const { x, label, covered } of marks) {
    if (label || !covered) ends.push(x, bottom, x, bottom + (label ? AXIS_PX - 3 : TICK_PX));
    if (label)
      surface.text(label.x, bottom + AXIS_PX / 2 + 1, label.text, {
        ...CHANGE_LABEL,
        align: label.align,
        colour: theme.ink,
      });
  }
  surface.lines(ends, { colour: theme.ink, width: 1.5 });
}
