/** The states that are reached after the same number of moves, each once, with what is known of the ways to it. */
import { addCount } from './exactCounts.ts';

/** No way to the state ends with this thread. */
export const NO_WAY = 255;
const FIRST_ROOM = 256;

export class Layer {
  count = 0;
  /** count × rowWords: the states, as Successors writes them. */
  rows: Int32Array;
  /** Per state: in how many ways it is reached, in limbs (exactCounts.ts). */
  ways: Uint32Array;
  /** Per state and thread: the fewest preemptions with which it is reached by a way whose last step is the thread's. */
  fewest: Uint8Array;
  #hashes: Int32Array;
  /** Open addressing: state + 1, or 0. At most half full. */
  #table: Int32Array;
  #room = FIRST_ROOM;

  constructor(
    readonly rowWords: number,
    readonly limbs: number,
    readonly threads: number,
  ) {
    this.rows = new Int32Array(FIRST_ROOM * rowWords);
    this.ways = new Uint32Array(FIRST_ROOM * limbs);
    this.fewest = new Uint8Array(FIRST_ROOM * threads);
    this.#hashes = new Int32Array(FIRST_ROOM);
    this.#table = new Int32Array(2 * FIRST_ROOM);
  }

  /** The number of the state with this row; it is added if it is new: then it is the last. Compares whole rows. */
  find(row: Int32Array): number {
    const hash = hashOf(row);
    const mask = this.#table.length - 1;
    let place = hash & mask;
    for (let found = this.#table[place]!; found !== 0; found = this.#table[place]!) {
      if (this.#hashes[found - 1] === hash && this.#equals(found - 1, row)) return found - 1;
      place = (place + 1) & mask;
    }
    if (this.count === this.#room) {
      this.#grow();
      return this.find(row);
    }
    const state = this.count++;
    this.#table[place] = state + 1;
    this.#hashes[state] = hash;
    this.rows.set(row, state * this.rowWords);
    this.ways.fill(0, state * this.limbs, (state + 1) * this.limbs);
    this.fewest.fill(NO_WAY, state * this.threads, (state + 1) * this.threads);
    return state;
  }

  /** All ways to a state of an earlier layer are ways to this one too. */
  addWays(state: number, from: Layer, parent: number): void {
    addCount(this.ways, state * this.limbs, from.ways, parent * this.limbs, this.limbs);
  }

  /** Forgets all states, and keeps the room. */
  clear(): void {
    this.count = 0;
    this.#table.fill(0);
  }

  #equals(state: number, row: Int32Array): boolean {
    const { rows, rowWords } = this;
    for (let i = 0, at = state * rowWords; i < rowWords; i++, at++) if (rows[at] !== row[i]) return false;
    return true;
  }

  #grow(): void {
    this.#room *= 2;
    this.rows = widened(this.rows, new Int32Array(this.#room * this.rowWords));
    this.ways = widened(this.ways, new Uint32Array(this.#room * this.limbs));
    this.fewest = widened(this.fewest, new Uint8Array(this.#room * this.threads));
    this.#hashes = widened(this.#hashes, new Int32Array(this.#room));
    this.#table = new Int32Array(2 * this.#room);
    const mask = this.#table.length - 1;
    for (let state = 0; state < this.count; state++) {
      let place = this.#hashes[state]! & mask;
      while (this.#table[place] !== 0) place = (place + 1) & mask;
      this.#table[place] = state + 1;
    }
  }
}

/** The larger array, with the contents of the smaller at its beginning. */
export function widened<A extends Int32Array | Uint32Array | Uint8Array>(from: A, to: A): A {
  to.set(from);
  return to;
}

function hashOf(row: Int32Array): number {
  let hash = 0;
  for (let i = 0; i < row.length; i++) {
    hash = Math.imul(hash ^ row[i]!, 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash;
}
