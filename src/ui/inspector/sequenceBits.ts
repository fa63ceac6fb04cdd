/** Two different draws that end in the same bits: below the diagram, so that no line of theirs crosses another. */
import { keptBits } from '../../jvm/identityHash.ts';
import type { LoggedMessage } from '../../log/detail.ts';
import type { Columns } from './sequenceColumns.ts';
import { boxAt, TEXT_LINE_PX, widthOf, type Link, type PlacedText, type TextLine } from './sequenceTexts.ts';

/** From the diagram down to the draws, and from those down to the hash. */
const ABOVE_PX = 16;
const DROP_PX = 18;
/** Between the hash and the arrows that lead to it. */
const BESIDE_PX = 5;
/** How far from the threads' lines the draws stand, as a share of the way to the other. */
const INWARD = 0.14;

/** As a 32-bit JVM keeps them. Draws of other generators may become one hash and end differently. */
export function haveSameBits(a: LoggedMessage, b: LoggedMessage): boolean {
  return keptBits(a.draw, 25) === keptBits(b.draw, 25);
}

/** @param bottom px, of all that stands in the diagram */
export function sharedBits(
  { left, right }: { readonly left: LoggedMessage; readonly right: LoggedMessage },
  columns: Columns,
  bottom: number,
): { readonly texts: readonly PlacedText[]; readonly links: readonly Link[] } {
  if (left.draw === right.draw) return { texts: [], links: [] };
  const hash: TextLine[] = [{ text: String(left.hash), tone: 'hash', font: 'machine' }];
  const words = haveSameBits(left, right) ? 'the same 25 bits' : 'the same hash';
  const same: TextLine[] = [{ text: words, tone: 'collision', font: 'strong' }];
  const span = columns.right - columns.left;
  const middle = columns.left + span / 2;
  const drawsTop = bottom + ABOVE_PX;
  const hashTop = drawsTop + TEXT_LINE_PX + DROP_PX;
  const found = [left, right].map(({ draw }, i) => {
    const outward = i === 0 ? -1 : 1;
    const lines: TextLine[] = [{ text: String(draw), tone: 'hash', font: 'machine' }];
    const x1 = middle + outward * span * (0.5 - INWARD);
    const link: Link = {
      kind: 'becomes',
      x1,
      y1: drawsTop + TEXT_LINE_PX,
      x2: middle + outward * (widthOf(hash) / 2 + BESIDE_PX),
      y2: hashTop + TEXT_LINE_PX / 2,
    };
    return { text: { lines, box: boxAt(lines, x1, drawsTop) }, link };
  });
  return {
    texts: [
      ...found.map(({ text }) => text),
      { lines: hash, box: boxAt(hash, middle, hashTop) },
      { lines: same, box: boxAt(same, middle, hashTop + TEXT_LINE_PX) },
    ],
    links: found.map(({ link }) => link),
  };
}
