/**
 * The value of the header that is being read, unfolded: bytes as long as all its lines are at hand as bytes, else text. Parts of
 * a mail's values can be kept as bytes until the mail ends.
 */
import { copyBytes, textIn, trimmedEnd, trimmedStart, type LineBytes } from '../byteText.ts';

/** For the values of one mail; what does not fit in becomes text. */
const ROOM = 8192;
const BLANK = 32;
/** What follows in one header is not looked at. */
const MAX_VALUE = 16_384;

export class HeaderValue {
  /** The value is bytes [from, to) unless it {@link isText}. */
  readonly bytes = new DataView(new ArrayBuffer(ROOM));
  from = 0;
  to = 0;
  #text: string | null = '';

  get isText(): boolean {
    return this.#text !== null;
  }

  get text(): string {
    return this.#text ?? textIn(this.bytes, this.from, this.to);
  }

  /** Another mail begins: nothing is kept any more. */
  reset(): void {
    this.from = 0;
    this.clear();
  }

  /** There is no value. */
  clear(): void {
    this.#text = '';
  }

  begin(text: string): void {
    this.#text = text.slice(0, MAX_VALUE);
  }

  /** The value begins at byte `from` of the line. */
  beginInBytes(line: LineBytes, from: number): void {
    this.to = this.from;
    this.#text = null;
    if (!this.#append(line.bytes, from, line.to)) this.begin(line.text.slice(from - line.from));
  }

  /** The value goes on with this line, whose white space before and behind is one blank. */
  continue(text: string): void {
    const before = this.text;
    this.#text = before.length < MAX_VALUE ? `${before} ${text.trim().slice(0, MAX_VALUE)}` : before;
  }

  continueInBytes(line: LineBytes): void {
    const { bytes } = line;
    const from = trimmedStart(bytes, line.from, line.to);
    const to = trimmedEnd(bytes, from, line.to);
    if (this.isText || this.to === ROOM) {
      this.continue(line.text);
      return;
    }
    this.bytes.setUint8(this.to, BLANK);
    this.to++;
    if (this.#append(bytes, from, to)) return;
    this.to--;
    this.continue(line.text);
  }

  /** The bytes of this value stay where they are while the mail is read. */
  keep(): void {
    this.from = this.to;
  }

  /** Returns false if there is no room. */
  #append(bytes: DataView, from: number, to: number): boolean {
    if (this.to + to - from > ROOM) return false;
    this.to = copyBytes(bytes, from, to, this.bytes, this.to);
    return true;
  }
}
