/** What the step machine runs: a list of steps for each thread, run `per` times over, and a clock that may tick. */
import type { Algorithm, CounterForm, Step } from '../../algorithms/step.ts';
import type { HashBits } from '../../jvm/identityHash.ts';
import { hashBits } from '../../log/deliveryLog.ts';
import type { HashMode } from '../../scenario/scenario.ts';

/** Of what the page offers to explore: more has more states than can be held. */
export const MAX_THREADS = 4;
export const MAX_PER_THREAD = 4;
export const MAX_TICKS = 4;

export interface Program {
  /** One list for each thread, none of them empty; they may be lists of no registered algorithm. */
  readonly lists: readonly (readonly Step[])[];
  /** Messages each thread makes. */
  readonly per: number;
  /** How often the clock may tick. */
  readonly ticks: number;
  /** How the counter stands in the Message-ID, which decides when two are equal. */
  readonly counterForm: CounterForm;
  /** Bits of a draw that the Message-ID shows. */
  readonly hashBits: HashBits;
}

/**
 * All threads run the same list.
 * @param options.steps if not the algorithm's own: its list after a repair
 */
export function programOf(
  algorithm: Algorithm,
  options: { threads: number; per: number; ticks: number; hash?: HashMode; steps?: readonly Step[] },
): Program {
  const { threads, per, ticks, hash = 'jdk4', steps = algorithm.steps(hash) } = options;
  const { counterForm } = algorithm;
  return { lists: Array.from({ length: threads }, () => steps), per, ticks, counterForm, hashBits: hashBits(hash) };
}

/** The number of the thread that takes its next step, or {@link TICK}. */
export type Move = number;
/** The clock ticks. */
export const TICK: Move = MAX_THREADS;

/** @throws RangeError that names what is out of range */
export function checkProgram({ lists, per, ticks }: Program): void {
  const check = (what: string, value: number, min: number, max: number): void => {
    if (Number.isInteger(value) && value >= min && value <= max) return;
    throw new RangeError(`${what} cannot be ${value}; allowed: ${min} to ${max}`);
  };
  check('threads', lists.length, 1, MAX_THREADS);
  check('messages of each thread', per, 1, MAX_PER_THREAD);
  check('ticks', ticks, 0, MAX_TICKS);
  if (lists.some((steps) => steps.length === 0)) throw new RangeError('a list without steps makes no message');
}
