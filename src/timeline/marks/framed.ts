import { Boxes } from '../batch.ts';
import { barHeight, laneMiddle } from '../laneLayout.ts';
import type { FramedBar, Plot } from '../plot.ts';
import { xOf } from '../timeScale.ts';

/** So long a bar that was asked for stays framed, and so long the frame then fades, ms. */
const FRAMED_MS = 5000;
const FADE_MS = 800;

const AIR_PX = 4;
const LEAST_PX = 8;

/**
 * How much of the frame is left.
 * @param ageMs since it was asked for
 * @param still with reduced motion it does not fade: it goes
 */
export function frameOpacity(ageMs: number, still: boolean): number {
  if (ageMs < FRAMED_MS) return 1;
  return still ? 0 : Math.max(0, 1 - (ageMs - FRAMED_MS) / FADE_MS);
}

/** Round one stretch of one lane: what *Show me one* found, or where the keys stand. */
export function drawFramed(plot: Plot, { lane, fromUs, toUs, opacity }: FramedBar): void {
  const { surface, theme, scale, layout, answer } = plot;
  const index = answer?.lanes.findIndex((one) => one.lane === lane) ?? -1;
  if (index < 0 || opacity <= 0) return;
  const height = barHeight(layout, index) + 2 * AIR_PX;
  const width = Math.max(LEAST_PX, (toUs - fromUs) * scale.pxPerUs) + 2 * AIR_PX;
  const box = new Boxes().push(xOf(scale, fromUs) - AIR_PX, laneMiddle(layout, index) - height / 2, width, height);
  surface.frames(box, { colour: theme.sheet, width: 5, opacity });
  surface.frames(box, { colour: theme.ink, width: 2.5, opacity });
}
