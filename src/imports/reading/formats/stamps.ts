/** The stamps at the beginning of log lines, read without regular expressions: there are millions of them. */
import { copied } from '../../byteText.ts';
import type { SourceFile } from '../../format.ts';
import { midnightMs } from '../midnight.ts';

const ZERO = 48;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Of `Feb  1`. */
const DAY_LENGTH = 6;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Two digits at `at`, the first of which may be a blank; NaN if they are not. */
function twoDigits(text: string, at: number): number {
  const high = text.charCodeAt(at);
  const tens = high === 32 ? 0 : high - ZERO;
  const ones = text.charCodeAt(at + 1) - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? 10 * tens + ones : Number.NaN;
}

/** `03:04:05` at `at`, ms since midnight; NaN if it is not. */
function timeOfDayMs(text: string, at: number): number {
  if (text.charCodeAt(at + 2) !== 58 || text.charCodeAt(at + 5) !== 58) return Number.NaN;
  const hours = twoDigits(text, at);
  const minutes = twoDigits(text, at + 3);
  const seconds = twoDigits(text, at + 6);
  return hours < 24 && minutes < 60 && seconds < 61 ? hours * HOUR_MS + minutes * MINUTE_MS + seconds * 1000 : NaN;
}

/** What is said where {@link SyslogClock} was used. */
export const INFERRED_YEAR_NOTE =
  'The stamps name neither year nor time zone: the year is inferred from when the file was last written, UTC is assumed.';

/**
 * Reads `Feb  1 03:04:05` (RFC 3164). It has no year: the year is taken so that the stamp lies before the moment when the
 * file was last written, or at most a day after. It has no time zone either: UTC is assumed.
 */
export class SyslogClock {
  readonly #lastMs: number;
  readonly #years: number;
  /** The day read last, `Feb  1`, and its beginning. */
  #day = '';
  #dayMs = Number.NaN;

  constructor(file: SourceFile) {
    this.#lastMs = file.lastModifiedMs ?? Date.UTC(2006, 1, 1);
    this.#years = new Date(this.#lastMs).getUTCFullYear();
  }

  /** ms since 1970; NaN if there is no such stamp at the line's beginning. */
  read(text: string): number {
    if (this.#day === '' || !text.startsWith(this.#day)) {
      this.#day = copied(text.slice(0, DAY_LENGTH));
      this.#dayMs = this.#dayAt(text);
    }
    return this.#dayMs + timeOfDayMs(text, DAY_LENGTH + 1);
  }

  #dayAt(text: string): number {
    const month = MONTHS.indexOf(text.slice(0, 3));
    const day = twoDigits(text, 4);
    if (month < 0 || !(day >= 1 && day <= 31)) return Number.NaN;
    const dayMs = Date.UTC(this.#years, month, day);
    return dayMs > this.#lastMs + DAY_MS ? Date.UTC(this.#years - 1, month, day) : dayMs;
  }
}

/** Whether a line begins with a stamp of the form that {@link SyslogClock} reads and a blank. */
export function hasSyslogStamp(text: string): boolean {
  return (
    text.charCodeAt(3) === 32 &&
    text.charCodeAt(6) === 32 &&
    text.charCodeAt(9) === 58 &&
    text.charCodeAt(12) === 58 &&
    text.charCodeAt(15) === 32
  );
}

/** Whether `2026-02-01` and `separator` stand at `at`, the line's beginning. */
export function hasDate(text: string, separator: number, at = 0): boolean {
  const first = text.charCodeAt(at);
  return (
    first >= ZERO &&
    first <= 57 &&
    text.charCodeAt(at + 4) === 45 &&
    text.charCodeAt(at + 7) === 45 &&
    text.charCodeAt(at + 10) === separator
  );
}

/**
 * Reads `2026-02-01T03:04:05.123456+01:00` (RFC 3339), and what Exim and others make of it: a blank for the T, a zone of
 * four digits or none (then UTC is assumed), a blank before the zone.
 * @returns ms since 1970, with decimals; NaN if there is no such stamp at `at`
 */
export function dateTimeMs(text: string, at: number): number {
  const century = twoDigits(text, at);
  const year = twoDigits(text, at + 2);
  const month = twoDigits(text, at + 5);
  const day = twoDigits(text, at + 8);
  if (!(century >= 19 && month >= 1 && month <= 12 && day >= 1 && day <= 31)) return Number.NaN;
  const dayMs = midnightMs(100 * century + year, month - 1, day);
  let zone = at + 19;
  let fractionMs = 0;
  const mark = text.charCodeAt(zone);
  if (mark === 46 || mark === 44) {
    let scale = 100;
    for (let digit = text.charCodeAt(++zone) - ZERO; digit >= 0 && digit <= 9; digit = text.charCodeAt(++zone) - ZERO) {
      fractionMs += digit * scale;
      scale /= 10;
    }
  }
  return dayMs + timeOfDayMs(text, at + 11) + Math.round(fractionMs * 1e6) / 1e6 - zoneMs(text, zone);
}

/** `+01:00`, `+0100`, ` +0100`; anything else is UTC. */
function zoneMs(text: string, at: number): number {
  const from = text.charCodeAt(at) === 32 ? at + 1 : at;
  const sign = text.charCodeAt(from);
  if (sign !== 43 && sign !== 45) return 0;
  const minutesAt = text.charCodeAt(from + 3) === 58 ? from + 4 : from + 3;
  const ms = twoDigits(text, from + 1) * HOUR_MS + twoDigits(text, minutesAt) * MINUTE_MS;
  return Number.isNaN(ms) ? 0 : sign === 45 ? -ms : ms;
}
