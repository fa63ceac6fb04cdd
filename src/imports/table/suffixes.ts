/** The ends that many Message-IDs share (a host), numbered: each is kept once. */

import { isSame, textFrom } from '../byteText.ts';

/** What two bytes can tell. */
const MAX_SUFFIXES = 65_535;
/** A power of two. */
const RECENT = 256;
/** A shorter one is looked up. */
const LEAST_HASHED = 4;

export class Suffixes {
  readonly #texts: string[] = [''];
  readonly #bytes: DataView[] = [new DataView(new ArrayBuffer(0))];
  readonly #numbers = new Map<string, number>();
  /** That of the suffix asked for last. */
  #last = 0;
  /** Numbers met lately, by some of their bytes: mails of one sender come together. */
  readonly #recent = new Uint16Array(RECENT);

  text(number: number): string {
    return this.#texts[number]!;
  }

  /**
   * The number of bytes [from, to), at least one, each a character.
   * @returns 0 if they have none, for there are too many
   */
  numberOf(bytes: DataView, from: number, to: number): number {
    if (isSame(this.#bytes[this.#last]!, bytes, from, to)) return this.#last;
    return (this.#last = this.#anyNumberOf(bytes, from, to));
  }

  #anyNumberOf(bytes: DataView, from: number, to: number): number {
    if (to - from < LEAST_HASHED) return this.#lookUp(bytes, from, to);
    const place = placeOf(bytes, from, to);
    const recent = this.#recent[place]!;
    if (isSame(this.#bytes[recent]!, bytes, from, to)) return recent;
    return (this.#recent[place] = this.#lookUp(bytes, from, to));
  }

  #lookUp(bytes: DataView, from: number, to: number): number {
    const own = Uint8Array.from({ length: to - from }, (_, i) => bytes.getUint8(from + i));
    const suffix = textFrom(own);
    const known = this.#numbers.get(suffix);
    if (known !== undefined) return known;
    // Once full, a suffix that is not known never will be: still one encoding for each text.
    if (this.#texts.length > MAX_SUFFIXES) return 0;
    const number = this.#texts.push(suffix) - 1;
    this.#bytes.push(new DataView(own.buffer));
    this.#numbers.set(suffix, number);
    return number;
  }
}

function placeOf(bytes: DataView, from: number, to: number): number {
  const some = bytes.getInt32(from, true) ^ bytes.getInt32((from + to - 4) >> 1, true) ^ bytes.getInt32(to - 4, true);
  return (Math.imul(some ^ (to - from), 0x5bd1e995) >>> 24) & (RECENT - 1);
}
