/**
 * One small hash table for each stretch of the clock. IDs of different ticks are never equal, so that each lies in its
 * own stretch's table, and the tables in use at a time stay in a core's cache however long the log grows.
 */

/** Distinct IDs that a stretch should hold: their table, 256 kB, stays in a core's cache. */
const BUCKET_IDS = 16_000;
const FIRST_SLOTS = 1 << 11;
/** Slots for that many. A single coarse tick may hold more: then the table grows. */
const BUCKET_SLOTS = 1 << 15;
/** A table fuller than this is doubled. */
const LOAD = 0.7;
/** After so many IDs it is seen whether the stretches still have the right length. */
const REVIEW_IDS = 4096;

export class Bucket {
  /** Pairs of fingerprint and row + 1; a row of 0 is a free slot. */
  table: Int32Array<ArrayBuffer>;
  /** A fingerprint's slot is its highest bits. */
  shift: number;
  #distinct = 0;

  constructor(
    /** Ticks [fromTick, toTick); the end comes nearer when another era begins. */
    readonly fromTick: number,
    public toTick: number,
    slots: number,
  ) {
    this.table = emptyTable(slots);
    this.shift = 32 - Math.log2(slots);
  }

  /** Fills a free slot; the table may be another afterwards. */
  put(at: number, fingerprint: number, row: number): void {
    this.table[at] = fingerprint;
    this.table[at + 1] = row + 1;
    if (++this.#distinct > (this.table.length / 2) * LOAD) this.#grow();
  }

  #grow(): void {
    const old = this.table;
    this.shift--;
    const table = (this.table = emptyTable(old.length));
    const mask = old.length - 1;
    for (let at = 0; at < old.length; at += 2) {
      if (old[at + 1] === 0) continue;
      let slot = old[at]! >>> this.shift;
      while (table[(slot << 1) + 1] !== 0) slot = (slot + 1) & mask;
      table[slot << 1] = old[at]!;
      table[(slot << 1) + 1] = old[at + 1]!;
    }
  }
}

/**
 * A table is read before it is written. Fresh memory that is read first costs two page faults, the second of which stops
 * every other core of the machine for a moment: writing all of it at once costs one.
 */
function emptyTable(slots: number): Int32Array<ArrayBuffer> {
  return new Int32Array(2 * slots).fill(0);
}

/** From a tick on, stretches of one length, chosen by how many IDs arrived per tick. */
interface Era {
  readonly fromTick: number;
  toTick: number;
  readonly ticks: number;
  readonly buckets: Map<number, Bucket>;
}

/** Before anything is known of the rate: one stretch for all. */
function firstEra(): Era {
  const [fromTick, toTick] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const only = new Bucket(fromTick, toTick, FIRST_SLOTS);
  return { fromTick, toTick, ticks: Number.POSITIVE_INFINITY, buckets: new Map([[0, only]]) };
}

export class TickBuckets {
  #eras: Era[] = [firstEra()];
  #current = this.#find(0);
  #latestTick = Number.NEGATIVE_INFINITY;
  /** Since the last review: IDs, and the tick at its beginning. */
  #ids = 0;
  #reviewedTick = 0;
  /** Its bucket is the current one. */
  #lastTick = Number.NaN;

  /** The bucket in which all IDs of this tick are. */
  of(tick: number): Bucket {
    // A thread makes many IDs within one tick.
    if (tick === this.#lastTick) {
      this.#ids++;
      return this.#current;
    }
    this.#lastTick = tick;
    if (tick > this.#latestTick) {
      if (this.#latestTick === Number.NEGATIVE_INFINITY) this.#reviewedTick = tick;
      this.#latestTick = tick;
      if (this.#ids >= REVIEW_IDS) this.#review(tick);
    }
    this.#ids++;
    const current = this.#current;
    if (tick >= current.fromTick && tick < current.toTick) return current;
    return (this.#current = this.#find(tick));
  }

  clear(): void {
    this.#eras = [firstEra()];
    this.#current = this.#find(0);
    this.#latestTick = Number.NEGATIVE_INFINITY;
    this.#lastTick = Number.NaN;
    this.#ids = 0;
  }

  #find(tick: number): Bucket {
    const era = this.#eras.findLast(({ fromTick }) => fromTick <= tick)!;
    const index = Number.isFinite(era.ticks) ? Math.floor((tick - era.fromTick) / era.ticks) : 0;
    const known = era.buckets.get(index);
    if (known) return known;
    const fromTick = era.fromTick + index * era.ticks;
    const bucket = new Bucket(fromTick, Math.min(fromTick + era.ticks, era.toTick), BUCKET_SLOTS);
    era.buckets.set(index, bucket);
    return bucket;
  }

  /** Begins an era with this tick, which is later than all before, if the stretches no longer have the right length. */
  #review(tick: number): void {
    const wanted = Math.max(1, Math.round((BUCKET_IDS * (tick - this.#reviewedTick)) / this.#ids));
    this.#ids = 0;
    this.#reviewedTick = tick;
    const last = this.#eras.at(-1)!;
    if (wanted <= 2 * last.ticks && last.ticks <= 2 * wanted) return;
    last.toTick = tick;
    for (const bucket of last.buckets.values()) bucket.toTick = Math.min(bucket.toTick, tick);
    this.#eras.push({ fromTick: tick, toTick: Number.POSITIVE_INFINITY, ticks: wanted, buckets: new Map() });
  }
}
