import { Boxes, Segments } from '../batch.ts';
import type { CollisionShape } from '../collisionGeometry.ts';
import { barHeight, laneMiddle } from '../laneLayout.ts';
import type { Plot } from '../plot.ts';
import { xOf } from '../timeScale.ts';

const BAND_OPACITY = 0.13;
const LEAST_LIGHT_PX = 3;

/** Behind the selected collision: from its first read to its stem. */
export function drawSelectionBand(
  { surface, theme, scale, bottom, selected }: Plot,
  shapes: readonly CollisionShape[],
): void {
  const band = new Boxes();
  for (const shape of shapes) {
    if (shape.number !== selected) continue;
    const left = xOf(scale, shape.span.fromUs) - 5;
    band.push(left, 0, shape.x + 11 - left, bottom);
  }
  surface.rects(band, theme.coll, BAND_OPACITY);
}

/** The time of what is pointed at, in this figure or in the other. */
export function drawLight({ surface, theme, scale, bottom, light }: Plot): void {
  if (!light) return;
  const x1 = xOf(scale, light.fromUs);
  const width = Math.max(LEAST_LIGHT_PX, (light.toUs - light.fromUs) * scale.pxPerUs);
  surface.rects(new Boxes().push(x1, 0, width, bottom), theme.clockW);
  const edges = new Segments().push(x1, 0, x1, bottom).push(x1 + width, 0, x1 + width, bottom);
  surface.lines(edges, { colour: theme.rule2, width: 1 });
}

/** Messages made in the lit time: neighbours of what is pointed at. */
export function drawNeighbours({ surface, theme, scale, layout, answer, light }: Plot): void {
  const messages = answer?.messages;
  if (!messages || !light) return;
  const outlines = new Boxes();
  for (let i = 0; i < messages.count; i += 1) {
    if (messages.endUs[i]! < light.fromUs || messages.startUs[i]! > light.toUs) continue;
    const lane = messages.laneIndex[i]!;
    const height = barHeight(layout, lane) + 3;
    const x = xOf(scale, messages.startUs[i]!) - 2;
    outlines.push(x, laneMiddle(layout, lane) - height / 2, xOf(scale, messages.endUs[i]!) + 2 - x, height);
  }
  surface.frames(outlines, { colour: theme.ink, width: 1.2 });
}
