import { grouped } from '../../log/countText.ts';
import { Boxes, Circles, Segments } from '../batch.ts';
import { collisionRoom, type CollisionShape } from '../collisionGeometry.ts';
import type { Plot } from '../plot.ts';
import { textWidth } from '../surface.ts';
import { FLAG, ribbon } from './flags.ts';

const stems = new Segments();
const joins = new Segments();
const kept = new Circles();
const lost = new Circles();
const crosses = new Segments();
/** Below this radius a filled ring alone says "lost". */
const CROSS_FROM_RADIUS = 3.4;

interface Style {
  readonly stemPx: number;
  /** Added to the rings' radius. */
  readonly widerPx: number;
  /** Free ground around stem and rings. */
  readonly haloPx: number;
}
const USUAL: Style = { stemPx: 1.75, widerPx: 0, haloPx: 0.9 };
const CHOSEN: Style = { stemPx: 3.5, widerPx: 1.8, haloPx: 0.9 };
/** Under this room (collisionRoom) stems go under the bars. */
const CROWDED_ROOM = 0.5;
const CROWDED_STEM = { width: 1, opacity: 0.4 } as const;
const CHOSEN_AMONG_THOUSANDS: Style = { ...CHOSEN, haloPx: 2.5 };

/** Whether collisions are so near each other that their stems would hide the bars. */
export function isCrowded({ answer, scale, form }: Plot): boolean {
  return answer !== null && form !== 'density' && collisionRoom(answer, scale) < CROWDED_ROOM;
}

/** The stems of a crowd, thin and pale, to be drawn under the bars. */
export function drawCrowdedStems(plot: Plot, shapes: readonly CollisionShape[]): void {
  const { surface, theme } = plot;
  gather(plot, usualOf(plot, shapes), USUAL);
  surface.lines(joins, { colour: theme.coll, ...CROWDED_STEM });
  surface.lines(stems, { colour: theme.coll, ...CROWDED_STEM });
}

/**
 * Letters of one postmark, joined: an open ring for the one that is kept, a filled one with a cross for each that is lost.
 * @param crowded the stems are drawn already, but for that of a chosen collision
 */
export function drawStems(plot: Plot, shapes: readonly CollisionShape[], crowded: boolean): void {
  const chosen = shapes.filter((shape) => isChosen(plot, shape));
  if (plot.form === 'density') {
    drawChosenFlag(plot, chosen);
    drawSet(plot, chosen, CHOSEN_AMONG_THOUSANDS);
    return;
  }
  gather(plot, usualOf(plot, shapes), USUAL);
  if (!crowded) drawLines(plot, USUAL);
  drawRings(plot, USUAL);
  drawSet(plot, chosen, CHOSEN);
}

function isChosen({ selected, pointed }: Plot, { number }: CollisionShape): boolean {
  return number === selected || number === pointed;
}

function usualOf(plot: Plot, shapes: readonly CollisionShape[]): CollisionShape[] {
  return shapes.filter((shape) => !isChosen(plot, shape));
}

function drawSet(plot: Plot, shapes: readonly CollisionShape[], style: Style): void {
  gather(plot, shapes, style);
  drawLines(plot, style);
  drawRings(plot, style);
}

function gather({ growth }: Plot, shapes: readonly CollisionShape[], { widerPx }: Style): void {
  for (const batch of [stems, joins, kept, lost, crosses]) batch.clear();
  for (const shape of shapes) addShape(shape, growth(shape.number), widerPx);
}

function drawLines({ surface, theme }: Plot, style: Style): void {
  const { stemPx, haloPx } = style;
  surface.lines(joins, { colour: theme.coll, width: USUAL.stemPx });
  surface.lines(stems, { colour: theme.sheet, width: stemPx + 2 * haloPx });
  if (style === CHOSEN_AMONG_THOUSANDS) {
    for (const rings of [kept, lost])
      surface.circles(rings, { stroke: { colour: theme.sheet, width: 2 * haloPx + 2.4 } });
  }
  surface.lines(stems, { colour: theme.coll, width: stemPx });
}

function drawRings({ surface, theme }: Plot, { stemPx, widerPx }: Style): void {
  surface.circles(kept, { fill: theme.sheet, stroke: { colour: theme.coll, width: widerPx > 0 ? 2.4 : stemPx } });
  surface.circles(lost, { fill: theme.coll });
  surface.lines(crosses, { colour: theme.sheet, width: widerPx > 0 ? 1.9 : 1.4, cap: 'round' });
}

function addShape(shape: CollisionShape, grown: number, wider: number): void {
  const from = shape.rings[0]?.y ?? shape.top;
  const top = from + (shape.top - from) * grown;
  const bottom = from + (shape.bottom - from) * grown;
  stems.push(shape.x, top, shape.x, bottom);
  for (const ring of shape.rings) {
    if (grown < 1 && ring.y !== from) continue;
    const radius = ring.radius + (ring.radius < CROSS_FROM_RADIUS && wider > 0 ? wider + 1 : wider);
    if (ring.x !== shape.x) joins.push(ring.x, ring.y, shape.x, ring.y);
    if (!ring.lost) {
      kept.push(ring.x, ring.y, radius - 0.5);
      continue;
    }
    lost.push(ring.x, ring.y, radius + 0.4);
    if (radius < CROSS_FROM_RADIUS) continue;
    const arm = radius * 0.42;
    crosses.push(ring.x - arm, ring.y - arm, ring.x + arm, ring.y + arm);
    crosses.push(ring.x - arm, ring.y + arm, ring.x + arm, ring.y - arm);
  }
}

const CHOSEN_TEXT = { size: 13, weight: 600 } as const;

/** Among thousands, the one chosen has a flag of its own, and says that there is more to see. */
function drawChosenFlag({ surface, theme, stripPx, scale, answer }: Plot, shapes: readonly CollisionShape[]): void {
  const { haloPx } = CHOSEN_AMONG_THOUSANDS;
  for (const { x, top } of shapes) {
    const stem = new Segments().push(x, FLAG.top, x, top);
    surface.rects(new Boxes().push(x - 8, 0, 16, FLAG.top + FLAG.height + haloPx), theme.sheet);
    surface.lines(stem, { colour: theme.sheet, width: CHOSEN.stemPx + 2 * haloPx });
    surface.lines(stem, { colour: theme.coll, width: CHOSEN.stemPx });
    surface.polygons([ribbon(x - FLAG.width / 2, x + FLAG.width / 2, FLAG)], theme.coll);
    const text = `one of ${grouped(answer?.collisionsInView ?? 0)} in view · zoom in to see it`;
    const width = textWidth(text, CHOSEN_TEXT) + 10;
    const left = x < (scale.left + scale.right) / 2 ? x + 8 : x - 8 - width;
    surface.rects(new Boxes().push(left, 0, width, Math.min(stripPx, FLAG.top + FLAG.height + haloPx)), theme.sheet);
    surface.text(left + 4, FLAG.top + FLAG.height / 2, text, { ...CHOSEN_TEXT, colour: theme.coll });
  }
}
