/**
 * A few threads that run step lists over the statics of one JVM, one step at a time, in whatever order they are told.
 * It runs the very `run` functions of algorithms/: what it finds out is true of the lists that race.
 *
 * What counts as a move: one step of one thread, or one tick of the clock. A thread that stands before a lock which
 * another holds cannot move, so a lock is always one move, the one that takes the monitor; that it had to wait first is
 * no move. The clock does not tick before the first step nor after the last, nor where no thread can move any more.
 *
 * A state is a row of 32-bit words: ticks so far, the shared and own words that the lists change, per thread its steps
 * taken and its registers (empty between two messages), and per message the number of its Message-ID, 0 while there is
 * none. Rows are plain and may be copied, compared, and kept in one large array.
 */
import type { Frame, MessageIdFields, Step } from '../../algorithms/step.ts';
import { COUNTER, MONITOR, SEED, STATICS_WORDS, ownBase, processBase, startJvms } from '../../jvm/statics.ts';
import { changedWords } from './changedWords.ts';
import { MessageIds } from './messageIds.ts';
import { TICK, checkProgram, type Move, type Program } from './program.ts';

/** One row: {@link StepMachine.rowWords} words. */
export type State = Int32Array;

/** Words of a thread in a row: steps taken, seed, draw, counter, ticks as its clock register holds them. */
export const THREAD_WORDS = 5;

/** A finished message. */
export interface MadeMessage {
  readonly thread: number;
  /** The thread's message, from 0. */
  readonly message: number;
  readonly fields: MessageIdFields;
}

export class StepMachine {
  readonly threads: number;
  /** 0, 1, 2, … */
  readonly threadNumbers: readonly number[];
  /** Words of a state. */
  readonly rowWords: number;
  /**
   * Whether it makes no difference which thread is which: all run the same list, and none has words of its own that
   * change.
   */
  readonly alike: boolean;
  /** First word of the threads, and of the Message-IDs; both stand thread by thread. */
  readonly threadsAt: number;
  readonly madeAt: number;
  readonly ids: MessageIds;
  readonly #memory = new Int32Array(STATICS_WORDS);
  /** Addresses of the words that a row keeps. */
  readonly #words: readonly number[];
  readonly #frames: readonly Frame[];
  /** Per thread: all its steps, one message after the other. */
  readonly #runs: readonly (readonly Step['run'][])[];
  readonly #start: State;
  /** What the frames' clock shows. */
  #ticks = 0;
  #value = 0;

  /** @throws RangeError */
  constructor(readonly program: Program) {
    checkProgram(program);
    const { lists, per } = program;
    this.threads = lists.length;
    this.threadNumbers = [...lists.keys()];
    this.ids = new MessageIds(program.counterForm, program.hashBits);
    this.#frames = lists.map((_, thread) => ({
      statics: processBase(0),
      own: ownBase(thread),
      seed: 0,
      draw: 0,
      counter: 0,
      clock: 0,
      readClock: () => this.#ticks,
    }));
    this.#runs = lists.map((steps) => Array.from({ length: per }, () => steps.map(({ run }) => run)).flat());
    startJvms(this.#memory, 1);
    this.#words = changedWords(this.#memory, this.#runs, this.#frames);
    this.alike = lists.every((steps) => steps === lists[0]) && this.#words.every((address) => address < ownBase(0));
    this.threadsAt = 1 + this.#words.length;
    this.madeAt = this.threadsAt + this.threads * THREAD_WORDS;
    this.rowWords = this.madeAt + this.threads * per;
    this.#start = new Int32Array(this.rowWords);
    this.#words.forEach((address, index) => (this.#start[1 + index] = this.#memory[address]!));
  }

  /** The state in which every JVM starts: nobody has moved. */
  start(): State {
    return this.#start.slice();
  }

  /**
   * Makes a thread's next step on the row that begins at word `at` of `rows`; the thread must not be finished.
   * @returns false if it waits for the monitor: the row is as it was
   */
  advance(rows: Int32Array, at: number, thread: number): boolean {
    const memory = this.#memory;
    const words = this.#words;
    const frame = this.#frames[thread]!;
    const own = at + this.threadsAt + thread * THREAD_WORDS;
    const taken = rows[own]!;
    for (let i = 0; i < words.length; i++) memory[words[i]!] = rows[at + 1 + i]!;
    this.#ticks = rows[at]!;
    frame.seed = rows[own + 1]!;
    frame.draw = rows[own + 2]!;
    frame.counter = rows[own + 3]!;
    frame.clock = rows[own + 4]!;
    const value = this.#runs[thread]![taken]!(memory, frame);
    const steps = this.program.lists[thread]!;
    if (value === 0 && steps[taken % steps.length]!.kind === 'lock') return false;
    for (let i = 0; i < words.length; i++) rows[at + 1 + i] = memory[words[i]!]!;
    rows[own] = taken + 1;
    if ((taken + 1) % steps.length === 0) this.#finish(rows, at, own, thread, taken);
    else {
      rows[own + 1] = frame.seed;
      rows[own + 2] = frame.draw;
      rows[own + 3] = frame.counter;
      rows[own + 4] = frame.clock;
    }
    this.#value = value;
    return true;
  }

  /** What the last {@link advance} read or wrote, as the step returned it. */
  get value(): number {
    return this.#value;
  }

  #finish(rows: Int32Array, at: number, own: number, thread: number, taken: number): void {
    const { draw, counter, clock } = this.#frames[thread]!;
    const { lists, per } = this.program;
    const message = Math.floor(taken / lists[thread]!.length);
    rows[at + this.madeAt + thread * per + message] = this.ids.numberOf(draw, counter, clock);
    rows.fill(0, own + 1, own + THREAD_WORDS);
  }

  /** How often the clock has ticked. */
  ticks(state: State): number {
    return state[0]!;
  }

  /** Steps that the thread has taken, all its messages together. */
  stepsTaken(state: State, thread: number): number {
    return this.stepsTakenAt(state, 0, thread);
  }

  /** The same of the row that begins at word `at`. */
  stepsTakenAt(rows: Int32Array, at: number, thread: number): number {
    return rows[at + this.threadsAt + thread * THREAD_WORDS]!;
  }

  /** Whether the thread has begun a message and not finished it. */
  isMidMessage(state: State, thread: number): boolean {
    return this.stepsTaken(state, thread) % this.program.lists[thread]!.length !== 0;
  }

  /** Whether the thread has made all its messages. */
  isFinished(state: State, thread: number): boolean {
    return this.stepsTaken(state, thread) === this.#runs[thread]!.length;
  }

  /** The step before which the thread stands; null if it has finished. */
  nextStep(state: State, thread: number): Step | null {
    const steps = this.program.lists[thread]!;
    return this.isFinished(state, thread) ? null : steps[this.stepsTaken(state, thread) % steps.length]!;
  }

  /** Whether the move is a thread's; any number may be asked for. */
  hasThread(move: Move): boolean {
    return Number.isInteger(move) && move >= 0 && move < this.threads;
  }

  /** Whether the move is possible: no thread can move that has finished, waits for the monitor, or is not there. */
  canMove(state: State, move: Move): boolean {
    if (move === TICK) return this.#canTick(state);
    const next = this.hasThread(move) ? this.nextStep(state, move) : null;
    return next !== null && (next.kind !== 'lock' || this.advance(state.slice(), 0, move));
  }

  #canTick(state: State): boolean {
    if (this.ticks(state) >= this.program.ticks) return false;
    const begun = this.threadNumbers.some((thread) => this.stepsTaken(state, thread) > 0);
    return begun && this.threadNumbers.some((thread) => this.canMove(state, thread));
  }

  /** Every move that is possible, the threads in order and then the tick. */
  moves(state: State): Move[] {
    return [...this.threadNumbers, TICK].filter((move) => this.canMove(state, move));
  }

  /** The state after a move that {@link canMove}; the given one stays as it is. */
  after(state: State, move: Move): State {
    const next = state.slice();
    if (move === TICK) next[0]!++;
    else this.advance(next, 0, move);
    return next;
  }

  /** The shared statics; the monitor's word is 0 while it is free. */
  statics(state: State): { seed: number; counter: number; monitor: number } {
    const word = (offset: number): number => {
      const address = processBase(0) + offset;
      const kept = this.#words.indexOf(address);
      return kept < 0 ? this.#memory[address]! : state[1 + kept]!;
    };
    return { seed: word(SEED), counter: word(COUNTER), monitor: word(MONITOR) };
  }

  /** Finished messages, thread by thread. */
  made(state: State): MadeMessage[] {
    const { per } = this.program;
    return [...state.subarray(this.madeAt)].flatMap((number, slot) =>
      number === 0 ? [] : [{ thread: Math.floor(slot / per), message: slot % per, fields: this.ids.fields(number) }],
    );
  }

  /** Two finished messages that bear the same Message-ID; null if no two do. */
  equalPair(state: State): readonly [MadeMessage, MadeMessage] | null {
    const numbers = [...state.subarray(this.madeAt)].filter((number) => number !== 0);
    const twice = numbers.findIndex((number, index) => numbers.indexOf(number) < index);
    if (twice < 0) return null;
    const made = this.made(state);
    return [made[numbers.indexOf(numbers[twice]!)]!, made[twice]!];
  }
}
