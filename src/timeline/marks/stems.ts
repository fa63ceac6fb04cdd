import { Circles, Segments } from '../batch.ts';
import type { CollisionShape } from '../collisionGeometry.ts';
import type { Plot } from '../plot.ts';
import { FLAG, ribbon } from './flags.ts';

const halos = new Segments();
const stems = new Segments();
const joins = new Segments();
const kept = new Circles();
const lost = new Circles();
const crosses = new Segments();
const STEM_PX = 1.75;
const SELECTED_STEM_PX = 3.5;
const SELECTED_RADIUS_PX = 1.8;
/** Below this radius a filled ring alone says "lost". */
const CROSS_FROM_RADIUS = 3.4;

/** Letters of one postmark, joined: an open ring for the one that is kept, a filled one with a cross for each that is lost. */
export function drawStems(plot: Plot, shapes: readonly CollisionShape[]): void {
  const { selected, pointed } = plot;
  const special = (shape: CollisionShape): boolean => shape.number === selected || shape.number === pointed;
  if (plot.form !== 'density')
    drawSet(
      plot,
      shapes.filter((shape) => !special(shape)),
      STEM_PX,
      0,
    );
  drawSet(plot, shapes.filter(special), SELECTED_STEM_PX, SELECTED_RADIUS_PX);
  if (plot.form === 'density') drawChosenFlag(plot, shapes.filter(special));
}

function drawSet(
  { surface, theme, growth }: Plot,
  shapes: readonly CollisionShape[],
  width: number,
  wider: number,
): void {
  for (const batch of [halos, stems, joins, kept, lost, crosses]) batch.clear();
  for (const shape of shapes) addShape(shape, growth(shape.number), wider);
  surface.lines(joins, { colour: theme.coll, width: STEM_PX });
  surface.lines(halos, { colour: theme.sheet, width: width + 1.75 });
  surface.lines(stems, { colour: theme.coll, width });
  surface.circles(kept, { fill: theme.sheet, stroke: { colour: theme.coll, width: wider > 0 ? 2.4 : STEM_PX } });
  surface.circles(lost, { fill: theme.coll });
  surface.lines(crosses, { colour: theme.sheet, width: wider > 0 ? 1.9 : 1.4, cap: 'round' });
}

function addShape(shape: CollisionShape, grown: number, wider: number): void {
  const from = shape.rings[0]?.y ?? shape.top;
  const top = from + (shape.top - from) * grown;
  const bottom = from + (shape.bottom - from) * grown;
  halos.push(shape.x, top, shape.x, bottom);
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

/** Among thousands, the one chosen has a flag of its own, and says that there is more to see. */
function drawChosenFlag({ surface, theme, stripPx, scale, answer }: Plot, shapes: readonly CollisionShape[]): void {
  for (const { x, top } of shapes) {
    surface.lines(new Segments().push(x, stripPx / 2, x, top), { colour: theme.coll, width: SELECTED_STEM_PX });
    surface.polygons([ribbon(x - FLAG.width / 2, x + FLAG.width / 2, FLAG)], theme.coll);
    const text = `one of ${(answer?.collisionsInView ?? 0).toLocaleString('en')} in view · zoom in to see it`;
    const right = x < (scale.left + scale.right) / 2;
    surface.text(right ? x + 12 : x - 12, FLAG.top + FLAG.height / 2, text, {
      colour: theme.coll,
      size: 13,
      weight: 600,
      align: right ? 'left' : 'right',
      halo: theme.sheet,
    });
  }
}
