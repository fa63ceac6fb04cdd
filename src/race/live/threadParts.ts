import type { Frame, Step } from '../../algorithms/step.ts';
import type * as C from './control.ts';
import type { ThreadClock } from './threadClock.ts';
import type { Waiter } from './waiter.ts';

/** What a delivery thread works with, at whichever speed. */
export interface ThreadParts {
  readonly control: C.Control;
  readonly statics: Int32Array<SharedArrayBuffer>;
  readonly frame: Frame;
  readonly clock: ThreadClock;
  readonly waiter: Waiter;
  readonly steps: readonly Step[];
  /** The lane in the panel, and the thread's place in its JVM process. */
  readonly lane: number;
  readonly process: number;
  readonly thread: number;
}

/** Why a thread stopped making messages: the spool is empty, it is no longer wanted, or the run was stopped. */
export type Outcome = 'spent' | 'inactive' | 'stopped';

/** How long a thread sleeps at the monitor at most before it looks whether the run was stopped, ms. */
export const MONITOR_SLEEP_MS = 50;
