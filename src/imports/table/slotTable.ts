/**
 * A hash table of rows: open addressing. A slot is a row's number, and in the bits that the number does not need those of its
 * hash that do not tell the place: so nearly every search reads one place of memory, and new memory is used in order. Both cost
 * more time than all else.
 */
const PAGE_BITS = 16;
const IN_PAGE = (1 << PAGE_BITS) - 1;
const GROWTH = 4;
const FREE = 0;
const NONE = -1;

export class SlotTable {
  /** Row + 1 in the bits of the mask, above it bits of the hash. */
  #slots = new Int32Array(1 << 12);
  #mask = this.#slots.length - 1;
  #used = 0;
  /** Pages of hashes by row, for {@link #enlarge}; 0: the row is not in the table. */
  readonly #hashes: Int32Array[] = [];
  /** What {@link touch} read: of no use, but no compiler leaves the reading out. */
  touched = 0;

  /** Where the search for a hash begins; it goes on with {@link next} until a place is free. */
  first(hash: number): number {
    return hash & this.#mask;
  }

  next(place: number): number {
    return (place + 1) & this.#mask;
  }

  isFree(place: number): boolean {
    return this.#slots[place] === FREE;
  }

  /** The row at a place that is not free; -1 if it surely has another hash. */
  rowAt(place: number, hash: number): number {
    const slot = this.#slots[place]!;
    return ((slot ^ hash) & ~this.#mask) === 0 ? (slot & this.#mask) - 1 : NONE;
  }

  /**
   * @param place one that is free, where a search for the hash ended
   * @param hash 32 bits, not 0
   * @param row larger than those before
   */
  put(place: number, hash: number, row: number): void {
    while (this.#hashes.length <= row >>> PAGE_BITS) this.#hashes.push(new Int32Array(1 << PAGE_BITS));
    this.#hashes[row >>> PAGE_BITS]![row & IN_PAGE] = hash;
    // Two thirds of the places: beyond, ways to a free one grow long.
    if (3 * ++this.#used > 2 * this.#mask || row >= this.#mask) this.#enlarge(row);
    else this.#slots[place] = (hash & ~this.#mask) | (row + 1);
  }

  /**
   * Reads where the search for each of the hashes [from, to) begins. Nothing waits for what is read, so the processor fetches many of these
   * places at once; searches that follow find them in its cache.
   */
  touch(hashes: Int32Array, from: number, to: number): void {
    let touched = 0;
    for (let i = from; i < to; i++) touched ^= this.#slots[this.first(hashes[i]!)]!;
    this.touched = touched;
  }

  #enlarge(lastRow: number): void {
    // Large steps: new memory costs less than to put the rows anew.
    let length = GROWTH * this.#slots.length;
    while (lastRow >= length - 1) length *= GROWTH;
    this.#slots = new Int32Array(length);
    this.#mask = length - 1;
    for (let row = 0; row <= lastRow; row++) {
      const hash = this.#hashes[row >>> PAGE_BITS]![row & IN_PAGE]!;
      if (hash === 0) continue;
      let place = this.first(hash);
      while (!this.isFree(place)) place = this.next(place);
      this.#slots[place] = (hash & ~this.#mask) | (row + 1);
    }
  }
}
