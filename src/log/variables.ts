/** The variables of a JVM that threads share, and the steps that touch them. */
import type { StepId } from '../algorithms/step.ts';
import type { LoggedMessage } from './detail.ts';

export type Variable = 'seed' | 'counter';
export const VARIABLES: readonly Variable[] = ['seed', 'counter'];

/** Read in one step and written in another: what comes between the two is the race. */
export const STEPS_ON = {
  seed: { read: 'read-seed', write: 'write-seed' },
  counter: { read: 'read-counter', write: 'write-counter' },
} as const satisfies Record<Variable, { readonly read: StepId; readonly write: StepId }>;

/** Whether both messages touch one and the same variable: not across processes, nor in generators of the threads' own. */
export function shareVariable(variable: Variable, a: LoggedMessage, b: LoggedMessage): boolean {
  return a.process === b.process && (variable === 'counter' || (a.seedRead !== null && b.seedRead !== null));
}
