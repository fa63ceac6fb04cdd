import { answerFacts } from '../answerFacts.ts';
import { Boxes } from '../batch.ts';
import type { CollisionShape } from '../collisionGeometry.ts';
import type { Plot } from '../plot.ts';

export interface Flag {
  readonly width: number;
  readonly height: number;
  readonly slant: number;
  readonly top: number;
}
export const FLAG: Flag = { width: 9, height: 11, slant: 4, top: 5 };
/** Flags that leave the strip's lower part to a caption. */
const LOW_FLAG: Flag = { width: 9, height: 5, slant: 2, top: 1 };
/** Nearer than this, flags merge into a ribbon, which says its count from that width on. */
const MERGE_PX = 10;
const COUNT_FROM_PX = 24;
const LEAST_PX = 4;

/**
 * The strip above the lanes: a flag over each collision, or how many there are in each pixel.
 * @param captioned the strip's lower part is wanted for a caption
 */
export function drawFlags(plot: Plot, shapes: readonly CollisionShape[], captioned: boolean): void {
  const { surface, theme, scale, answer, stripPx, collisions, safe } = plot;
  if (collisions === 0 && answer) {
    const style = { colour: safe ? theme.fix : theme.ink2, size: 13, halo: theme.sheet } as const;
    surface.text(scale.left + 9, stripPx / 2, 'no two alike', style);
  } else if (answer?.density) drawHistogram(plot);
  else drawRibbons(plot, shapes, captioned ? LOW_FLAG : FLAG);
}

/** A slanted band from x1 to x2, as points. */
export function ribbon(x1: number, x2: number, { height, slant, top }: Flag): number[] {
  return [x1 + slant / 2, top, x2 + slant / 2, top, x2 - slant / 2, top + height, x1 - slant / 2, top + height];
}

function drawRibbons({ surface, theme, answer }: Plot, shapes: readonly CollisionShape[], flag: Flag): void {
  // Of very many an answer holds some: a ribbon of these cannot say how many it stands for.
  const counted = flag === FLAG && answer?.collisions.count === answer?.collisionsInView;
  const bands: number[][] = [];
  const counts: { x: number; count: number }[] = [];
  const xs = shapes.map(({ x }) => x).sort((a, b) => a - b);
  for (let i = 0; i < xs.length;) {
    let end = i;
    while (end + 1 < xs.length && xs[end + 1]! - xs[end]! < MERGE_PX) end += 1;
    const x1 = xs[i]! - flag.width / 2;
    const x2 = xs[end]! + flag.width / 2;
    bands.push(ribbon(x1, x2, flag));
    if (counted && x2 - x1 > COUNT_FROM_PX) counts.push({ x: (x1 + x2) / 2, count: end - i + 1 });
    i = end + 1;
  }
  surface.polygons(bands, theme.coll);
  for (const { x, count } of counts) {
    const style = { colour: theme.sheet, size: 10.5, weight: 700, align: 'center' } as const;
    surface.text(x, FLAG.top + FLAG.height / 2, String(count), style);
  }
}

function drawHistogram({ surface, theme, scale, answer, stripPx }: Plot): void {
  const facts = answerFacts(answer!);
  const columns = facts.collidingByColumn.length;
  const columnPx = ((answer!.toUs - answer!.fromUs) / columns) * scale.pxPerUs;
  const left = scale.left + (answer!.fromUs - scale.fromUs) * scale.pxPerUs;
  const boxes = new Boxes();
  const base = stripPx - 2;
  for (let column = 0; column < columns; column += 1) {
    const count = facts.collidingByColumn[column]!;
    if (count === 0) continue;
    const px = Math.max(LEAST_PX, Math.sqrt(count / facts.mostInColumn) * (stripPx - 7));
    boxes.push(left + column * columnPx, base - px, Math.max(1, columnPx), px);
  }
  surface.rects(boxes, theme.coll);
}
