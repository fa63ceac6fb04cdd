import { Boxes } from '../batch.ts';
import type { Plot } from '../plot.ts';
import { textWidth } from '../surface.ts';
import { formatDuration, xOf } from '../timeScale.ts';

/** Where the whole run stood still because the browser's tab was hidden. */
export function drawGaps({ surface, theme, scale, gaps, bottom }: Plot): void {
  const boxes = new Boxes();
  for (const { fromUs, toUs } of gaps) {
    const x1 = xOf(scale, fromUs);
    const x2 = xOf(scale, toUs);
    if (x2 < scale.left || x1 > scale.right) continue;
    boxes.push(x1, 0, Math.max(2, x2 - x1), bottom);
    const text = `tab hidden for ${formatDuration(toUs - fromUs)}`;
    if (textWidth(text, { size: 12.5 }) > x2 - x1 - 8) continue;
    const middle = (Math.max(x1, scale.left) + Math.min(x2, scale.right)) / 2;
    surface.text(middle, bottom / 2, text, { colour: theme.ink2, size: 12.5, align: 'center', halo: theme.sheet });
  }
  surface.hatch(boxes, { stroke: theme.rule, ground: theme.paper, phasePx: -scale.fromUs * scale.pxPerUs });
}
