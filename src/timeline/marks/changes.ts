import { Segments } from '../batch.ts';
import { changeText } from '../changeText.ts';
import type { Plot } from '../plot.ts';
import { textWidth } from '../surface.ts';
import { xOf } from '../timeScale.ts';

const SIZE = 12.5;

/** A dashed line at each change, and what was changed above the lanes; where labels would meet, the newer one is said. */
export function drawChanges({ surface, theme, scale, changes, bottom, stripPx, axis }: Plot): void {
  const lines = new Segments();
  let freeUntil = Infinity;
  for (let i = changes.length - 1; i >= 0; i -= 1) {
    const change = changes[i]!;
    const x = Math.round(xOf(scale, change.atUs)) + 0.5;
    if (x < scale.left || x > scale.right) continue;
    lines.push(x, 0, x, bottom);
    const text = changeText(change);
    const width = textWidth(text, { size: SIZE, weight: 600 });
    if (!axis || x + 5 + width > Math.min(freeUntil, scale.right + width * 0.5)) continue;
    freeUntil = x;
    const flip = x + 5 + width > scale.right;
    surface.text(flip ? x - 5 : x + 5, stripPx / 2, text, {
      colour: theme.ink,
      size: SIZE,
      weight: 600,
      align: flip ? 'right' : 'left',
      halo: theme.sheet,
    });
  }
  surface.lines(lines, { colour: theme.ink, width: 1.2, dash: [4, 3] });
}
