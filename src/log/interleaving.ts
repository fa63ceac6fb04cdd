/** The steps of several messages as one sequence, and the moments at which it leaves every serial order. */
import type { LoggedMessage, LoggedStep } from './detail.ts';
import { STEPS_ON, VARIABLES, shareVariable, type Variable } from './variables.ts';

export interface InterleavedStep extends LoggedStep {
  /** Index of its message. */
  readonly of: number;
}

/**
 * A message reads a value that another has read before it. Had the one been made after the other, as in every serial
 * order, the first one's write would lie between the two reads and the second would have found another value.
 */
export interface Divergence {
  readonly variable: Variable;
  readonly value: number;
  /** Index of the second message's read in {@link Interleaving.steps}. */
  readonly at: number;
  /** Indices of the messages, in the order of their reads. */
  readonly first: number;
  readonly second: number;
  /** `held`: the first has not written yet. `came-back`: it has, and a later write put the old value back. */
  readonly kind: 'held' | 'came-back';
}

export interface Interleaving {
  readonly steps: readonly InterleavedStep[];
  /** Whether every step's place among the others is proved: the logged numbers, not the clocks, decide. */
  readonly exact: boolean;
  /** In order of their reads; none where the messages share no variable, or read different values. */
  readonly divergences: readonly Divergence[];
}

/** null where the steps of a message were not recorded. */
export function interleave(messages: readonly LoggedMessage[]): Interleaving | null {
  if (messages.length === 0 || messages.some(({ steps }) => steps.length === 0)) return null;
  const all = messages.flatMap(({ steps }, of) => steps.map((step): InterleavedStep => ({ ...step, of })));
  const numbered = all.every(({ order = 0 }) => order !== 0);
  const steps = all.sort(numbered ? (a, b) => placeOf(a) - placeOf(b) : (a, b) => a.atUs - b.atUs);
  return { steps, exact: numbered && isExact(steps), divergences: divergencesOf(steps, messages) };
}

/** In the order of all: a step too close to another to tell has the number that it had just before it took effect. */
export function placeOf({ order = 0 }: LoggedStep): number {
  return Math.abs(order);
}

/** Such a step took effect before its thread's next one: where nothing of another message lies between, its place is sure. */
function isExact(steps: readonly InterleavedStep[]): boolean {
  return steps.every(({ order = 0, of }, i) => order > 0 || (steps[i + 1]?.of ?? of) === of);
}

/**
 * The write that put the old value back before it was read again: the last one of that value between the two reads, by a
 * message other than the two. null where it is not among the messages.
 */
export function putBackBy({ steps }: Interleaving, divergence: Divergence): InterleavedStep | null {
  const { variable, value, at, first, second, kind } = divergence;
  if (kind === 'held') return null;
  const { read, write } = STEPS_ON[variable];
  const from = steps.findIndex(({ step, of }) => of === first && step === read);
  const between = steps.slice(from + 1, at);
  return between.findLast((s) => s.of !== first && s.of !== second && s.step === write && s.value === value) ?? null;
}

function divergencesOf(steps: readonly InterleavedStep[], messages: readonly LoggedMessage[]): Divergence[] {
  return VARIABLES.flatMap((variable) => divergencesOn(variable, steps, messages)).sort((a, b) => a.at - b.at);
}

function divergencesOn(
  variable: Variable,
  steps: readonly InterleavedStep[],
  messages: readonly LoggedMessage[],
): Divergence[] {
  const { read, write } = STEPS_ON[variable];
  const found: Divergence[] = [];
  steps.forEach(({ step, of: second, value }, at) => {
    if (step !== read || value === null) return;
    const before = steps.slice(0, at);
    const first = before.findLast(
      (other) =>
        other.step === read && other.value === value && shareVariable(variable, messages[other.of]!, messages[second]!),
    )?.of;
    if (first === undefined) return;
    const wrote = before.some((other) => other.of === first && other.step === write);
    found.push({ variable, value, at, first, second, kind: wrote ? 'came-back' : 'held' });
  });
  return found;
}
