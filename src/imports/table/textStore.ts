/**
 * Message-IDs and mail keys of millions of mails in little memory: words of 32 bits in slabs, hosts only once.
 * Exact: each text has one encoding, so two texts are equal if and only if their words are.
 */
import { bytesIn, isSame, textFrom } from '../byteText.ts';
import { endsGroups, numberIn } from '../packedDigits.ts';
import { Suffixes } from './suffixes.ts';

/** Where a text lies, a number of 32 bits; 0 is no text. */
export type TextAt = number;

const SLAB_BITS = 18;
const SLAB_WORDS = 1 << SLAB_BITS;
const IN_SLAB = SLAB_WORDS - 1;
/** The longest text: more than a line of mail may hold (RFC 5322 §2.1.1). */
export const MAX_TEXT = 2000;

/** The head, and two bytes a character. */
const LARGEST_TEXT = 1 + MAX_TEXT / 2;

/** The head of a text: bytes of what follows, whether they are two to a character, and the number of its suffix. */
const LENGTH = (1 << 12) - 1;
const IS_WIDE = 1 << 12;
const SUFFIX_SHIFT = 16;

const NAME = bytesIn('.JavaMail.');
const AT = 64;
const CAPITAL_J = 74;
/** The bit that `@` and letters have and digits, points and hyphens have not, in each of four bytes. */
const LETTERS = 0x40404040;

export class TextStore {
  readonly #slabs: Int32Array[] = [];
  /** The same memory. */
  readonly #bytesOfSlabs: DataView[] = [];
  #used = SLAB_WORDS;
  readonly #suffixes = new Suffixes();
  /** The text packed last: words [0, #packed). */
  readonly #words = new Int32Array(LARGEST_TEXT);
  #packed = 0;

  /**
   * Keeps the text of at most {@link MAX_TEXT} characters that lies in bytes [from, to).
   * @param isWide it has two bytes a character, because not each of its characters is a byte
   */
  keep(bytes: DataView, from: number, to: number, isWide: boolean): TextAt {
    return this.#keep(bytes, from, to, to, isWide);
  }

  /** Keeps a Message-ID as {@link keep} does; the part is shared that begins at `.JavaMail.` or else at the `@`. */
  keepMessageId(bytes: DataView, from: number, to: number, isWide: boolean): TextAt {
    return this.#keep(bytes, from, isWide ? to : sharedFrom(bytes, from, to), to, isWide);
  }

  /** Packs a text, ready for {@link isAt}. */
  pack(bytes: DataView, from: number, to: number, isWide: boolean): void {
    this.#packed = this.#write(this.#words, 0, bytes, from, to, to, isWide);
  }

  /** Packs a Message-ID, ready for {@link isAt}. */
  packMessageId(bytes: DataView, from: number, to: number, isWide: boolean): void {
    const cut = isWide ? to : sharedFrom(bytes, from, to);
    this.#packed = this.#write(this.#words, 0, bytes, from, cut, to, isWide);
  }

  /** Whether the text packed last stands at `at`. */
  isAt(at: TextAt): boolean {
    const slab = this.#slabs[at >>> SLAB_BITS]!;
    const words = this.#words;
    for (let i = 0, from = at & IN_SLAB; i < this.#packed; i++, from++) if (slab[from] !== words[i]) return false;
    return true;
  }

  read(at: TextAt): string {
    return this.#decoded(this.#slabs[at >>> SLAB_BITS]!, at & IN_SLAB);
  }

  /** The text packed last. */
  get text(): string {
    return this.#decoded(this.#words, 0);
  }

  /**
   * The number that the last `digits` characters before the suffix make, without unpacking the text: NaN unless all before the
   * suffix is digits in two or three groups, the last of which has at least so many.
   */
  lastNumber(at: TextAt, digits: number): number {
    const head = this.#slabs[at >>> SLAB_BITS]![at & IN_SLAB]!;
    if ((head & IS_WIDE) !== 0) return Number.NaN;
    const bytes = this.#bytesOfSlabs[at >>> SLAB_BITS]!;
    const from = 4 * ((at & IN_SLAB) + 1);
    const to = from + (head & LENGTH);
    const numberAt = to - digits;
    return numberAt > from && endsGroups(bytes, from, numberAt) ? numberIn(bytes, numberAt, to) : Number.NaN;
  }

  #decoded(words: Int32Array, headAt: number): string {
    const head = words[headAt]!;
    const from = words.byteOffset + 4 * (headAt + 1);
    const length = head & LENGTH;
    if ((head & IS_WIDE) !== 0) return textFrom(new Uint16Array(words.buffer, from, length / 2));
    const text = textFrom(new Uint8Array(words.buffer, from, length));
    return text + this.#suffixes.text(head >>> SUFFIX_SHIFT);
  }

  #keep(bytes: DataView, from: number, cut: number, to: number, isWide: boolean): TextAt {
    if (this.#used + LARGEST_TEXT > SLAB_WORDS) {
      const slab = new Int32Array(SLAB_WORDS);
      this.#slabs.push(slab);
      this.#bytesOfSlabs.push(new DataView(slab.buffer));
      // Place 0 of the first slab is left out: 0 is no text.
      this.#used = this.#slabs.length === 1 ? 1 : 0;
    }
    const at = this.#used;
    const slab = this.#slabs.length - 1;
    this.#used = this.#write(this.#slabs[slab]!, at, bytes, from, cut, to, isWide);
    return slab * SLAB_WORDS + at;
  }

  /**
   * Writes the words of bytes [from, to), of which those from `cut` on are shared, from `at` on. Returns where they end.
   */
  #write(
    words: Int32Array,
    at: number,
    bytes: DataView,
    from: number,
    cut: number,
    to: number,
    isWide: boolean,
  ): number {
    const suffix = cut < to ? this.#suffixes.numberOf(bytes, cut, to) : 0;
    const end = suffix === 0 ? to : cut;
    let put = at;
    words[put++] = (end - from) | (isWide ? IS_WIDE : suffix << SUFFIX_SHIFT);
    let next = from;
    for (; next + 4 <= end; next += 4) words[put++] = bytes.getInt32(next, true);
    if (next < end) words[put++] = lastBytes(bytes, next, end, from);
    return put;
  }
}

/** Bytes [at, end), one to three, as a word that ends with zeros; `from`: bytes from there on may be read too. */
function lastBytes(bytes: DataView, at: number, end: number, from: number): number {
  if (end - 4 >= from) return bytes.getInt32(end - 4, true) >>> (8 * (at + 4 - end));
  let word = 0;
  for (let shift = 0, next = at; next < end; next++, shift += 8) word |= bytes.getUint8(next) << shift;
  return word;
}

/** Where the part begins that many Message-IDs share: `.JavaMail.` with user and host, or `@` and the host. */
function sharedFrom(bytes: DataView, from: number, to: number): number {
  let at = from;
  // Digits, points and hyphens, JavaMail's fields: none of four bytes is an `@` or a letter.
  while (at + 4 <= to && (bytes.getInt32(at, true) & LETTERS) === 0) at += 4;
  for (; at < to; at++) {
    const byte = bytes.getUint8(at);
    if (byte === AT) return at;
    if (
      byte === CAPITAL_J &&
      at > from &&
      at - 1 + NAME.byteLength <= to &&
      isSame(NAME, bytes, at - 1, at - 1 + NAME.byteLength)
    )
      return at - 1;
  }
  return to;
}
