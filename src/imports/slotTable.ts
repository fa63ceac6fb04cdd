/** A hash table of rows: open addressing in parts, so that it grows bit by bit. */
const PART_BITS = 6;
const PARTS = 1 << PART_BITS;

export class SlotPart {
  /** Pairs: hash, row + 1 (0: free). */
  slots = new Int32Array(1 << 7);
  #used = 0;

  /** The pair at which the search for a hash begins; it goes on with the next one, and around. */
  firstPair(hash: number): number {
    return (hash >>> PART_BITS) & ((this.slots.length >> 1) - 1);
  }

  put(at: number, hash: number, row: number): void {
    this.slots[at] = hash;
    this.slots[at + 1] = row + 1;
    // Two thirds of the pairs: beyond, ways to an empty one grow long.
    if (3 * ++this.#used > this.slots.length) this.#enlarge();
  }

  #enlarge(): void {
    const old = this.slots;
    const slots = (this.slots = new Int32Array(2 * old.length));
    const mask = (slots.length >> 1) - 1;
    for (let at = 0; at < old.length; at += 2) {
      if (old[at + 1] === 0) continue;
      let pair = this.firstPair(old[at]!);
      while (slots[(pair << 1) + 1] !== 0) pair = (pair + 1) & mask;
      slots[pair << 1] = old[at]!;
      slots[(pair << 1) + 1] = old[at + 1]!;
    }
  }
}

export class SlotTable {
  readonly #parts = Array.from({ length: PARTS }, () => new SlotPart());
  /** What {@link touch} read: of no use, but no compiler leaves the reading out. */
  touched = 0;

  partOf(hash: number): SlotPart {
    return this.#parts[hash & (PARTS - 1)]!;
  }

  /**
   * Reads where the search for each hash begins. Nothing waits for what is read, so the processor fetches many of these
   * places at once; searches that follow find them in its cache.
   */
  touch(hashes: Int32Array, count: number): void {
    let touched = 0;
    for (let i = 0; i < count; i++) {
      const part = this.partOf(hashes[i]!);
      touched ^= part.slots[part.firstPair(hashes[i]!) << 1]!;
    }
    this.touched = touched;
  }
}
