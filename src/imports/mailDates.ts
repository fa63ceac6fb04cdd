/** The dates of mails: RFC 5322 §3.3, and the obsolete forms of §4.3. */
import { bytesIn, encoded } from './byteText.ts';
import { withoutComments } from './comments.ts';
import { numberIn } from './packedDigits.ts';

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
  const usualMs = usualDateMs(value.trim());
  if (!Number.isNaN(usualMs)) return usualMs;
  const match = DATE.exec(withoutComments(value.slice(0, 1024)).trim());
  if (!match) return null;
  const [, day, monthName, yearText, hour, minute, second = '0', zone] = match;
  const month = MONTHS.indexOf(monthName!.toLowerCase());
  const midnightMs = Date.UTC(fullYear(yearText!), month, Number(day));
  const inDay = Number(hour) < 24 && Number(minute) < 60 && Number(second) < 61;
  if (month < 0 || !inDay || new Date(midnightMs).getUTCDate() !== Number(day)) return null;
  const seconds = 3600 * Number(hour) + 60 * Number(minute) + Number(second);
  return midnightMs + 1000 * seconds - zoneMs(zone!);
}

/** `Wed, 1 Feb 2006 03:04:05 +0000`, as nearly all are, read without a regular expression; NaN: look closer. */
function usualDateMs(text: string): number {
  const dayDigits = text.length - USUAL_LENGTH;
  if (dayDigits !== 1 && dayDigits !== 2) return Number.NaN;
  const { bytes, to } = encoded(text);
  if (to !== text.length || !beginsWithWeekday(bytes)) return Number.NaN;
  const at = 5 + dayDigits;
  if (bytes.getUint8(at + 12) !== COLON || bytes.getUint8(at + 15) !== COLON) return Number.NaN;
  for (const blank of [at, at + 9, at + 18]) if (bytes.getUint8(blank) !== BLANK) return Number.NaN;
  const sign = bytes.getUint8(at + 19);
  const month = monthIn(bytes, at + 1);
  const day = numberIn(bytes, 5, at);
  const hour = numberIn(bytes, at + 10, at + 12);
  const minute = numberIn(bytes, at + 13, at + 15);
  const second = numberIn(bytes, at + 16, at + 18);
  // Every month has 28 days.
  if (month < 0 || !(day >= 1 && day <= 28) || !(hour < 24 && minute < 60 && second < 61)) return Number.NaN;
  if (sign !== PLUS && sign !== MINUS) return Number.NaN;
  const zoneMinutes = 60 * numberIn(bytes, at + 20, at + 22) + numberIn(bytes, at + 22, at + 24);
  const utcMs = Date.UTC(numberIn(bytes, at + 5, at + 9), month, day, hour, minute, second);
  return utcMs + (sign === MINUS ? 60_000 : -60_000) * zoneMinutes;
}

/** The month, from 0, whose name of three letters and a blank are bytes from `at` on; -1: none. */
export function monthIn(bytes: DataView, at: number): number {
  return USUAL_MONTHS.indexOf(bytes.getInt32(at));
}

/** Three letters, a comma and a blank. */
function beginsWithWeekday(bytes: DataView): boolean {
  for (let at = 0; at < 3; at++) {
    const small = bytes.getUint8(at) | 32;
    if (small < 97 || small > 122) return false;
  }
  return bytes.getUint8(3) === COMMA && bytes.getUint8(4) === BLANK;
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
