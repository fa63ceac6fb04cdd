import { Boxes, Segments } from '../batch.ts';
import type { Plot } from '../plot.ts';
import { xOf } from '../timeScale.ts';

/** How much of the paper covers what has not happened yet. */
const VEIL = 0.74;
const HANDLE_PX = 6;

/** While a run is played back: the moment it has come to, and everything after it pale. */
export function drawPlayhead({ surface, theme, scale, bottom, playheadUs }: Plot): void {
  if (playheadUs === null) return;
  const x = xOf(scale, playheadUs);
  const from = Math.max(x, scale.left);
  if (from < scale.right) surface.rects(new Boxes().push(from, 0, scale.right - from, bottom), theme.sheet, VEIL);
  if (x < scale.left || x > scale.right) return;
  surface.lines(new Segments().push(x, 0, x, bottom), { colour: theme.ink, width: 2 });
  surface.polygons([[x - HANDLE_PX, 0, x + HANDLE_PX, 0, x, HANDLE_PX * 1.5]], theme.ink);
}
