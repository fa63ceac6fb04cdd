/** The values and remarks of the sequence diagram, placed so that none lies on another or on an arrow. */
import type { MessageIdPart } from '../../algorithms/step.ts';
import type { LoggedMessage } from '../../log/detail.ts';
import { clockEnd } from './idParts.ts';
import type { Box, Segment } from './labelPlacement.ts';
import { placeBox } from './labelPlacement.ts';
import type { Columns } from './sequenceColumns.ts';
import type { Sequence } from './sequenceEvents.ts';
import type { Arrow, Hatch } from './sequenceLayout.ts';
import type { TimeScale } from './sequenceScale.ts';
import type { ValueNote } from './sequenceValues.ts';
import { valueNotesOf } from './sequenceValues.ts';
import { durationWords, sharedTickWords } from './timeWords.ts';

/** The colour that a text takes: a part of the Message-ID, the collision, or secondary ink. */
export type Tone = MessageIdPart | 'collision' | 'remark';

export interface TextLine {
  readonly text: string;
  readonly tone: Tone;
  /** A literal value of the machine, or words. */
  readonly font: 'machine' | 'words' | 'strong';
}

export interface PlacedText {
  readonly box: Box;
  readonly lines: readonly TextLine[];
}

/** Joins equal values of two variables, or leads from a draw to the bits that are kept of it. */
export interface Link extends Segment {
  readonly kind: 'equal' | 'becomes';
}

export interface Figure {
  readonly sequence: Sequence;
  readonly messages: { readonly left: LoggedMessage; readonly right: LoggedMessage };
  readonly columns: Columns;
  readonly scale: TimeScale;
  readonly arrows: readonly Arrow[];
  readonly hatches: readonly Hatch[];
  readonly clockLine: Segment | null;
}

export const TEXT_LINE_PX = 15;
const CHARACTER_PX = { machine: 7.2, words: 6.2, strong: 6.7 } as const;
/** A hatch lower than this has its label above it. */
const HATCH_LABEL_PX = 24;
const GAP_PX = 5;
/** Between two texts, one above the other. */
const APART_PX = 3;
const CLOCK_DIGITS = 7;

export function widthOf(lines: readonly TextLine[]): number {
  return Math.max(...lines.map(({ text, font }) => text.length * CHARACTER_PX[font]));
}

export function boxAt(lines: readonly TextLine[], centreX: number, top: number): Box {
  const width = widthOf(lines);
  return { left: centreX - width / 2, right: centreX + width / 2, top, bottom: top + lines.length * TEXT_LINE_PX };
}

export function textsOf(figure: Figure): { readonly texts: readonly PlacedText[]; readonly links: readonly Link[] } {
  const { arrows, clockLine } = figure;
  const obstacles: Segment[] = clockLine ? [...arrows, clockLine] : [...arrows];
  const texts: PlacedText[] = [];
  const put: Put = (lines, wishes, way, stays) => {
    const taken = texts.map(({ box }) => ({ ...box, top: box.top - APART_PX, bottom: box.bottom + APART_PX }));
    const box = placeBox(wishes, way, taken, obstacles, stays);
    texts.push({ box, lines });
    return box;
  };

  const middle = (figure.columns.left + figure.columns.right) / 2;
  // What has one good place comes first; a value finds room on either side of its arrow.
  const isTall = ({ top, bottom }: Hatch) => bottom - top >= HATCH_LABEL_PX;
  for (const hatch of figure.hatches.filter(isTall)) putLabelInside(hatch, middle, put);
  const { notes, links } = valueNotesOf(figure);
  for (const note of notes) putNote(note, put);
  for (const hatch of figure.hatches) if (!isTall(hatch)) putLabelOutside(hatch, middle, put);
  if (figure.scale.cut) putCutLabel(figure.scale.cut, figure.columns, put);
  putClockLabel(figure, middle, put);
  return { texts, links: links.map((link) => ({ ...link, kind: 'equal' })) };
}

/** Places a text and keeps its place from the next ones (labelPlacement, placeBox). */
type Put = (lines: readonly TextLine[], wishes: readonly [Box, ...Box[]], way: 'down' | 'up', stays?: boolean) => Box;

function hatchLines({ label, remark, top, bottom }: Hatch): readonly TextLine[] {
  const first: TextLine = { text: label, tone: 'collision', font: 'strong' };
  const roomy = bottom - top >= 2 * HATCH_LABEL_PX;
  return remark !== null && roomy ? [first, { text: remark, tone: 'remark', font: 'words' }] : [first];
}

/** In the middle of the row, else at its right or left end: a steep clock line can take the middle. */
function hatchRow(hatch: Hatch, x: number, top: number): readonly [Box, Box, Box] {
  const lines = hatchLines(hatch);
  const aside = Math.max(0, (hatch.right - hatch.left - widthOf(lines)) / 2 - GAP_PX);
  return [boxAt(lines, x, top), boxAt(lines, x + aside, top), boxAt(lines, x - aside, top)];
}

function putLabelInside(hatch: Hatch, x: number, put: Put): void {
  const { top, bottom } = hatch;
  const lines = hatchLines(hatch);
  const height = lines.length * TEXT_LINE_PX;
  const middle = hatchRow(hatch, x, (top + bottom - height) / 2);
  const ends = [top + GAP_PX, bottom - height - GAP_PX].flatMap((y) => hatchRow(hatch, x, y));
  put(lines, bottom - top < 2 * HATCH_LABEL_PX ? middle : [...middle, ...ends], 'down', true);
}

function putLabelOutside(hatch: Hatch, x: number, put: Put): void {
  const above = hatchRow(hatch, x, hatch.top - TEXT_LINE_PX - APART_PX);
  put(hatchLines(hatch), [...above, ...hatchRow(hatch, x, hatch.bottom + APART_PX), above[0]], 'up', true);
}

/** The stretch that is not drawn to scale says how long it was. */
function putCutLabel(
  { top, bottom, lengthUs }: NonNullable<TimeScale['cut']>,
  { left, right }: Columns,
  put: Put,
): void {
  const lines: TextLine[] = [{ text: `${durationWords(lengthUs)} later`, tone: 'remark', font: 'words' }];
  const centre = (top + bottom - TEXT_LINE_PX) / 2;
  const at = (share: number) => boxAt(lines, left + share * (right - left), centre);
  put(lines, [at(0.5), at(0.75), at(0.25)], 'down');
}

function putNote({ lines, x, y, place }: ValueNote, put: Put): Box {
  const height = lines.length * TEXT_LINE_PX;
  switch (place) {
    case 'above':
      return put(lines, [boxAt(lines, x, y - height - GAP_PX)], 'up');
    case 'below':
      return put(lines, [boxAt(lines, x, y + GAP_PX)], 'down');
    case 'middle':
      return put(lines, [boxAt(lines, x, y - height / 2)], 'down');
    case 'right':
    case 'left': {
      const aside = (widthOf(lines) / 2 + 7) * (place === 'right' ? 1 : -1);
      // Beside the dot where the arrow is not; else a little higher or lower; else over or under the arrow.
      const [free, arrow] = [x + aside, x - aside];
      const wishes = [
        [free, y - height / 2],
        [free, y - height],
        [free, y + 1],
        [arrow, y - height - 1],
        [arrow, y + 2],
      ] as const;
      const [first, ...rest] = wishes.map(([centreX, top]) => boxAt(lines, centreX, top));
      return put(lines, [first!, ...rest], 'down');
    }
  }
}

function putClockLabel({ clockLine, messages: { left, right } }: Figure, x: number, put: Put): void {
  if (!clockLine || left.clock !== right.clock) return;
  const lines: TextLine[] = [
    { text: `same ${sharedTickWords(left, right)}`, tone: 'collision', font: 'strong' },
    { text: clockEnd(left.clock, CLOCK_DIGITS), tone: 'clock', font: 'machine' },
  ];
  const { x1, y1, x2, y2 } = clockLine;
  const slope = (y2 - y1) / (x2 - x1);
  const lowest = y1 + slope * (x - x1) + (Math.abs(slope) * widthOf(lines)) / 2;
  put(lines, [boxAt(lines, x, lowest + 3)], 'down');
}
