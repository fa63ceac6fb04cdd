/**
 * Message-IDs and mail keys of millions of mails in little memory: bytes in slabs, digits two to a byte, hosts only once.
 * Exact: each text has one encoding, so two texts are equal if and only if their bytes are.
 */

import { BYTES, DIGITS, DOT, END, HEX, MINUS, NIBBLES, UNITS, decoded } from './textForms.ts';

/** Where a text lies; 0 is no text. */
export type TextAt = number;

const SLAB_BYTES = 1 << 20;
/** The longest text: more than a line of mail may hold (RFC 5322 §2.1.1). */
export const MAX_TEXT = 2000;
const MAX_SUFFIXES = 65_535;
const NAME = '.JavaMail.';
const AT = 64;
const CAPITAL_J = 74;

/**
 * Head of an encoded text: a byte with its form (2 bits), whether a suffix follows (1 bit) and the length of the rest (5
 * bits), or 31: then two bytes of length; and two bytes of suffix, where there is one.
 */
const HAS_SUFFIX = 32;
const LONG = 31;
const LARGEST_HEAD = 5;

export class TextStore {
  readonly #slabs: Uint8Array[] = [];
  #used = SLAB_BYTES;
  readonly #suffixes: string[] = [''];
  readonly #suffixNumbers = new Map<string, number>([['', 0]]);
  /** The suffix met last. */
  #lastSuffix = '';
  #lastNumber = 0;
  /** The text encoded last: bytes [#from, #to) of the scratch. */
  readonly #scratch = new Uint8Array(LARGEST_HEAD + 2 * MAX_TEXT);
  #form: number = DIGITS;
  #from = 0;
  #to = 0;

  /** Bytes held. */
  get bytes(): number {
    return this.#slabs.length * SLAB_BYTES;
  }

  /**
   * Encodes a text, ready for {@link isAt} and {@link keep}.
   * @param cut where the part begins that many texts share (a host); the text's length: none
   * @returns its hash, 32 bits
   */
  encode(text: string, cut: number): number {
    const suffix = cut < text.length ? this.#suffixOf(text, cut) : 0;
    const length = suffix === 0 ? text.length : cut;
    const isPacked = this.#pack(DIGITS, text, length) === length || this.#pack(HEX, text, length) === length;
    if (!isPacked && !this.#bytes(text, length)) this.#units(text, length);
    return this.#headed(suffix);
  }

  /**
   * Encodes a Message-ID as {@link encode} does; what many share begins at `.JavaMail.` or else at the `@`.
   * @returns its hash, 32 bits
   */
  encodeMessageId(text: string): number {
    // Where JavaMail's digits end, there the shared part begins: the usual case takes no search.
    const end = this.#pack(DIGITS, text, text.length);
    const mark = text.charCodeAt(end);
    if (mark === AT && end > 0) return this.#ended(text, end);
    if (mark === CAPITAL_J && end > 1 && text.startsWith(NAME, end - 1)) return this.#ended(text, end - 1);
    return this.encode(text, sharedFrom(text));
  }

  /** Ends an encoding whose digits before `cut` are packed already, in pairs. */
  #ended(text: string, cut: number): number {
    const suffix = this.#suffixOf(text, cut);
    if (suffix === 0) return this.encode(text, cut);
    this.#to = LARGEST_HEAD + ((cut + 1) >> 1);
    if ((cut & 1) === 1) this.#scratch[this.#to - 1] = (NIBBLES[DIGITS]![text.charCodeAt(cut - 1)]! << 4) | END;
    return this.#headed(suffix);
  }

  /** Puts the head before what was packed. Returns the hash of all. */
  #headed(suffix: number): number {
    this.#head(this.#form, suffix, this.#to - LARGEST_HEAD);
    const scratch = this.#scratch;
    const to = this.#to;
    let hash = 0;
    let at = this.#from;
    for (; at + 4 <= to; at += 4) {
      const word = scratch[at]! | (scratch[at + 1]! << 8) | (scratch[at + 2]! << 16) | (scratch[at + 3]! << 24);
      hash = Math.imul(hash ^ word, 0x5bd1e995);
      hash ^= hash >>> 15;
    }
    for (; at < to; at++) hash = Math.imul(hash ^ scratch[at]!, 0x5bd1e995) + (hash >>> 15);
    hash = Math.imul(hash ^ (hash >>> 16), 0x2c1b3c6d);
    return hash ^ (hash >>> 13);
  }

  /** Whether the text encoded last stands at `at`. */
  isAt(at: TextAt): boolean {
    const slab = this.#slabs[Math.floor(at / SLAB_BYTES)]!;
    const scratch = this.#scratch;
    for (let i = this.#from, from = at % SLAB_BYTES; i < this.#to; i++, from++) {
      if (slab[from] !== scratch[i]) return false;
    }
    return true;
  }

  /** Keeps the text encoded last. */
  keep(): TextAt {
    const length = this.#to - this.#from;
    if (this.#used + length > SLAB_BYTES) {
      this.#slabs.push(new Uint8Array(SLAB_BYTES));
      // Place 0 of the first slab is left out: 0 is no text.
      this.#used = this.#slabs.length === 1 ? 1 : 0;
    }
    const slab = this.#slabs.at(-1)!;
    for (let i = 0; i < length; i++) slab[this.#used + i] = this.#scratch[this.#from + i]!;
    const at = (this.#slabs.length - 1) * SLAB_BYTES + this.#used;
    this.#used += length;
    return at;
  }

  read(at: TextAt): string {
    const { form, suffix, rest } = this.#encoded(at);
    return decoded(form, rest) + this.#suffixes[suffix]!;
  }

  /**
   * The number that the last `digits` characters before the suffix make, read without unpacking the text: NaN unless all before
   * the suffix is digits in two or three groups, the last of which has at least so many.
   */
  lastNumber(at: TextAt, digits: number): number {
    const slab = this.#slabs[Math.floor(at / SLAB_BYTES)]!;
    const head = slab[at % SLAB_BYTES]!;
    if (head >> 6 !== DIGITS) return Number.NaN;
    const length = lengthAt(slab, at % SLAB_BYTES);
    if (length === 0) return Number.NaN;
    const from = restAt(head, at % SLAB_BYTES);
    const count = 2 * length - ((slab[from + length - 1]! & END) === END ? 1 : 0);
    const first = count - digits;
    let value = 0;
    let dots = 0;
    let group = 0;
    for (let i = 0; i < count; i++) {
      const byte = slab[from + (i >> 1)]!;
      const nibble = (i & 1) === 0 ? byte >> 4 : byte & END;
      if (nibble === DOT) {
        if (group === 0) return Number.NaN;
        dots++;
        group = 0;
      } else if (nibble === MINUS) {
        if (group > 0) return Number.NaN;
      } else {
        group++;
        if (i >= first) value = 10 * value + nibble;
      }
    }
    return group >= digits && (dots === 1 || (dots === 2 && group === digits)) ? value : Number.NaN;
  }

  #encoded(at: TextAt): { readonly form: number; readonly suffix: number; readonly rest: Uint8Array } {
    const slab = this.#slabs[Math.floor(at / SLAB_BYTES)]!;
    const headAt = at % SLAB_BYTES;
    const head = slab[headAt]!;
    const from = restAt(head, headAt);
    const suffix = (head & HAS_SUFFIX) === 0 ? 0 : slab[from - 2]! | (slab[from - 1]! << 8);
    return { form: head >> 6, suffix, rest: slab.subarray(from, from + lengthAt(slab, headAt)) };
  }

  /** Writes the head so that it ends where the rest begins. */
  #head(form: number, suffix: number, rest: number): void {
    const scratch = this.#scratch;
    let from = LARGEST_HEAD;
    if (suffix > 0) {
      scratch[--from] = suffix >> 8;
      scratch[--from] = suffix & 255;
    }
    if (rest >= LONG) {
      scratch[--from] = rest >> 8;
      scratch[--from] = rest & 255;
    }
    scratch[--from] = (form << 6) | (suffix > 0 ? HAS_SUFFIX : 0) | Math.min(rest, LONG);
    this.#from = from;
  }

  #suffixOf(text: string, cut: number): number {
    // Mails of one sender come together.
    if (text.length === cut + this.#lastSuffix.length && text.endsWith(this.#lastSuffix)) return this.#lastNumber;
    const suffix = text.slice(cut);
    const known = this.#suffixNumbers.get(suffix);
    if (known !== undefined) {
      this.#lastNumber = known;
      this.#lastSuffix = this.#suffixes[known]!;
      return known;
    }
    // Once full, a suffix that is not known never will be: still one encoding for each text.
    if (this.#suffixes.length > MAX_SUFFIXES) return 0;
    const own = copied(suffix);
    this.#suffixes.push(own);
    this.#suffixNumbers.set(own, this.#suffixes.length - 1);
    return this.#suffixes.length - 1;
  }

  /** Packs pairs of characters, and at the end a last one. Returns where a character stands that the form has not. */
  #pack(form: typeof DIGITS | typeof HEX, text: string, length: number): number {
    const scratch = this.#scratch;
    const nibbles = NIBBLES[form]!;
    let to = LARGEST_HEAD;
    let at = 0;
    this.#form = form;
    for (; at + 1 < length; at += 2) {
      const high = nibbles[text.charCodeAt(at)] ?? 255;
      const low = nibbles[text.charCodeAt(at + 1)] ?? 255;
      if ((high | low) > END) return high > END ? at : at + 1;
      scratch[to++] = (high << 4) | low;
    }
    if (at < length) {
      const high = nibbles[text.charCodeAt(at)] ?? 255;
      if (high > END) return at;
      scratch[to++] = (high << 4) | END;
    }
    this.#to = to;
    return length;
  }

  #bytes(text: string, length: number): boolean {
    const scratch = this.#scratch;
    for (let i = 0; i < length; i++) {
      const code = text.charCodeAt(i);
      if (code > 255) return false;
      scratch[LARGEST_HEAD + i] = code;
    }
    this.#to = LARGEST_HEAD + length;
    this.#form = BYTES;
    return true;
  }

  #units(text: string, length: number): void {
    for (let i = 0; i < length; i++) {
      const code = text.charCodeAt(i);
      this.#scratch[LARGEST_HEAD + 2 * i] = code & 255;
      this.#scratch[LARGEST_HEAD + 2 * i + 1] = code >> 8;
    }
    this.#to = LARGEST_HEAD + 2 * length;
    this.#form = UNITS;
  }
}

/** Where the rest of a text begins whose head stands at `headAt`. */
function restAt(head: number, headAt: number): number {
  return headAt + 1 + ((head & LONG) === LONG ? 2 : 0) + ((head & HAS_SUFFIX) === 0 ? 0 : 2);
}

function lengthAt(slab: Uint8Array, headAt: number): number {
  const length = slab[headAt]! & LONG;
  return length === LONG ? slab[headAt + 1]! | (slab[headAt + 2]! << 8) : length;
}

/** Where the part begins that many Message-IDs share: `.JavaMail.` with user and host, or `@` and the host. */
function sharedFrom(messageId: string): number {
  const at = messageId.indexOf('@');
  const named = messageId.indexOf(NAME);
  if (named > 0 && (at < 0 || named < at)) return named;
  return at < 0 ? messageId.length : at;
}

/** A slice holds the whole text that it was cut from; a copy does not. */
export function copied(text: string): string {
  return Array.from({ length: text.length }, (_, i) => text.charAt(i)).join('');
}
