/** Bytes into lines, chunk by chunk: what is held is one chunk and the line that it cuts. */
import { LineBytes } from '../byteText.ts';
import { MAX_LINE_BYTES, type LineReader } from '../format.ts';

const LF = 10;
const CR = 13;
const PIECE_BYTES = 1 << 15;

export class LineSplitter {
  /** Lines that have ended. */
  lines = 0;
  /** The beginning of a line that has not ended. */
  #carry: Uint8Array[] = [];
  #carryBytes = 0;
  readonly #current = new LineBytes();
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  readonly #strictDecoder = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });

  /** @param onLongLine told of the number of a line that is longer than the limit, which the reader never sees */
  constructor(
    readonly reader: LineReader,
    readonly onLongLine: (line: number) => void,
  ) {}

  push(bytes: Uint8Array): void {
    const last = bytes.lastIndexOf(LF);
    if (last < 0) {
      this.#hold(bytes);
      return;
    }
    let from = 0;
    if (this.#carryBytes > 0) {
      from = bytes.indexOf(LF) + 1;
      this.#hold(bytes.subarray(0, from - 1));
      this.#endCarried();
    }
    // In pieces: short texts are cheap to throw away, long ones are not.
    while (last + 1 - from > PIECE_BYTES) {
      const end = bytes.indexOf(LF, from + PIECE_BYTES) + 1;
      this.#split(bytes.subarray(from, end));
      from = end;
    }
    if (last + 1 > from) this.#split(bytes.subarray(from, last + 1));
    if (last + 1 < bytes.length) this.#hold(bytes.slice(last + 1));
  }

  /** The last line need not have an end. */
  end(): void {
    if (this.#carryBytes > 0) this.#endCarried();
    this.reader.end();
  }

  /** A line that is too long is counted, not kept. */
  #hold(bytes: Uint8Array): void {
    this.#carryBytes += bytes.length;
    if (this.#carryBytes > MAX_LINE_BYTES) this.#carry = [];
    else this.#carry.push(bytes);
  }

  #endCarried(): void {
    if (this.#carryBytes > MAX_LINE_BYTES) this.onLongLine(++this.lines);
    else this.#line(this.#decoder.decode(joined(this.#carry, this.#carryBytes)));
    this.#carry = [];
    this.#carryBytes = 0;
  }

  /** Whole lines, of which none is too long if all are not. */
  #split(bytes: Uint8Array): void {
    const { reader } = this;
    if (bytes.length > MAX_LINE_BYTES || !reader.linesInBytes) {
      this.#splitDecoded(bytes);
      return;
    }
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const cursor = { bytes: view, at: 0, number: 0 };
    for (;;) {
      cursor.number = this.lines + 1;
      reader.linesInBytes(cursor);
      this.lines = cursor.number - 1;
      if (cursor.at === bytes.length) return;
      const end = bytes.indexOf(LF, cursor.at);
      this.#line(this.#decoder.decode(bytes.subarray(cursor.at, end)));
      cursor.at = end + 1;
    }
  }

  /** Whole lines: decoded at once, cut without copying. */
  #splitDecoded(bytes: Uint8Array): void {
    const { text, isAscii } = this.#decoded(bytes);
    const { reader } = this;
    const current = this.#current;
    let from = 0;
    if (this.lines === 0 && text.length > 0) {
      from = text.indexOf('\n') + 1;
      this.#line(text.slice(0, from - 1));
    }
    current.bytes = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    current.characters = text;
    for (let end = text.indexOf('\n', from); end >= 0; end = text.indexOf('\n', from)) {
      const number = ++this.lines;
      if (end - from > MAX_LINE_BYTES) this.onLongLine(number);
      else {
        const to = end > from && text.charCodeAt(end - 1) === CR ? end - 1 : end;
        if (isAscii) {
          current.from = from;
          current.to = to;
        }
        if (!isAscii || reader.lineInBytes?.(current, number) !== true) {
          reader.line(text.slice(from, to), number, current);
        }
      }
      from = end + 1;
    }
    current.to = -1;
  }

  /** What is not UTF-8 becomes U+FFFD. Valid text that has as many characters as bytes is ASCII. */
  #decoded(bytes: Uint8Array): { readonly text: string; readonly isAscii: boolean } {
    try {
      const text = this.#strictDecoder.decode(bytes);
      return { text, isAscii: text.length === bytes.length };
    } catch {
      return { text: this.#decoder.decode(bytes), isAscii: false };
    }
  }

  #line(text: string): void {
    const number = ++this.lines;
    const from = number === 1 && text.startsWith('\uFEFF') ? 1 : 0;
    if (text.length > MAX_LINE_BYTES) this.onLongLine(number);
    else this.reader.line(text.slice(from, text.endsWith('\r') ? -1 : undefined), number, this.#current);
  }
}

function joined(pieces: readonly Uint8Array[], bytes: number): Uint8Array {
  if (pieces.length === 1) return pieces[0]!;
  const whole = new Uint8Array(bytes);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
