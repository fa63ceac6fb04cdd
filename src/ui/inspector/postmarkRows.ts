/** What stands in a postmark: the ends of the numbers, where two of them differ soonest. */
import type { MessageIdPart } from '../../algorithms/step.ts';
import type { LoggedMessage } from '../../log/detail.ts';

export interface PostmarkRow {
  readonly part: MessageIdPart;
  readonly text: string;
  /** Middle of the row, px below the postmark's centre. */
  readonly y: number;
}

/** Inside the inner ring, px. */
export const RING_PX = 27.5;
/** Of Plex Mono at the postmark's size, with its tightened letters. */
export const CHARACTER_PX = 6;
/** Of a figure: from its middle to its top. */
export const HALF_FIGURE_PX = 3.7;
const LINE_PX = 12;
/** Digits of a clock that say something: the rest is the same for all. */
const CLOCK_DIGITS = 6;

/** Top to bottom as in the Message-ID. */
export function postmarkRows({
  hash,
  counter,
  clock,
}: Pick<LoggedMessage, 'hash' | 'counter' | 'clock'>): readonly PostmarkRow[] {
  const values: readonly (readonly [MessageIdPart, string, number])[] = [
    ['hash', String(hash), Infinity],
    ...(counter === null ? [] : [['counter', String(counter), Infinity] as const]),
    ['clock', String(clock), CLOCK_DIGITS + 1],
  ];
  return values.map(([part, text, most], i) => {
    const y = (i - (values.length - 1) / 2) * LINE_PX;
    return { part, y, text: endOf(text, Math.min(most, roomAt(y))) };
  });
}

/** Characters that a row has room for: the ring is narrower above and below. */
function roomAt(y: number): number {
  const halfPx = Math.sqrt(RING_PX ** 2 - (Math.abs(y) + HALF_FIGURE_PX) ** 2);
  return Math.floor((2 * halfPx) / CHARACTER_PX);
}

function endOf(text: string, characters: number): string {
  return text.length <= characters ? text : `…${text.slice(1 - characters)}`;
}
