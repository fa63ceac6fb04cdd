import type { ChangeMark } from '../changeLabels.ts';
import type { Plot } from '../plot.ts';
import { textWidth } from '../surface.ts';
import { TICK_LABEL_PX, xOf, type TimeTick } from '../timeScale.ts';

const BELOW_PX = 12;
const APART_PX = 8;

/** The labels of the round moments, below the lanes; what is said of a change takes the place of those it would meet. */
export function drawAxis(
  { surface, theme, scale, bottom, width }: Plot,
  moments: readonly TimeTick[],
  changes: readonly ChangeMark[],
): void {
  for (const { us, label } of moments) {
    const half = textWidth(label, { size: TICK_LABEL_PX }) / 2;
    const x = xOf(scale, us);
    if (x < scale.left - 1 || x > width) continue;
    const inside = Math.min(Math.max(x, half + 1), width - half - 1);
    if (changes.some((change) => meets(change, inside - half, inside + half))) continue;
    surface.text(inside, bottom + BELOW_PX, label, { colour: theme.ink2, size: TICK_LABEL_PX, align: 'center' });
  }
}

function meets({ x, label }: ChangeMark, left: number, right: number): boolean {
  if (!label) return false;
  return right + APART_PX > Math.min(x, label.left) && left - APART_PX < Math.max(x, label.left + label.width);
}
