/** A checksum of lines of text, 64 bits: two streams of multiply and xor with different constants. */
import { bytesIn, encoded, type ByteText } from '../../byteText.ts';

const HIGH_START = 0xdeadbeef | 0;
const LOW_START = 0x41c6ce57;

export class Checksum {
  #high = HIGH_START;
  #low = LOW_START;

  /** Forgets the lines. */
  reset(): void {
    this.#high = HIGH_START;
    this.#low = LOW_START;
  }

  /** Adds a line. */
  add(text: string): void {
    const { bytes, from, to } = encoded(text);
    this.addBytes(bytes, from, to);
  }

  /** Adds a line that is bytes [from, to), in UTF-8. */
  addBytes(bytes: DataView, from: number, to: number): void {
    let high = this.#high;
    let low = this.#low;
    let at = from;
    for (; at + 4 <= to; at += 4) {
      const word = bytes.getInt32(at, true);
      high = Math.imul(high ^ word, 0x9e3779b1);
      low = Math.imul(low ^ word, 0x5f356495);
      // A product carries upwards only.
      high ^= high >>> 15;
      low ^= low >>> 13;
    }
    for (; at < to; at++) {
      high = Math.imul(high ^ bytes.getUint8(at), 0x9e3779b1);
      low = Math.imul(low ^ bytes.getUint8(at), 0x5f356495);
    }
    // The line's end is part of it: "ab", "c" is not "a", "bc".
    const end = (to - from) ^ 0x10000;
    this.#high = Math.imul(high ^ (high >>> 16) ^ end, 0x85ebca6b);
    this.#low = Math.imul(low ^ (low >>> 13) ^ end, 0xc2b2ae35);
  }

  /** `content` and 16 hexadecimal digits. To be read at once. */
  get key(): ByteText {
    const from = KEY_START.length;
    putHex(this.#high, from);
    putHex(this.#low, from + DIGITS);
    return { bytes: KEY, from: 0, to: KEY.byteLength };
  }
}

const DIGITS = 8;
const KEY_START = 'content ';
const KEY = bytesIn(KEY_START + '0'.repeat(2 * DIGITS));

/** Two digits each, as words. */
const HEX = Uint16Array.from({ length: 256 }, (_, byte) => bytesIn(byte.toString(16).padStart(2, '0')).getUint16(0));

function putHex(word: number, from: number): void {
  for (let i = 0; i < DIGITS / 2; i++) KEY.setUint16(from + 2 * i, HEX[(word >>> (24 - 8 * i)) & 255]!);
}
