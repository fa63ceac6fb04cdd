import type { Plot } from '../plot.ts';
import { textWidth } from '../surface.ts';
import { timeTicks, xOf } from '../timeScale.ts';

const SIZE = 12;
const BELOW_PX = 12;

/** The labels of the round moments, below the lanes. */
export function drawAxis({ surface, theme, scale, bottom, width }: Plot): void {
  for (const { us, label } of timeTicks(scale)) {
    const half = textWidth(label, { size: SIZE }) / 2;
    const x = xOf(scale, us);
    if (x < scale.left - 1 || x > width) continue;
    const inside = Math.min(Math.max(x, half + 1), width - half - 1);
    surface.text(inside, bottom + BELOW_PX, label, { colour: theme.ink2, size: SIZE, align: 'center' });
  }
}
