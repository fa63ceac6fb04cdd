/**
 * Finds the fields of comma-separated records that are bytes of ASCII, without cutting them out. Records of one length mostly
 * have their commas in the same places: where they had them last time is looked at first, which spares a processor most of its
 * wrong guesses at what the next byte will be.
 */
const QUOTE = 34;
const COMMA = 44;
/** One more than a comma, in each of four bytes. */
const ABOVE_COMMAS = 0x2d2d2d2d;
const HIGH_BITS = 0x80808080;

/** Records of different lengths modulo this are remembered. A power of two. */
const REMEMBERED = 128;
/** Of longer records the count of a byte's place among four might not fit in a byte. */
const LONGEST = 4 * 255;

export class FieldFinder {
  /** Field i of the record found last is bytes [starts[i], starts[i + 1] - 1). */
  readonly starts: Int32Array;
  /** By length modulo {@link REMEMBERED}: the length, the number of commas, and where they are, from the record's beginning. */
  readonly #length = new Int32Array(REMEMBERED).fill(-1);
  readonly #commas = new Int32Array(REMEMBERED);
  readonly #places: Int32Array;

  /** @param mostFields records with more are not read */
  constructor(readonly mostFields: number) {
    this.starts = new Int32Array(mostFields + 1);
    this.#places = new Int32Array(REMEMBERED * mostFields);
  }

  /**
   * Finds the fields of a record without quotes that is bytes [from, to).
   * @returns how many there are; 0: it has quotes, or more fields than are read
   */
  find(bytes: DataView, from: number, to: number): number {
    const length = to - from;
    const kind = length & (REMEMBERED - 1);
    if (this.#length[kind] === length && this.#isLike(kind, bytes, from, to)) return this.#commas[kind]! + 1;
    const fields = this.#search(bytes, from, to);
    if (fields > 0 && length <= LONGEST) this.#remember(kind, length, from, fields - 1);
    return fields;
  }

  /** Whether the record has its commas where the one remembered had them, and no others, and no quotes. Then they are found. */
  #isLike(kind: number, bytes: DataView, from: number, to: number): boolean {
    const { starts } = this;
    const places = this.#places;
    const commas = this.#commas[kind]!;
    if (smallBytes(bytes, from, to) !== commas) return false;
    const at = kind * this.mostFields;
    starts[0] = from;
    for (let i = 0; i < commas; i++) {
      const comma = from + places[at + i]!;
      if (bytes.getUint8(comma) !== COMMA) return false;
      starts[i + 1] = comma + 1;
    }
    starts[commas + 1] = to + 1;
    return true;
  }

  #search(bytes: DataView, from: number, to: number): number {
    const { starts } = this;
    let fields = 0;
    starts[0] = from;
    for (let at = from; at < to; at++) {
      const byte = bytes.getUint8(at);
      // Nearly all others are larger.
      if (byte > COMMA) continue;
      if (byte === QUOTE) return 0;
      if (byte !== COMMA) continue;
      if (++fields === this.mostFields) return 0;
      starts[fields] = at + 1;
    }
    starts[++fields] = to + 1;
    return fields;
  }

  #remember(kind: number, length: number, from: number, commas: number): void {
    this.#length[kind] = length;
    this.#commas[kind] = commas;
    const at = kind * this.mostFields;
    for (let i = 0; i < commas; i++) this.#places[at + i] = this.starts[i + 1]! - 1 - from;
  }
}

/** How many of bytes [from, to) are not larger than a comma; perhaps more, but never less. Eight are looked at at once. */
function smallBytes(bytes: DataView, from: number, to: number): number {
  let counts = 0;
  let at = from;
  // A byte behind a small one may borrow from it and count though it is one larger than a comma.
  for (; at + 8 <= to; at += 8) {
    const word = bytes.getInt32(at, true);
    const next = bytes.getInt32(at + 4, true);
    counts += (((word - ABOVE_COMMAS) & ~word & HIGH_BITS) >>> 7) + (((next - ABOVE_COMMAS) & ~next & HIGH_BITS) >>> 7);
  }
  const pairs = (counts & 0x00ff00ff) + ((counts >>> 8) & 0x00ff00ff);
  let small = (pairs & 0xffff) + (pairs >>> 16);
  for (; at < to; at++) if (bytes.getUint8(at) <= COMMA) small++;
  return small;
}
