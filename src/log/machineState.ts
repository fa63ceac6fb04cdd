/** What one panel's machine was doing at one moment of its run, whether a simulation tells it or the log of a live run. */
import type { StepId } from '../algorithms/step.ts';
import type { Lane } from './viewport.ts';

/**
 * `work`: between two messages, or before the first. `step`: in a message, between two steps. `monitor`: it waits for the
 * monitor. `smtp`: it sends what it made. `between`: between two messages, and only the settings tell whether it works or
 * sends. `unrecorded`: in a message whose steps were not recorded. `done`: no more messages are to come from it.
 */
export type Doing = 'work' | 'step' | 'monitor' | 'smtp' | 'between' | 'unrecorded' | 'done';

/** The values that a thread holds of the message it makes; null: not yet, or not at all. */
export interface Held {
  /** The seed as it was read. */
  readonly seed: number | null;
  readonly hash: number | null;
  readonly counter: number | null;
  /** Whole ms or µs since 1970. */
  readonly clock: number | null;
}

export const HOLDS_NOTHING: Held = { seed: null, hash: null, counter: null, clock: null };

export interface ThreadState extends Pick<Lane, 'lane' | 'process' | 'thread'> {
  readonly doing: Doing;
  /** Number in the spool, from 0, of the message that it makes or sends; null: it has none in hand. */
  readonly message: number | null;
  /** Steps of that message that took effect; the step of this index comes next. */
  readonly taken: number;
  readonly held: Held;
  /** It could go on, but another has the core. Only a simulation knows. */
  readonly waitsForCore: boolean;
}

/** What the threads of one JVM process share; null: not known from what was recorded. */
export interface SharedState {
  readonly process: number;
  readonly seed: number | null;
  readonly counter: number | null;
}

/** The next thing that happens: a step of a thread takes effect, or its Message-ID is complete. */
export interface Upcoming extends Pick<Lane, 'lane' | 'process' | 'thread'> {
  readonly atUs: number;
  /** Index of the step; null: the Message-ID is complete, or its steps were not recorded. */
  readonly step: number | null;
}

export interface MachineState {
  /** µs from the run's start; what happened at this very moment has happened. */
  readonly atUs: number;
  /** `machine`: all of it is exact. `log`: what the run recorded. */
  readonly source: 'machine' | 'log';
  /** Process by process. */
  readonly threads: readonly ThreadState[];
  readonly shared: readonly SharedState[];
  /** Messages complete, and those of them whose Message-ID an earlier one bore. */
  readonly messages: number;
  readonly duplicates: number;
  /** null: the run is over. */
  readonly next: Upcoming | null;
}

/** What a thread holds once it has taken the first steps of a message. */
export function heldAfter(
  stepIds: readonly string[],
  taken: number,
  values: { readonly [Field in keyof Held]: number | null },
): Held {
  const done = (...ids: readonly StepId[]): boolean => ids.some((id) => stepIds.slice(0, taken).includes(id));
  return {
    seed: done('read-seed') ? values.seed : null,
    hash: done('write-seed') ? values.hash : null,
    counter: done('read-counter', 'get-and-increment') ? values.counter : null,
    clock: done('read-clock') ? values.clock : null,
  };
}

/** Whether a thread that has taken the first steps of a message is between a lock and its unlock. */
export function holdsMonitor(
  stepIds: readonly string[],
  { doing, taken }: Pick<ThreadState, 'doing' | 'taken'>,
): boolean {
  if (doing !== 'step' && doing !== 'monitor') return false;
  const before = stepIds.slice(0, taken);
  const count = (wanted: StepId): number => before.filter((id) => id === wanted).length;
  return count('lock') > count('unlock');
}
