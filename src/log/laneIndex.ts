/** The rows of each lane in order of time, chunk by chunk: found by halving, never by reading all. */
import type { DeliveryLog } from './deliveryLog.ts';
import { CHUNK_ROWS } from './logBuffer.ts';

export class LaneIndex {
  readonly #chunks = new Map<number, number[]>();
  #known = 0;
  /** Chunks of which no row was published yet. */
  #claimed: number[] = [];

  constructor(readonly log: DeliveryLog) {}

  /** Takes chunks claimed since the last call into account. */
  update(): void {
    for (const chunks = this.log.chunks; this.#known < chunks; this.#known++) this.#claimed.push(this.#known);
    this.#claimed = this.#claimed.filter((chunk) => {
      // A chunk's lane is written before its first row is published; others may publish before it.
      if (this.log.published(chunk) === 0) return true;
      const lane = this.log.laneOfChunk(chunk);
      const list = this.#chunks.get(lane);
      if (list) list.push(chunk);
      else this.#chunks.set(lane, [chunk]);
      return false;
    });
  }

  get lanes(): number[] {
    return [...this.#chunks.keys()].sort((a, b) => a - b);
  }

  /** Published rows of a lane. */
  length(lane: number): number {
    const list = this.#chunks.get(lane);
    return list ? (list.length - 1) * CHUNK_ROWS + this.log.published(list.at(-1)!) : 0;
  }

  /** Row of the lane's i-th message. */
  row(lane: number, i: number): number {
    return this.#chunks.get(lane)![Math.floor(i / CHUNK_ROWS)]! * CHUNK_ROWS + (i % CHUNK_ROWS);
  }

  /** Index of the lane's first message that is complete at or after `us`. */
  firstFrom(lane: number, us: number): number {
    const { endUs } = this.log.columns;
    let low = 0;
    let high = this.length(lane);
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (endUs[this.row(lane, middle)]! < us) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
