/** Texts that are read where they stand, because to cut millions of strings out of a log takes most of the time. */

const ENCODER = new TextEncoder();

/** Bytes [from, to), each a character. To be read at once: its owner may change it. */
export interface ByteText {
  readonly bytes: DataView;
  readonly from: number;
  readonly to: number;
}

/** The line that is being read, as bytes, if they are at hand: only those of ASCII are, whose characters are their bytes. */
export class LineBytes {
  bytes: DataView = new DataView(new ArrayBuffer(0));
  /** The same characters as {@link bytes}. */
  characters = '';
  /** Without its end, LF or CRLF: bytes [from, to). */
  from = 0;
  /** -1: they are not at hand. */
  to = -1;

  /** The line itself. */
  get text(): string {
    return this.characters.slice(this.from, this.to);
  }

  /** Characters [from, to) of `text`, which ends as the line does: as bytes if they are at hand. */
  cut(text: string, from: number, to: number): string | ByteText {
    if (this.to < 0) return text.slice(from, to);
    const start = this.to - text.length;
    return { bytes: this.bytes, from: start + from, to: start + to };
  }
}

/** Texts that begin alike and go on with what stands somewhere as bytes. */
export class BegunText {
  readonly #start: number;
  readonly #text: { readonly bytes: DataView; readonly from: number; to: number };

  /** @param most so many bytes may follow */
  constructor(start: string, most: number) {
    const begun = ENCODER.encode(start);
    this.#start = begun.length;
    const whole = new Uint8Array(begun.length + most);
    whole.set(begun);
    this.#text = { bytes: new DataView(whole.buffer), from: 0, to: 0 };
  }

  /** The text that goes on with bytes [from, to); null: they are too many. Good until the next is asked for. */
  of(bytes: DataView, from: number, to: number): ByteText | null {
    const text = this.#text;
    if (this.#start + to - from > text.bytes.byteLength) return null;
    text.to = copyBytes(bytes, from, to, text.bytes, this.#start);
    return text;
  }
}

export function lengthOf(text: string | ByteText): number {
  return typeof text === 'string' ? text.length : text.to - text.from;
}

export function textOf(text: string | ByteText): string {
  return typeof text === 'string' ? text : textIn(text.bytes, text.from, text.to);
}

/** The characters with these codes. `apply` takes a typed array as it is: a fifth of what spreading one costs. */
export function textFrom(codes: Uint8Array | Uint16Array): string {
  return Reflect.apply(String.fromCharCode, null, codes) as string;
}

/** Bytes [from, to) as a string that does not hold the bytes. */
export function textIn(bytes: DataView, from: number, to: number): string {
  return textFrom(new Uint8Array(bytes.buffer, bytes.byteOffset + from, to - from));
}

/** The text in UTF-8, to be kept. */
export function bytesIn(text: string): DataView {
  const { buffer, byteOffset, byteLength } = ENCODER.encode(text);
  return new DataView(buffer, byteOffset, byteLength);
}

/** A text of so many characters is encoded without new memory. */
const SHORT = 1000;
/** UTF-8 has at most three bytes a character. */
const SCRATCH = new Uint8Array(3 * SHORT);
const SCRATCH_BYTES = new DataView(SCRATCH.buffer);

/** The text in UTF-8, good until the next one is asked for: bytes are read in a quarter of the time of characters. */
export function encoded(text: string): ByteText {
  if (text.length <= SHORT) return { bytes: SCRATCH_BYTES, from: 0, to: ENCODER.encodeInto(text, SCRATCH).written };
  const bytes = bytesIn(text);
  return { bytes, from: 0, to: bytes.byteLength };
}

/** Whether bytes [from, to) are those of `known`. Four are compared at once. */
export function isSame(known: DataView, bytes: DataView, from: number, to: number): boolean {
  const length = to - from;
  if (known.byteLength !== length) return false;
  let at = 0;
  for (; at + 4 <= length; at += 4) if (known.getInt32(at, true) !== bytes.getInt32(from + at, true)) return false;
  for (; at < length; at++) if (known.getUint8(at) !== bytes.getUint8(from + at)) return false;
  return true;
}

/** Where in [from, to) the first such byte stands; -1: nowhere. Four are looked at at once. */
export function placeOf(byte: number, bytes: DataView, from: number, to: number): number {
  const four = Math.imul(byte, 0x01010101);
  let at = from;
  for (; at + 4 <= to; at += 4) {
    const word = bytes.getInt32(at, true) ^ four;
    // The lowest bit that is left is in the first byte that is zero.
    const found = (word - 0x01010101) & ~word & 0x80808080;
    if (found !== 0) return at + ((31 - Math.clz32(found & -found)) >> 3);
  }
  for (; at < to; at++) if (bytes.getUint8(at) === byte) return at;
  return -1;
}

/** A slice holds the whole text that it was cut from; a copy does not. */
export function copied(text: string): string {
  return Array.from({ length: text.length }, (_, i) => text.charAt(i)).join('');
}

/** A longer text is put through an encoder: below, reading it character by character takes less time. */
const PUT_BY_CHARACTER = 24;

/**
 * Puts a text at `at`: a byte a character, or two a character if one of them is not a byte.
 * @param into with room for two bytes a character
 * @returns where it ends
 */
export function put(text: string | ByteText, into: DataView, at: number): number {
  if (typeof text !== 'string') return copyBytes(text.bytes, text.from, text.to, into, at);
  const { length } = text;
  if (length > PUT_BY_CHARACTER) {
    const utf8 = encoded(text);
    if (utf8.to === length) return copyBytes(utf8.bytes, 0, length, into, at);
  }
  let all = 0;
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    into.setUint8(at + i, code);
    all |= code;
  }
  if (all <= 255) return at + length;
  for (let i = 0; i < length; i++) into.setUint16(at + 2 * i, text.charCodeAt(i), true);
  return at + 2 * length;
}

/** Copies bytes [from, to) to `at`. Returns where they end there. */
export function copyBytes(bytes: DataView, from: number, to: number, into: DataView, at: number): number {
  const end = at + to - from;
  let next = from;
  let put = at;
  if (to - from >= 4) {
    for (; put < end - 4; next += 4, put += 4) into.setInt32(put, bytes.getInt32(next, true), true);
    // The last four, of which some may be there already.
    into.setInt32(end - 4, bytes.getInt32(to - 4, true), true);
    return end;
  }
  for (; put < end; next++, put++) into.setUint8(put, bytes.getUint8(next));
  return end;
}

/** Where bytes [from, to) begin without the white space before them. */
export function trimmedStart(bytes: DataView, from: number, to: number): number {
  let start = from;
  while (start < to && isBlank(bytes.getUint8(start))) start++;
  return start;
}

/** Where bytes [from, to) end without the white space behind them. */
export function trimmedEnd(bytes: DataView, from: number, to: number): number {
  let end = to;
  while (end > from && isBlank(bytes.getUint8(end - 1))) end--;
  return end;
}

/** As `String.prototype.trim` knows white space of ASCII. */
function isBlank(byte: number): boolean {
  return byte === 32 || (byte >= 9 && byte <= 13);
}

/** Whether both are the same characters. */
export function areSame(a: string | ByteText, b: string | ByteText): boolean {
  if (typeof a === 'string' || typeof b === 'string') return textOf(a) === textOf(b);
  if (a.to - a.from !== b.to - b.from) return false;
  for (let at = a.from, other = b.from; at < a.to; at++, other++)
    if (a.bytes.getUint8(at) !== b.bytes.getUint8(other)) return false;
  return true;
}
