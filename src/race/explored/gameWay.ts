/** The shortest way from where an attempt stands to two equal Message-IDs, breadth-first. */
import type { Move } from './program.ts';
import { THREAD_WORDS, type StepMachine, type State } from './stepMachine.ts';

/** States a search looks at before it gives up: more than any game of two threads has. */
const WAY_STATE_LIMIT = 150_000;

export interface Way {
  /** The moves that are left; null: from here no way leads there, or none was found. */
  readonly moves: readonly Move[] | null;
  /** Whether that is certain: false if the limit was reached first. */
  readonly certain: boolean;
  /** States that were looked at. */
  readonly states: number;
}

interface Reached {
  readonly state: State;
  readonly before: Reached | null;
  readonly move: Move;
}

/** A search in slices, so that nobody has to wait for it. */
export class WaySearch {
  readonly #seen = new Set<string>();
  #layer: Reached[];
  #next: Reached[] = [];
  #cursor = 0;
  #way: Way | null = null;

  constructor(
    readonly machine: StepMachine,
    from: State,
    readonly stateLimit = WAY_STATE_LIMIT,
  ) {
    const start = { state: from, before: null, move: 0 };
    this.#layer = [start];
    this.#seen.add(this.#key(from));
    if (machine.equalPair(from)) this.#way = { moves: [], certain: true, states: 1 };
  }

  /** null until the search has ended. */
  get way(): Way | null {
    return this.#way;
  }

  /**
   * Looks on from at most so many states.
   * @returns whether there is more to do
   */
  advance(maxStates: number): boolean {
    for (let done = 0; done < maxStates && this.#way === null; done++) {
      if (this.#cursor < this.#layer.length) this.#expand(this.#layer[this.#cursor++]!);
      else this.#turn();
    }
    return this.#way === null;
  }

  #turn(): void {
    if (this.#next.length === 0) this.#way = { moves: null, certain: true, states: this.#seen.size };
    this.#layer = this.#next;
    this.#next = [];
    this.#cursor = 0;
  }

  #expand(reached: Reached): void {
    const { machine } = this;
    for (const move of machine.moves(reached.state)) {
      const state = machine.after(reached.state, move);
      const key = this.#key(state);
      if (this.#seen.has(key)) continue;
      this.#seen.add(key);
      const next = { state, before: reached, move };
      const states = this.#seen.size;
      if (machine.equalPair(state)) this.#way = { moves: movesTo(next), certain: true, states };
      else if (states >= this.stateLimit) this.#way = { moves: null, certain: false, states };
      if (this.#way) return;
      this.#next.push(next);
    }
  }

  /** Equal for states from which equally long ways lead on: which of several alike threads is which does not matter. */
  #key(state: State): string {
    const { machine } = this;
    const { threadsAt, madeAt } = machine;
    const threads = machine.threadNumbers.map((thread) => {
      const at = threadsAt + thread * THREAD_WORDS;
      return state.subarray(at, at + THREAD_WORDS).join();
    });
    if (machine.alike) threads.sort();
    const made = state.slice(madeAt).sort();
    return `${state.subarray(0, threadsAt).join()};${threads.join(';')};${made.join()}`;
  }
}

function movesTo(end: Reached): Move[] {
  const moves: Move[] = [];
  for (let at = end; at.before; at = at.before) moves.push(at.move);
  return moves.reverse();
}
