/**
 * Message-IDs and mail keys of millions of mails in little memory: words of 32 bits in slabs, hosts only once.
 * Exact: each text has one encoding, so two texts are equal if and only if their words are.
 */
import { bytesIn, isSame, textFrom, textOf, type ByteText } from './byteText.ts';
import { endsGroups, numberIn } from './packedDigits.ts';
import { Suffixes } from './suffixes.ts';

/** Where a text lies, a number of 32 bits; 0 is no text. */
export type TextAt = number;

const SLAB_BITS = 18;
const SLAB_WORDS = 1 << SLAB_BITS;
const IN_SLAB = SLAB_WORDS - 1;
/** The longest text: more than a line of mail may hold (RFC 5322 §2.1.1). */
export const MAX_TEXT = 2000;

/** So many texts may wait. */
const MAX_WAITING = 128;
const WAITING_WORDS = 16 * MAX_WAITING;
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
const ENCODER = new TextEncoder();
/** So many characters are read one by one before an encoder is begun. */
const SHORT = 24;

export class TextStore {
  readonly #slabs: Int32Array[] = [];
  #used = SLAB_WORDS;
  readonly #suffixes = new Suffixes();
  /** Texts that wait, and behind them the one encoded last. */
  readonly #words = new Int32Array(WAITING_WORDS + 2 * LARGEST_TEXT);
  readonly #bytes = new DataView(this.#words.buffer);
  readonly #waitingFrom = new Int32Array(MAX_WAITING);
  readonly #waitingTo = new Int32Array(MAX_WAITING);
  #waiting = 0;
  /** Where the next text is encoded. */
  #next = 0;
  /** The text encoded last, or {@link recall}ed: words [#from, #to). */
  #from = 0;
  #to = 0;
  /** The characters of a string, a byte each. */
  readonly #characters = new Uint8Array(MAX_TEXT);
  readonly #charactersView = new DataView(this.#characters.buffer);

  /** Bytes held. */
  get bytes(): number {
    return this.#slabs.length * SLAB_WORDS * Int32Array.BYTES_PER_ELEMENT;
  }

  /**
   * Encodes a text of at most {@link MAX_TEXT} characters, ready for {@link isAt} and {@link keep}.
   * @returns its hash, 32 bits, not 0
   */
  encode(text: string | ByteText): number {
    if (typeof text !== 'string') return this.#pack(text.bytes, text.from, text.to, text.to);
    return this.#isNarrow(text) ? this.#pack(this.#charactersView, 0, text.length, text.length) : this.#packWide(text);
  }

  /**
   * Encodes a Message-ID as {@link encode} does, of which the part is shared that begins at `.JavaMail.` or else at the `@`.
   * @param scope makes it another text than without; with it, at most {@link MAX_TEXT} - 1 characters
   * @returns its hash, 32 bits, not 0
   */
  encodeMessageId(text: string | ByteText, scope = ''): number {
    if (scope !== '') return this.encodeMessageId(`${textOf(text)}\0${scope}`);
    if (typeof text !== 'string') return this.#packMessageId(text.bytes, text.from, text.to);
    return this.#isNarrow(text) ? this.#packMessageId(this.#charactersView, 0, text.length) : this.#packWide(text);
  }

  /** Whether two more texts can wait, however long they are. */
  get canWait(): boolean {
    return this.#waiting + 2 <= MAX_WAITING && this.#next <= WAITING_WORDS;
  }

  /** Lets the text encoded last wait. Returns its number, for {@link recall}. */
  wait(): number {
    this.#waitingFrom[this.#waiting] = this.#from;
    this.#waitingTo[this.#waiting] = this.#to;
    this.#next = this.#to;
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
    this.#next = 0;
  }

  /** Whether the text encoded last stands at `at`. */
  isAt(at: TextAt): boolean {
    const slab = this.#slabs[at >>> SLAB_BITS]!;
    const words = this.#words;
    for (let i = this.#from, from = at & IN_SLAB; i < this.#to; i++, from++) {
      if (slab[from] !== words[i]) return false;
    }
    return true;
  }

  /** Keeps the text encoded last. */
  keep(): TextAt {
    const length = this.#to - this.#from;
    if (this.#used + length > SLAB_WORDS) {
      this.#slabs.push(new Int32Array(SLAB_WORDS));
      // Place 0 of the first slab is left out: 0 is no text.
      this.#used = this.#slabs.length === 1 ? 1 : 0;
    }
    const slab = this.#slabs.at(-1)!;
    const words = this.#words;
    const used = this.#used;
    for (let i = 0, from = this.#from; i < length; i++) slab[used + i] = words[from + i]!;
    this.#used += length;
    return (this.#slabs.length - 1) * SLAB_WORDS + used;
  }

  read(at: TextAt): string {
    return this.#decoded(this.#slabs[at >>> SLAB_BITS]!, at & IN_SLAB);
  }

  /** The text encoded last. */
  get text(): string {
    return this.#decoded(this.#words, this.#from);
  }

  /**
   * The number that the last `digits` characters before the suffix make, of the text encoded last, without unpacking it: NaN
   * unless all before the suffix is digits in two or three groups, the last of which has at least so many.
   */
  lastNumber(digits: number): number {
    const head = this.#words[this.#from]!;
    if ((head & IS_WIDE) !== 0) return Number.NaN;
    const from = 4 * (this.#from + 1);
    const to = from + (head & LENGTH);
    const numberAt = to - digits;
    if (numberAt <= from || !endsGroups(this.#bytes, from, numberAt)) return Number.NaN;
    return numberIn(this.#bytes, numberAt, to);
  }

  #decoded(words: Int32Array, headAt: number): string {
    const head = words[headAt]!;
    const from = words.byteOffset + 4 * (headAt + 1);
    const length = head & LENGTH;
    if ((head & IS_WIDE) !== 0) return textFrom(new Uint16Array(words.buffer, from, length / 2));
    const text = textFrom(new Uint8Array(words.buffer, from, length));
    return text + this.#suffixes.text(head >>> SUFFIX_SHIFT);
  }

  /** Whether each of the text's characters is a byte; they stand in {@link #characters} then. */
  #isNarrow(text: string): boolean {
    const characters = this.#characters;
    if (text.length > SHORT) {
      const { read, written } = ENCODER.encodeInto(text, characters);
      if (read === text.length && written === text.length) return true;
    }
    let all = 0;
    for (let i = 0; i < text.length; i++) all |= characters[i] = text.charCodeAt(i);
    return all <= 255;
  }

  #packMessageId(bytes: DataView, from: number, to: number): number {
    return this.#pack(bytes, from, sharedFrom(bytes, from, to), to);
  }

  /**
   * Packs bytes [from, to), of which those from `cut` on are shared. Four bytes are read at once, and go into the hash.
   */
  #pack(bytes: DataView, from: number, cut: number, to: number): number {
    const suffix = cut < to ? this.#suffixes.numberOf(bytes, cut, to) : 0;
    const end = suffix === 0 ? to : cut;
    const words = this.#words;
    const head = (end - from) | (suffix << SUFFIX_SHIFT);
    let put = this.#next;
    this.#from = put;
    words[put++] = head;
    let hash = mixed(0, head);
    let at = from;
    for (; at + 4 <= end; at += 4) {
      const word = bytes.getInt32(at, true);
      words[put++] = word;
      hash = mixed(hash, word);
    }
    if (at < end) {
      const word = lastBytes(bytes, at, end, from);
      words[put++] = word;
      hash = mixed(hash, word);
    }
    this.#to = put;
    return finished(hash);
  }

  /** Packs two bytes a character. */
  #packWide(text: string): number {
    const words = this.#words;
    const head = (2 * text.length) | IS_WIDE;
    let put = this.#next;
    this.#from = put;
    words[put++] = head;
    let hash = mixed(0, head);
    for (let i = 0; i < text.length; i += 2) {
      const word = text.charCodeAt(i) | (i + 1 < text.length ? text.charCodeAt(i + 1) << 16 : 0);
      words[put++] = word;
      hash = mixed(hash, word);
    }
    this.#to = put;
    return finished(hash);
  }
}

function mixed(hash: number, word: number): number {
  const product = Math.imul(hash ^ word, 0x5bd1e995);
  return product ^ (product >>> 15);
}

function finished(hash: number): number {
  const product = Math.imul(hash ^ (hash >>> 16), 0x2c1b3c6d);
  return product ^ (product >>> 13) || 1;
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
