import { answerFacts } from '../answerFacts.ts';
import { Boxes } from '../batch.ts';
import type { CollisionShape } from '../collisionGeometry.ts';
import type { Plot } from '../plot.ts';
import { textWidth } from '../surface.ts';

export interface Flag {
  readonly width: number;
  readonly height: number;
  readonly slant: number;
  readonly top: number;
}
export const FLAG: Flag = { width: 9, height: 11, slant: 4, top: 5 };
/** Flags that leave the strip's lower part to a caption. */
const LOW_FLAG: Flag = { width: 9, height: 5, slant: 2, top: 1 };
/** Nearer than this, flags merge into a ribbon, which says its count where that has room. */
const MERGE_PX = 10;
const COUNT = { size: 10.5, weight: 700 } as const;
const COUNT_AIR_PX = 2;
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

function drawRibbons({ surface, theme, scale, answer }: Plot, shapes: readonly CollisionShape[], flag: Flag): void {
  const ribbons = mergedFlags(shapes, flag);
  // Of very many an answer holds some: a ribbon of these cannot say how many it stands for.
  const counted = flag === FLAG && answer?.collisions.count === answer?.collisionsInView;
  if (counted) makeRoomForCounts(ribbons, scale);
  surface.polygons(
    ribbons.map(({ x1, x2 }) => ribbon(x1, x2, flag)),
    theme.coll,
  );
  for (const { x1, x2, count, told } of ribbons) {
    const style = { ...COUNT, colour: theme.sheet, align: 'center' } as const;
    if (told) surface.text((x1 + x2) / 2, FLAG.top + FLAG.height / 2, String(count), style);
  }
}

interface Ribbon {
  x1: number;
  x2: number;
  /** Flags that it stands for, and whether it says so. */
  readonly count: number;
  told: boolean;
}

function mergedFlags(shapes: readonly CollisionShape[], { width }: Flag): Ribbon[] {
  const xs = shapes.map(({ x }) => x).sort((a, b) => a - b);
  const ribbons: Ribbon[] = [];
  for (let i = 0; i < xs.length;) {
    let end = i;
    while (end + 1 < xs.length && xs[end + 1]! - xs[end]! < MERGE_PX) end += 1;
    ribbons.push({ x1: xs[i]! - width / 2, x2: xs[end]! + width / 2, count: end - i + 1, told: false });
    i = end + 1;
  }
  return ribbons;
}

/** Flags of one moment hide each other, and would look like one: their ribbon grows, up to its neighbours, to hold its count. */
function makeRoomForCounts(ribbons: readonly Ribbon[], { left, right }: Pick<Plot['scale'], 'left' | 'right'>): void {
  ribbons.forEach((one, i) => {
    if (one.count === 1) return;
    const px = textWidth(String(one.count), COUNT) + FLAG.slant + 2 * COUNT_AIR_PX;
    const middle = (one.x1 + one.x2) / 2;
    const inView = middle > left && middle < right;
    const from = inView ? Math.max(left, Math.min(right - px, middle - px / 2)) : middle - px / 2;
    const x1 = Math.min(one.x1, from);
    const x2 = Math.max(one.x2, from + px);
    const before = ribbons[i - 1]?.x2 ?? -Infinity;
    const after = ribbons[i + 1]?.x1 ?? Infinity;
    one.told = x2 - x1 === one.x2 - one.x1 || (x1 > before && x2 < after);
    if (one.told) Object.assign(one, { x1, x2 });
  });
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
