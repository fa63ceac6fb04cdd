/**
 * Tells files that hold the same bytes, as they stream: their length and 64 bits of rotate and multiply. No proof against
 * someone who wants two files to look alike; nobody gains by that here.
 */

const WORD = Int32Array.BYTES_PER_ELEMENT;
/** Odd, and unlike one another: MurmurHash3's. */
const HIGH_FACTOR = 0x85ebca6b;
const LOW_FACTOR = 0xc2b2ae35;

export class ContentHash {
  #high = 0x1b873593;
  #low = 0x52dce729;
  #bytes = 0;
  /** The beginning of a word whose end comes with the next bytes. */
  readonly #open = new Uint8Array(WORD);

  /** However the bytes are cut into chunks, the hash is the same. */
  add(bytes: Uint8Array): void {
    let from = 0;
    for (; this.#bytes % WORD !== 0 && from < bytes.length; from++) this.#addByte(bytes[from]!);
    const whole = bytes.length - from - ((bytes.length - from) % WORD);
    this.#addWords(wordsOf(bytes.subarray(from, from + whole)));
    this.#bytes += whole;
    for (from += whole; from < bytes.length; from++) this.#addByte(bytes[from]!);
  }

  #addByte(byte: number): void {
    const at = this.#bytes++ % WORD;
    this.#open[at] = byte;
    if (at === WORD - 1) this.#addWords(wordsOf(this.#open));
  }

  #addWords(words: Int32Array): void {
    let high = this.#high;
    let low = this.#low;
    for (let at = 0; at < words.length; at++) {
      const word = words[at]!;
      high = Math.imul(((high << 13) | (high >>> 19)) ^ word, HIGH_FACTOR);
      low = Math.imul(((low << 7) | (low >>> 25)) ^ word, LOW_FACTOR);
    }
    this.#high = high;
    this.#low = low;
  }

  /** Equal for equal bytes; for others it differs, but for a chance of about 1 in 2^64. */
  get text(): string {
    const rest = this.#open.subarray(0, this.#bytes % WORD);
    return [this.#bytes, this.#high, this.#low, ...rest].join(' ');
  }
}

/** Words begin where memory lets them; from elsewhere they are copied. */
function wordsOf(bytes: Uint8Array): Int32Array {
  const aligned = bytes.byteOffset % WORD === 0 ? bytes : new Uint8Array(bytes);
  return new Int32Array(aligned.buffer, aligned.byteOffset, aligned.length / WORD);
}
