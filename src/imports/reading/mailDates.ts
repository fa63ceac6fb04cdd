/** The dates of mails: RFC 5322 §3.3, and the obsolete forms of §4.3. */
import { bytesIn, encoded, textIn, trimmedEnd, trimmedStart } from '../byteText.ts';
import { withoutComments } from './comments.ts';
import { midnightMs } from './midnight.ts';
import { numberIn } from '../packedDigits.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Without the day's digits. */
const USUAL_LENGTH = 29;
/** `Jan ` and so on, as words. */
const USUAL_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'].map((month) =>
  bytesIn(`${month} `).getInt32(0),
);
const BLANK = 32;
const PLUS = 43;
const MINUS = 45;
const COLON = 58;
const COMMA = 44;
const DATE =
  /^(?:[a-z]+\s*,?\s*)?(\d{1,2})[\s-]+([a-z]{3})[a-z]*[\s-]+(\d{2,4})\s+(\d{1,2})\s*:\s*(\d{2})(?:\s*:\s*(\d{2}))?\s*(.*)$/i;
/** Hours from UTC (RFC 5322 §4.3); the letters of the military zones, and all others, say nothing: UTC. */
const ZONES: Readonly<Record<string, number>> = {
  EDT: -4,
  EST: -5,
  CDT: -5,
  CST: -6,
  MDT: -6,
  MST: -7,
  PDT: -7,
  PST: -8,
};

/**
 * A Date header's value, ms since 1970 (whole seconds): RFC 5322 §3.3 and the obsolete years and zones of §4.3.
 * null for anything else, and for a day that the month has not.
 */
export function mailDateMs(value: string): number | null {
  const text = value.trim();
  const { bytes, from, to } = encoded(text);
  const usualMs = to === text.length ? usualDateMs(bytes, from, to) : Number.NaN;
  return Number.isNaN(usualMs) ? anyDateMs(value) : usualMs;
}

/** {@link mailDateMs} of a value that is bytes [from, to), each a character. */
export function mailDateIn(bytes: DataView, from: number, to: number): number | null {
  const usualMs = usualDateMs(bytes, trimmedStart(bytes, from, to), trimmedEnd(bytes, from, to));
  return Number.isNaN(usualMs) ? anyDateMs(textIn(bytes, from, to)) : usualMs;
}

function anyDateMs(value: string): number | null {
  const match = DATE.exec(withoutComments(value.slice(0, 1024)).trim());
  if (!match) return null;
  const [, day, monthName, yearText, hour, minute, second = '0', zone] = match;
  const month = MONTHS.indexOf(monthName!.toLowerCase());
  const dayMs = Date.UTC(fullYear(yearText!), month, Number(day));
  const inDay = Number(hour) < 24 && Number(minute) < 60 && Number(second) < 61;
  if (month < 0 || !inDay || new Date(dayMs).getUTCDate() !== Number(day)) return null;
  const seconds = 3600 * Number(hour) + 60 * Number(minute) + Number(second);
  return dayMs + 1000 * seconds - zoneMs(zone!);
}

/** `Wed, 1 Feb 2006 03:04:05 +0000`, as nearly all are, read without a regular expression; NaN: look closer. */
function usualDateMs(bytes: DataView, from: number, to: number): number {
  const dayDigits = to - from - USUAL_LENGTH;
  if ((dayDigits !== 1 && dayDigits !== 2) || !beginsWithWeekday(bytes, from)) return Number.NaN;
  const dayAt = from + 5;
  const at = dayAt + dayDigits;
  if (bytes.getUint8(at + 12) !== COLON || bytes.getUint8(at + 15) !== COLON) return Number.NaN;
  const areBlank =
    bytes.getUint8(at) === BLANK && bytes.getUint8(at + 9) === BLANK && bytes.getUint8(at + 18) === BLANK;
  const sign = bytes.getUint8(at + 19);
  if (!areBlank || (sign !== PLUS && sign !== MINUS)) return Number.NaN;
  const month = monthIn(bytes, at + 1);
  const day = numberIn(bytes, dayAt, at);
  const hour = numberIn(bytes, at + 10, at + 12);
  const minute = numberIn(bytes, at + 13, at + 15);
  const second = numberIn(bytes, at + 16, at + 18);
  // Every month has 28 days.
  if (month < 0 || !(day >= 1 && day <= 28) || !(hour < 24 && minute < 60 && second < 61)) return Number.NaN;
  const zoneMinutes = 60 * numberIn(bytes, at + 20, at + 22) + numberIn(bytes, at + 22, at + 24);
  const dayMs = midnightMs(numberIn(bytes, at + 5, at + 9), month, day);
  const seconds = 3600 * hour + 60 * minute + second;
  return dayMs + 1000 * seconds + (sign === MINUS ? 60_000 : -60_000) * zoneMinutes;
}

/** The month, from 0, whose name of three letters and a blank are bytes from `at` on; -1: none. */
export function monthIn(bytes: DataView, at: number): number {
  return USUAL_MONTHS.indexOf(bytes.getInt32(at));
}

/** Three letters, a comma and a blank. */
function beginsWithWeekday(bytes: DataView, from: number): boolean {
  for (let at = from; at < from + 3; at++) {
    const small = bytes.getUint8(at) | 32;
    if (small < 97 || small > 122) return false;
  }
  return bytes.getUint8(from + 3) === COMMA && bytes.getUint8(from + 4) === BLANK;
}

/** Two digits up to 49 are of this century; two from 50 on and three are of the last (RFC 5322 §4.3). */
function fullYear(text: string): number {
  const year = Number(text);
  if (text.length === 4) return year;
  return text.length === 2 && year < 50 ? 2000 + year : 1900 + year;
}

function zoneMs(text: string): number {
  const numeric = /^([+-])(\d{2})(\d{2})/.exec(text);
  if (!numeric) return 3_600_000 * (ZONES[text.slice(0, 3).toUpperCase()] ?? 0);
  const minutes = 60 * Number(numeric[2]) + Number(numeric[3]);
  return (numeric[1] === '-' ? -1 : 1) * minutes * 60_000;
}
