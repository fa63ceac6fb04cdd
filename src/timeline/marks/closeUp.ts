import type { CollisionDetail, LoggedMessage } from '../../log/detail.ts';
import { answerFacts } from '../answerFacts.ts';
import { Boxes } from '../batch.ts';
import type { CollisionShape } from '../collisionGeometry.ts';
import { barHeight, laneHeight, laneMiddle } from '../laneLayout.ts';
import type { Plot } from '../plot.ts';
import { textWidth, type TextStyle } from '../surface.ts';
import { formatDuration, xOf } from '../timeScale.ts';

const ROOM_FOR_VALUES_PX = 32;
const HALF_LINE_PX = 8;
const VALUE = { size: 12.5, family: 'machine' } as const;
const CAPTION = { size: 12.5, weight: 600 } as const;
const CAPTION_UP_PX = 6.5;

/** The stretch in which two threads held the same value: from the second read to the first write. */
interface Overlap {
  readonly fromUs: number;
  readonly toUs: number;
  readonly value: number;
  readonly of: 'seed' | 'counter';
}

/** Under the bars: the hatch between two threads that both hold the same seed, and the tick that both read. */
export function drawOverlap(plot: Plot, shape: CollisionShape): void {
  const pair = grownPair(plot, shape);
  if (!pair) return;
  const { surface, theme, scale } = plot;
  const overlap = plot.detail && overlapOf(plot.detail);
  if (overlap) {
    const x = xOf(scale, overlap.fromUs);
    const box = new Boxes().push(x, pair.top, (overlap.toUs - overlap.fromUs) * scale.pxPerUs, pair.bottom - pair.top);
    surface.hatch(box, { stroke: theme.coll, ground: theme.collW, phasePx: x });
  }
  const clocks = plot.detail ? momentsOf(plot.detail, 'read-clock') : [];
  if (clocks.length < 2) return;
  const x1 = xOf(scale, Math.min(...clocks));
  const tick = new Boxes().push(
    x1,
    pair.top,
    Math.max(3, xOf(scale, Math.max(...clocks)) - x1),
    pair.bottom - pair.top,
  );
  surface.rects(tick, theme.clockW);
  surface.frames(tick, { colour: theme.ink, width: 1 });
}

/** Over the bars: the frame, the values that were read and written, the two Message-IDs, and what happened in a line. */
export function drawCloseUp(plot: Plot, shape: CollisionShape): void {
  const { detail, surface, theme, scale } = plot;
  const pair = grownPair(plot, shape);
  if (!detail || !pair) return;
  const overlap = overlapOf(detail);
  if (overlap) {
    const x = xOf(scale, overlap.fromUs);
    const width = Math.max(2, (overlap.toUs - overlap.fromUs) * scale.pxPerUs);
    const frame = new Boxes().push(
      x,
      pair.top - pair.upperBar - 3,
      width,
      pair.bottom - pair.top + pair.upperBar + pair.lowerBar + 6,
    );
    surface.frames(frame, { colour: theme.coll, width: 1.75 });
  }
  for (const member of detail.members) drawValues(plot, shape, member);
  drawCaption(plot, shape, caption(detail, overlap, plot.clockResolutionUs));
}

function grownPair({ layout, grown }: Plot, shape: CollisionShape) {
  const lanes = shape.rings.map((ring) => ring.laneIndex).filter((lane) => grown.indices.includes(lane));
  if (lanes.length < 2 || grown.share < 0.5) return null;
  const upper = Math.min(...lanes);
  const lower = Math.max(...lanes);
  const upperBar = barHeight(layout, upper);
  const lowerBar = barHeight(layout, lower);
  return {
    top: laneMiddle(layout, upper) + upperBar / 2,
    bottom: laneMiddle(layout, lower) - lowerBar / 2,
    upperBar,
    lowerBar,
  };
}

function momentsOf(detail: CollisionDetail, step: string): number[] {
  return detail.members.flatMap((member) => member.steps.filter((done) => done.step === step).map((done) => done.atUs));
}

/** null where no two threads held the same value at the same time, or where that is not proved. */
export function overlapOf(detail: CollisionDetail): Overlap | null {
  const [first] = detail.members;
  if (!first || detail.reason === 'order-not-recorded') return null;
  // Two processes share no variable.
  if (detail.members.some(({ process }) => process !== first.process)) return null;
  for (const of of ['seed', 'counter'] as const) {
    // A generator of the thread's own: nobody else reads its seed.
    if (of === 'seed' && first.seedRead === null) continue;
    const reads = momentsOf(detail, `read-${of}`).sort((a, b) => a - b);
    const fromUs = reads[1];
    const toUs = Math.min(...momentsOf(detail, `write-${of}`));
    const value = first.steps.find((done) => done.step === `read-${of}`)?.value;
    if (fromUs !== undefined && toUs > fromUs && value != null) return { fromUs, toUs, value, of };
  }
  return null;
}

function caption(detail: CollisionDetail, overlap: Overlap | null, clockResolutionUs: number): string {
  const clock = `the same ${formatDuration(clockResolutionUs)} of the clock`;
  if (overlap)
    return `both held ${overlap.of} ${overlap.value} for ${formatDuration(overlap.toUs - overlap.fromUs)}, then read ${clock}`;
  if (detail.cause === 'replay') return `an old seed came back; then ${clock}`;
  return `the same hash, ${clock}: the same Message-ID`;
}

/** Right of the stem where there is room, else left of it, else wherever it is not cut. */
function drawCaption({ surface, theme, scale, stripPx }: Plot, shape: CollisionShape, text: string): void {
  const width = textWidth(text, CAPTION);
  const fitsRight = shape.x + 12 + width < scale.right;
  const fitsLeft = shape.x - 12 - width > scale.left;
  const between = Math.max(scale.left + 4, scale.right - 4 - width);
  const x = fitsRight ? shape.x + 3 : fitsLeft ? shape.x - 3 : between;
  const align = fitsRight || !fitsLeft ? 'left' : 'right';
  const style: TextStyle = { ...CAPTION, colour: theme.coll, align, halo: theme.sheet };
  surface.text(x, stripPx - CAPTION_UP_PX, text, style);
}

function drawValues(plot: Plot, shape: CollisionShape, member: LoggedMessage): void {
  const { answer, layout, scale, surface, theme } = plot;
  const lane = answer!.lanes.findIndex((one) => one.lane === member.lane);
  const ring = shape.rings.find((one) => one.laneIndex === lane);
  if (lane < 0 || !ring || laneHeight(layout, lane) < ROOM_FOR_VALUES_PX) return;
  const x = Math.max(ring.x, shape.x) + 15;
  const nextUs = answerFacts(answer!).nextOfRow.get(member.row) ?? NaN;
  const room = (Number.isNaN(nextUs) ? scale.right : xOf(scale, nextUs)) - x;
  const id = idParts(plot, member);
  const idText = id.map(([text]) => text).join('');
  const above = member.seedRead === null ? `hash ${member.hash}` : `${member.seedRead} → ${member.draw}`;
  if (textWidth(above, VALUE) < room) {
    const y = layout.edges[lane]! + HALF_LINE_PX;
    surface.text(x, y, above, { ...VALUE, colour: theme.hashT, halo: theme.sheet });
  }
  if (textWidth(idText, VALUE) > room) return;
  let at = x;
  for (const [text, colour, weight] of id) {
    surface.text(at, layout.edges[lane + 1]! - HALF_LINE_PX, text, { ...VALUE, colour, weight, halo: theme.sheet });
    at += textWidth(text, VALUE);
  }
}

type Part = readonly [text: string, colour: string, weight: 400 | 600];

function idParts({ theme, counterForm }: Plot, { hash, counter, clock }: LoggedMessage): Part[] {
  const dot: Part = ['.', theme.ink2, 400];
  const parts: Part[] = [[String(hash), theme.hashT, 600], dot];
  if (counter !== null) parts.push([String(counter), theme.fix, 600]);
  if (counter !== null && counterForm === 'dotted') parts.push(dot);
  parts.push([String(clock), theme.ink, 600]);
  return parts;
}
