/**
 * Message-IDs and mail keys of millions of mails in little memory: bytes in slabs, digits two to a byte, hosts only once.
 * Exact: each text has one encoding, so two texts are equal if and only if their bytes are.
 */

import { Suffixes } from './suffixes.ts';
import { restAt, lengthAt, HAS_SUFFIX, LARGEST_HEAD, LONG } from './textHead.ts';
import { BYTES, DIGITS, DOT, END, HEX, MINUS, NIBBLES, UNITS, decoded } from './textForms.ts';

/** Where a text lies; 0 is no text. */
export type TextAt = number;

const SLAB_BYTES = 1 << 20;
/** The longest text: more than a line of mail may hold (RFC 5322 §2.1.1). */
export const MAX_TEXT = 2000;
const NAME = '.JavaMail.';
const AT = 64;
const CAPITAL_J = 74;
const FULL_STOP = 46;

const LARGEST_TEXT = LARGEST_HEAD + 2 * MAX_TEXT;
/** So many texts may wait. */
const MAX_WAITING = 128;
const WAITING_BYTES = 32 * MAX_WAITING;

export class TextStore {
  readonly #slabs: Uint8Array[] = [];
  #used = SLAB_BYTES;
  readonly #suffixes = new Suffixes();
  /** Texts that wait, and behind them the one encoded last. */
  readonly #scratch = new Uint8Array(WAITING_BYTES + 2 * LARGEST_TEXT);
  readonly #waitingFrom = new Int32Array(MAX_WAITING);
  readonly #waitingTo = new Int32Array(MAX_WAITING);
  #waiting = 0;
  /** The text encoded last, or {@link recall}ed: bytes [#from, #to) of the scratch; and where the part after its head begins. */
  #form: number = DIGITS;
  #from = 0;
  #to = 0;
  #restAt = LARGEST_HEAD;

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
    const suffix = cut < text.length ? this.#suffixes.numberOf(text, cut) : 0;
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
    if (mark === CAPITAL_J && end > 1 && text.charCodeAt(end - 1) === FULL_STOP) {
      const suffix = this.#suffixes.numberIfLast(text, end - 1);
      if (suffix > 0) return this.#endedWith(text, end - 1, suffix);
      if (text.startsWith(NAME, end - 1)) return this.#ended(text, end - 1);
    }
    return this.encode(text, sharedFrom(text));
  }

  /** Ends an encoding whose digits before `cut` are packed already, in pairs. */
  #ended(text: string, cut: number): number {
    const suffix = this.#suffixes.numberOf(text, cut);
    return suffix === 0 ? this.encode(text, cut) : this.#endedWith(text, cut, suffix);
  }

  #endedWith(text: string, cut: number, suffix: number): number {
    this.#to = this.#restAt + ((cut + 1) >> 1);
    if ((cut & 1) === 1) this.#scratch[this.#to - 1] = (NIBBLES[DIGITS]![text.charCodeAt(cut - 1)]! << 4) | END;
    return this.#headed(suffix);
  }

  /** Puts the head before what was packed. Returns the hash of all. */
  #headed(suffix: number): number {
    this.#head(this.#form, suffix, this.#to - this.#restAt);
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

  /** Whether two more texts can wait, however long they are. */
  get canWait(): boolean {
    return this.#waiting + 2 <= MAX_WAITING && this.#restAt <= WAITING_BYTES;
  }

  /** Lets the text encoded last wait. Returns its number, for {@link recall}. */
  wait(): number {
    this.#waitingFrom[this.#waiting] = this.#from;
    this.#waitingTo[this.#waiting] = this.#to;
    this.#restAt = this.#to + LARGEST_HEAD;
    return this.#waiting++;
  }

  /** Takes a text that waits in the place of the one encoded last. */
  recall(waiting: number): void {
    this.#from = this.#waitingFrom[waiting]!;
    this.#to = this.#waitingTo[waiting]!;
  }

  /** Forgets the texts that wait. */
  forget(): void {
    this.#waiting = 0;
    this.#restAt = LARGEST_HEAD;
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
    return this.#decoded(this.#slabs[Math.floor(at / SLAB_BYTES)]!, at % SLAB_BYTES);
  }

  /** The text encoded last. */
  get text(): string {
    return this.#decoded(this.#scratch, this.#from);
  }

  /**
   * The number that the last `digits` characters before the suffix make, of the text encoded last, without unpacking it: NaN
   * unless all before the suffix is digits in two or three groups, the last of which has at least so many.
   */
  lastNumber(digits: number): number {
    const scratch = this.#scratch;
    if (scratch[this.#from]! >> 6 !== DIGITS) return Number.NaN;
    const from = restAt(scratch[this.#from]!, this.#from);
    if (from === this.#to) return Number.NaN;
    const count = 2 * (this.#to - from) - ((scratch[this.#to - 1]! & END) === END ? 1 : 0);
    const first = count - digits;
    let value = 0;
    let dots = 0;
    let group = 0;
    for (let i = 0; i < count; i++) {
      const byte = scratch[from + (i >> 1)]!;
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

  #decoded(bytes: Uint8Array, headAt: number): string {
    const head = bytes[headAt]!;
    const from = restAt(head, headAt);
    const suffix = (head & HAS_SUFFIX) === 0 ? 0 : bytes[from - 2]! | (bytes[from - 1]! << 8);
    return decoded(head >> 6, bytes.subarray(from, from + lengthAt(bytes, headAt))) + this.#suffixes.text(suffix);
  }

  /** Writes the head so that it ends where the rest begins. */
  #head(form: number, suffix: number, rest: number): void {
    const scratch = this.#scratch;
    let from = this.#restAt;
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

  /** Packs pairs of characters, and at the end a last one. Returns where a character stands that the form has not. */
  #pack(form: typeof DIGITS | typeof HEX, text: string, length: number): number {
    const scratch = this.#scratch;
    const nibbles = NIBBLES[form]!;
    let to = this.#restAt;
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
    const restAt = this.#restAt;
    for (let i = 0; i < length; i++) {
      const code = text.charCodeAt(i);
      if (code > 255) return false;
      scratch[restAt + i] = code;
    }
    this.#to = restAt + length;
    this.#form = BYTES;
    return true;
  }

  #units(text: string, length: number): void {
    let to = this.#restAt;
    for (let i = 0; i < length; i++) {
      const code = text.charCodeAt(i);
      this.#scratch[to++] = code & 255;
      this.#scratch[to++] = code >> 8;
    }
    this.#to = to;
    this.#form = UNITS;
  }
}

/** Where the part begins that many Message-IDs share: `.JavaMail.` with user and host, or `@` and the host. */
function sharedFrom(messageId: string): number {
  const at = messageId.indexOf('@');
  const named = messageId.indexOf(NAME);
  if (named > 0 && (at < 0 || named < at)) return named;
  return at < 0 ? messageId.length : at;
}
