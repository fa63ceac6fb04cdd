/** A checksum of lines of text, 64 bits: two streams of multiply and xor with different constants (as in cyrb53). */
export class Checksum {
  #high = 0xdeadbeef | 0;
  #low = 0x41c6ce57;

  add(line: string): void {
    let high = this.#high;
    let low = this.#low;
    for (let at = 0; at < line.length; at++) {
      const code = line.charCodeAt(at);
      high = Math.imul(high ^ code, 0x9e3779b1);
      low = Math.imul(low ^ code, 0x5f356495);
    }
    // The line's end is part of it: "ab", "c" is not "a", "bc".
    this.#high = Math.imul(high ^ (high >>> 16) ^ 0x10000, 0x85ebca6b);
    this.#low = Math.imul(low ^ (low >>> 13) ^ 0x10000, 0xc2b2ae35);
  }

  /** 16 hexadecimal digits. */
  get text(): string {
    return hex(this.#high) + hex(this.#low);
  }
}

const BYTE_TEXTS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function hex(word: number): string {
  const byte = (shift: number): string => BYTE_TEXTS[(word >>> shift) & 255]!;
  return byte(24) + byte(16) + byte(8) + byte(0);
}
