/** The states one move further, in the one form that equal states share. */
import { THREAD_WORDS, type StepMachine } from './stepMachine.ts';

/** Stands in place of the Message-IDs once two of them are equal: which they were decides nothing any more. */
export const COLLIDED = -1;

/**
 * Two states are the same if they differ in nothing that can matter to what follows: not in which thread made a
 * Message-ID, and, where the threads are alike, not in which thread is which. Rows have the machine's words and, after
 * them, as many as the explorer wants for its own.
 */
export class Successors {
  readonly rowWords: number;
  /** Per thread the state after its step, and last the one after a tick. */
  readonly rows: readonly Int32Array[];
  /** Per thread: where it stands among the threads of its row. */
  readonly places: Uint8Array;
  /** 1 where there is such a state: the thread can move, the clock can tick. The row of another holds nothing. */
  readonly possible: Uint8Array;
  /** Per thread of the state they come from: 1 if it has begun a message and not finished it. */
  readonly midMessage: Uint8Array;
  /** Whether all threads of that state have finished. */
  finished = false;
  /** Whether no thread of it can move. */
  still = false;
  readonly #lengths: readonly number[];

  constructor(
    readonly machine: StepMachine,
    extraWords: number,
    readonly ordersThreads = machine.alike,
  ) {
    const { threads } = machine;
    this.rowWords = machine.rowWords + extraWords;
    this.rows = Array.from({ length: threads + 1 }, () => new Int32Array(this.rowWords));
    this.places = Uint8Array.from({ length: threads + 1 }, (_, thread) => thread);
    this.possible = new Uint8Array(threads + 1);
    this.midMessage = new Uint8Array(threads);
    this.#lengths = machine.program.lists.map((steps) => steps.length);
  }

  /**
   * Works out the states one move further than one; the last one's are overwritten.
   * @param at first word of the state in `from`
   */
  expand(from: Int32Array, at: number): void {
    const { machine, possible, midMessage } = this;
    const { threads } = machine;
    const { per, ticks } = machine.program;
    this.finished = this.still = true;
    let begun = false;
    for (let thread = 0; thread < threads; thread++) {
      const taken = machine.stepsTakenAt(from, at, thread);
      const length = this.#lengths[thread]!;
      const left = taken < per * length;
      midMessage[thread] = taken % length === 0 ? 0 : 1;
      possible[thread] = left && this.#step(from, at, thread) ? 1 : 0;
      if (left) this.finished = false;
      if (possible[thread] === 1) this.still = false;
      if (taken > 0) begun = true;
    }
    possible[threads] = begun && !this.still && from[at]! < ticks ? 1 : 0;
    if (possible[threads] === 1) {
      this.#copy(from, at, this.rows[threads]!);
      this.rows[threads]![0]!++;
    }
  }

  #step(from: Int32Array, at: number, thread: number): boolean {
    const { machine } = this;
    const { madeAt } = machine;
    const row = this.rows[thread]!;
    this.#copy(from, at, row);
    row.fill(0, madeAt, machine.rowWords);
    if (!machine.advance(row, 0, thread)) return false;
    let made = 0;
    for (let i = madeAt; i < machine.rowWords; i++) made += row[i]!;
    for (let i = madeAt; i < machine.rowWords; i++) row[i] = from[at + i]!;
    if (made !== 0 && row[madeAt] !== COLLIDED) this.#add(row, made);
    if (this.ordersThreads) this.places[thread] = this.#order(row, thread);
    return true;
  }

  /** Moves the thread that has changed to its place in the order of the threads' words. */
  #order(row: Int32Array, thread: number): number {
    const last = this.machine.threads - 1;
    let place = thread;
    while (place > 0 && this.#above(row, place - 1)) this.#swap(row, --place);
    while (place < last && this.#above(row, place)) this.#swap(row, place++);
    return place;
  }

  /** Whether the thread at this place belongs behind the next one. */
  #above(row: Int32Array, place: number): boolean {
    const at = this.machine.threadsAt + place * THREAD_WORDS;
    for (let i = at; i < at + THREAD_WORDS; i++) {
      const difference = row[i]! - row[i + THREAD_WORDS]!;
      if (difference !== 0) return difference > 0;
    }
    return false;
  }

  #swap(row: Int32Array, place: number): void {
    const at = this.machine.threadsAt + place * THREAD_WORDS;
    for (let i = at; i < at + THREAD_WORDS; i++) {
      const word = row[i]!;
      row[i] = row[i + THREAD_WORDS]!;
      row[i + THREAD_WORDS] = word;
    }
  }

  /** Message-IDs are kept in order of their numbers, whoever made them. */
  #add(row: Int32Array, made: number): void {
    const { madeAt, rowWords } = this.machine;
    let at = madeAt;
    while (row[at]! !== 0 && row[at]! < made) at++;
    if (row[at] === made) {
      row.fill(0, madeAt, rowWords);
      row[madeAt] = COLLIDED;
      return;
    }
    row.copyWithin(at + 1, at, rowWords - 1);
    row[at] = made;
  }

  #copy(from: Int32Array, at: number, row: Int32Array): void {
    for (let i = 0; i < row.length; i++) row[i] = from[at + i]!;
  }
}
