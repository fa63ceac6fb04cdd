/**
 * Finds equal Message-IDs in a growing log without ever writing one out: open addressing over the typed columns.
 * Exact: two rows are one group if and only if their formatted Message-IDs are the same string.
 */
import type { CounterForm } from '../algorithms/step.ts';
import { formatFields } from '../algorithms/format.ts';
import { identityHash, type HashBits } from '../jvm/identityHash.ts';
import { TickBuckets } from './tickBuckets.ts';

/** The columns that make a Message-ID (log/logBuffer). */
export interface IdColumns {
  readonly draw: Int32Array;
  readonly counter: Int32Array;
  readonly clock: Float64Array;
  /** Written: number of the row's collision, from 1. */
  readonly collision: Int32Array;
}

const NONE = -1;

/** 10^d mod 2³². */
const POWERS_OF_TEN = Int32Array.from({ length: 18 }, (_, digits) => Number(BigInt.asIntN(32, 10n ** BigInt(digits))));

function digitsOf(clock: number): number {
  if (clock >= 1e12 && clock < 1e13) return 13;
  return String(clock).length;
}

/** The digits of counter and clock, run together, as a number mod 2³². */
function joined(counter: number, clock: number): number {
  const magnitude = Math.imul(Math.abs(counter), POWERS_OF_TEN[digitsOf(clock)]!) + (clock % 4294967296);
  return counter < 0 ? ~magnitude : magnitude | 0;
}

export class CollisionIndex {
  messages = 0;
  duplicates = 0;
  /** Groups of two or more; they are numbered from 1. */
  collisions = 0;

  readonly #buckets = new TickBuckets();

  /** Members of the groups, as chains in order of arrival: entry → row, entry → next entry. */
  #memberRow = new Int32Array(1024);
  #memberNext = new Int32Array(1024);
  #members = 0;
  /** Per group: first and last entry. */
  #firstEntry = new Int32Array(512);
  #lastEntry = new Int32Array(512);

  constructor(
    readonly columns: IdColumns,
    readonly bits: HashBits,
    readonly form: CounterForm,
  ) {}

  get distinct(): number {
    return this.messages - this.duplicates;
  }

  /**
   * Takes rows [from, to) into account.
   * @param onDuplicate told of each row whose Message-ID an earlier row already bore, and of the group's first row
   */
  add(from: number, to: number, onDuplicate?: (row: number, firstRow: number) => void): void {
    for (let row = from; row < to; row++) this.#insert(row, onDuplicate);
    this.messages += to - from;
  }

  /** Takes single rows into account, in the order given. */
  addInOrder(rows: Int32Array, onDuplicate?: (row: number, firstRow: number) => void): void {
    for (const row of rows) this.#insert(row, onDuplicate);
    this.messages += rows.length;
  }

  /** Rows that belong to groups, of all groups together. */
  get members(): number {
    return this.#members;
  }

  /** The i-th row that came to belong to a group, from 0. */
  memberRow(i: number): number {
    return this.#memberRow[i]!;
  }

  /** Rows of a group, in order of arrival. */
  *rowsOf(collision: number): Generator<number> {
    if (collision < 1 || collision > this.collisions) return;
    for (let entry = this.#firstEntry[collision]!; entry !== NONE; entry = this.#memberNext[entry]!) {
      yield this.#memberRow[entry]!;
    }
  }

  /** Forgets all rows. */
  clear(): void {
    this.#buckets.clear();
    this.#members = this.messages = this.duplicates = this.collisions = 0;
  }

  #fingerprint(row: number): number {
    const { draw, counter, clock } = this.columns;
    const hash = identityHash(draw[row]!, this.bits);
    const tail =
      this.form === 'joined'
        ? joined(counter[row]!, clock[row]!)
        : Math.imul(counter[row]!, 0xc2b2ae35) + (clock[row]! | 0);
    let mixed = Math.imul(hash, 0x9e3779b1) ^ Math.imul(tail, 0x85ebca6b);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x2c1b3c6d);
    return mixed ^ (mixed >>> 13);
  }

  /**
   * What tells the row's bucket: its tick. Without the dot, equal IDs may have clocks of 13 and of 16 digits, but the last
   * 13 digits are the same.
   */
  #tickOf(row: number): number {
    const clock = this.columns.clock[row]!;
    return this.form === 'joined' && clock >= 1e13 ? clock % 1e13 : clock;
  }

  #insert(row: number, onDuplicate?: (row: number, firstRow: number) => void): void {
    const fingerprint = this.#fingerprint(row);
    const bucket = this.#buckets.of(this.#tickOf(row));
    const { table } = bucket;
    const mask = (table.length >> 1) - 1;
    let slot = fingerprint >>> bucket.shift;
    for (;;) {
      const at = slot << 1;
      const other = table[at + 1]! - 1;
      if (other === NONE) {
        bucket.put(at, fingerprint, row);
        return;
      }
      if (table[at] === fingerprint && this.#same(other, row)) {
        this.#join(other, row);
        onDuplicate?.(row, other);
        return;
      }
      slot = (slot + 1) & mask;
    }
  }

  #same(a: number, b: number): boolean {
    const { draw, counter, clock } = this.columns;
    const { bits, form } = this;
    const hashA = identityHash(draw[a]!, bits);
    const hashB = identityHash(draw[b]!, bits);
    if (hashA !== hashB) return false;
    if (clock[a] === clock[b] && counter[a] === counter[b]) return true;
    // Without the dot, counter 1 before 23… reads like counter 12 before 3…
    if (form !== 'joined') return false;
    const textA = formatFields(form, { hash: hashA, counter: counter[a]!, clock: clock[a]! });
    return textA === formatFields(form, { hash: hashB, counter: counter[b]!, clock: clock[b]! });
  }

  #join(first: number, row: number): void {
    const { collision } = this.columns;
    let group = collision[first]!;
    if (group === 0) {
      group = ++this.collisions;
      if (group >= this.#firstEntry.length) {
        this.#firstEntry = doubled(this.#firstEntry);
        this.#lastEntry = doubled(this.#lastEntry);
      }
      collision[first] = group;
      this.#firstEntry[group] = this.#lastEntry[group] = this.#entry(first);
    }
    collision[row] = group;
    const entry = this.#entry(row);
    this.#memberNext[this.#lastEntry[group]!] = entry;
    this.#lastEntry[group] = entry;
    this.duplicates++;
  }

  #entry(row: number): number {
    if (this.#members === this.#memberRow.length) {
      this.#memberRow = doubled(this.#memberRow);
      this.#memberNext = doubled(this.#memberNext);
    }
    const entry = this.#members++;
    this.#memberRow[entry] = row;
    this.#memberNext[entry] = NONE;
    return entry;
  }
}

function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * array.length);
  larger.set(array);
  return larger;
}
