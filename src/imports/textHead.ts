/**
 * Head of an encoded text (textStore): a byte with its form (2 bits), whether a suffix follows (1 bit) and the length of the
 * rest (5 bits), or 31: then two bytes of length; and two bytes of suffix, where there is one.
 */
export const HAS_SUFFIX = 32;
export const LONG = 31;
export const LARGEST_HEAD = 5;

/** Where the rest of a text begins whose head stands at `headAt`. */
export function restAt(head: number, headAt: number): number {
  return headAt + 1 + ((head & LONG) === LONG ? 2 : 0) + ((head & HAS_SUFFIX) === 0 ? 0 : 2);
}

/** Bytes of the rest. */
export function lengthAt(bytes: Uint8Array, headAt: number): number {
  const length = bytes[headAt]! & LONG;
  return length === LONG ? bytes[headAt + 1]! | (bytes[headAt + 2]! << 8) : length;
}
