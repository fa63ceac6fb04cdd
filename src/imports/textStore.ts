/**
 * Message-IDs and mail keys of millions of mails in little memory: bytes in slabs, digits two to a byte, hosts only once.
 * Exact: each text has one encoding, so two texts are equal if and only if their bytes are.
 */

/** Where a text lies; 0 is no text. */
export type TextAt = number;

const SLAB_BYTES = 1 << 20;
/** The longest text: more than a line of mail may hold (RFC 5322 §2.1.1). */
export const MAX_TEXT = 2000;
const MAX_SUFFIXES = 65_535;

const PACKED = 0;
const BYTES = 1;
const UNITS = 2;

const ALPHABET = '0123456789.-';
const NIBBLES = new Uint8Array(128).fill(255);
for (let i = 0; i < ALPHABET.length; i++) NIBBLES[ALPHABET.charCodeAt(i)] = i;
const DOT = ALPHABET.indexOf('.');
const MINUS = ALPHABET.indexOf('-');
/** Fills the last half of a byte. */
const END = 15;

/** Head of an encoded text: form, suffix (2 bytes), length of the rest (2 bytes). */
const HEAD = 5;

export class TextStore {
  readonly #slabs: Uint8Array[] = [];
  #used = SLAB_BYTES;
  readonly #suffixes: string[] = [''];
  readonly #suffixNumbers = new Map<string, number>([['', 0]]);
  /** The suffix met last. */
  #lastSuffix = '';
  #lastNumber = 0;
  /** The text encoded last: bytes [0, #length) of the scratch. */
  readonly #scratch = new Uint8Array(HEAD + 2 * MAX_TEXT);
  #length = 0;

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
    const scratch = this.#scratch;
    const form = this.#pack(text, length) ? PACKED : this.#bytes(text, length) ? BYTES : this.#units(text, length);
    const rest = this.#length - HEAD;
    scratch[0] = form;
    scratch[1] = suffix & 255;
    scratch[2] = suffix >> 8;
    scratch[3] = rest & 255;
    scratch[4] = rest >> 8;
    let hash = 0;
    for (let i = 0; i < this.#length; i++) hash = Math.imul(hash ^ scratch[i]!, 0x5bd1e995) + (hash >>> 15);
    hash = Math.imul(hash ^ (hash >>> 16), 0x2c1b3c6d);
    return hash ^ (hash >>> 13);
  }

  /** Whether the text encoded last stands at `at`. */
  isAt(at: TextAt): boolean {
    const slab = this.#slabs[Math.floor(at / SLAB_BYTES)]!;
    const offset = at % SLAB_BYTES;
    const scratch = this.#scratch;
    for (let i = 0; i < this.#length; i++) if (slab[offset + i] !== scratch[i]) return false;
    return true;
  }

  /** Keeps the text encoded last. */
  keep(): TextAt {
    if (this.#used + this.#length > SLAB_BYTES) {
      this.#slabs.push(new Uint8Array(SLAB_BYTES));
      // Place 0 of the first slab is left out: 0 is no text.
      this.#used = this.#slabs.length === 1 ? 1 : 0;
    }
    const slab = this.#slabs.at(-1)!;
    for (let i = 0; i < this.#length; i++) slab[this.#used + i] = this.#scratch[i]!;
    const at = (this.#slabs.length - 1) * SLAB_BYTES + this.#used;
    this.#used += this.#length;
    return at;
  }

  read(at: TextAt): string {
    const slab = this.#slabs[Math.floor(at / SLAB_BYTES)]!;
    const offset = at % SLAB_BYTES;
    const suffix = this.#suffixes[slab[offset + 1]! | (slab[offset + 2]! << 8)]!;
    const from = offset + HEAD;
    const rest = slab.subarray(from, from + (slab[offset + 3]! | (slab[offset + 4]! << 8)));
    switch (slab[offset]) {
      case PACKED:
        return unpacked(rest) + suffix;
      case BYTES:
        return String.fromCharCode(...rest) + suffix;
      default:
        return (
          String.fromCharCode(...Uint16Array.from({ length: rest.length / 2 }, (_, i) => unitAt(rest, i))) + suffix
        );
    }
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

  /**
   * The number that the last `digits` characters before the suffix make, read without unpacking the text: NaN unless all before
   * the suffix is digits in two or three groups, the last of which has at least so many.
   */
  lastNumber(at: TextAt, digits: number): number {
    const slab = this.#slabs[Math.floor(at / SLAB_BYTES)]!;
    const offset = at % SLAB_BYTES;
    if (slab[offset] !== PACKED) return Number.NaN;
    const from = offset + HEAD;
    const bytes = slab[offset + 3]! | (slab[offset + 4]! << 8);
    const count = 2 * bytes - ((slab[from + bytes - 1]! & END) === END ? 1 : 0);
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

  #pack(text: string, length: number): boolean {
    const scratch = this.#scratch;
    let to = HEAD;
    for (let i = 0; i < length; i += 2) {
      const high = NIBBLES[text.charCodeAt(i)] ?? 255;
      const low = i + 1 < length ? (NIBBLES[text.charCodeAt(i + 1)] ?? 255) : END;
      if ((high | low) > END) return false;
      scratch[to++] = (high << 4) | low;
    }
    this.#length = to;
    return true;
  }

  #bytes(text: string, length: number): boolean {
    const scratch = this.#scratch;
    for (let i = 0; i < length; i++) {
      const code = text.charCodeAt(i);
      if (code > 255) return false;
      scratch[HEAD + i] = code;
    }
    this.#length = HEAD + length;
    return true;
  }

  #units(text: string, length: number): number {
    for (let i = 0; i < length; i++) {
      const code = text.charCodeAt(i);
      this.#scratch[HEAD + 2 * i] = code & 255;
      this.#scratch[HEAD + 2 * i + 1] = code >> 8;
    }
    this.#length = HEAD + 2 * length;
    return UNITS;
  }
}

/** A slice holds the whole text that it was cut from; a copy does not. */
export function copied(text: string): string {
  return Array.from({ length: text.length }, (_, i) => text.charAt(i)).join('');
}

function unpacked(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) {
    text += ALPHABET.charAt(byte >> 4);
    if ((byte & END) !== END) text += ALPHABET.charAt(byte & END);
  }
  return text;
}

function unitAt(bytes: Uint8Array, i: number): number {
  return bytes[2 * i]! | (bytes[2 * i + 1]! << 8);
}
