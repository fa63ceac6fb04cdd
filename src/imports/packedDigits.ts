/** Numbers in texts whose characters are bytes: four digits are read at once. */

const FULL_STOP = 46;
const MINUS = 45;
const ZERO = 48;
const FOUR_ZEROS = 0x30303030;
/** Of a digit, and of a digit and six, it is that of `0`; of nothing else both are. */
const HIGH_HALVES = 0xf0f0f0f0 | 0;
const FOUR_SIXES = 0x06060606;

/** Numbers of so many digits are exact. */
export const MAX_DIGITS = 15;

/** The number that bytes [from, to) make; NaN if they are not 1 to {@link MAX_DIGITS} digits. */
export function numberIn(bytes: DataView, from: number, to: number): number {
  if (to <= from || to - from > MAX_DIGITS) return Number.NaN;
  let value = 0;
  let at = from;
  for (; (to - at) % 4 !== 0; at++) {
    const digit = bytes.getUint8(at) - ZERO;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = 10 * value + digit;
  }
  for (; at < to; at += 4) {
    const word = bytes.getInt32(at, true);
    const strangers = ((word & HIGH_HALVES) ^ FOUR_ZEROS) | (((word + FOUR_SIXES) & HIGH_HALVES) ^ FOUR_ZEROS);
    if (strangers !== 0) return Number.NaN;
    const digits = word - FOUR_ZEROS;
    // The first digit is the lowest byte.
    const pairs = 10 * digits + (digits >>> 8);
    value = 10_000 * value + 100 * (pairs & 255) + ((pairs >>> 16) & 255);
  }
  return value;
}

/**
 * Whether bytes [from, to) are groups of digits, each perhaps behind a hyphen and each ended by a point, so that a number may
 * follow: one group and perhaps the beginning of the second, or two groups.
 */
export function endsGroups(bytes: DataView, from: number, to: number): boolean {
  let points = 0;
  let group = 0;
  for (let at = from; at < to; at++) {
    const byte = bytes.getUint8(at);
    if (byte >= ZERO && byte <= ZERO + 9) group++;
    else if (byte === FULL_STOP && group > 0) {
      points++;
      group = 0;
    } else if (byte !== MINUS || group > 0) return false;
  }
  return points === 1 || (points === 2 && group === 0);
}
