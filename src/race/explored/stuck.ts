/** The end of a schedule that cannot be completed. */
import type { StepMachine, State } from './stepMachine.ts';

/**
 * `deadlock`: among those that wait are the ones that hold the monitor. `starvation`: whoever took the monitor has
 * finished and never gave it back, so that the others wait for ever (with a spin lock: they spin for ever).
 */
export interface Stuck {
  readonly word: 'deadlock' | 'starvation';
  /** Threads that wait: all that have not finished. */
  readonly waiting: readonly number[];
  /** Threads that took a monitor and did not give it back. */
  readonly holding: readonly number[];
}

/** null if a thread can move, or all have finished. */
export function stuckIn(machine: StepMachine, state: State): Stuck | null {
  const waiting = machine.threadNumbers.filter((thread) => !machine.isFinished(state, thread));
  if (waiting.length === 0 || waiting.some((thread) => machine.canMove(state, thread))) return null;
  const holding = machine.threadNumbers.filter((thread) => locksHeld(machine, state, thread) > 0);
  const word = holding.some((thread) => waiting.includes(thread)) ? 'deadlock' : 'starvation';
  return { word, waiting, holding };
}

/** An unlock of what the thread has not locked gives nothing back of its own. */
function locksHeld(machine: StepMachine, state: State, thread: number): number {
  const steps = machine.program.lists[thread]!;
  let held = 0;
  for (let taken = 0; taken < machine.stepsTaken(state, thread); taken++) {
    const { kind } = steps[taken % steps.length]!;
    if (kind === 'lock') held++;
    else if (kind === 'unlock') held = Math.max(0, held - 1);
  }
  return held;
}
