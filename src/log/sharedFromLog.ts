/** What a process's threads shared at a moment, as far as the steps recorded by then tell. */
import type { StepId } from '../algorithms/step.ts';
import { FIRST_SEED } from '../jvm/parkMiller.ts';
import type { LogSource } from './deliveryLog.ts';
import type { LoggedMessage, LoggedStep } from './detail.ts';
import { placeOf } from './interleaving.ts';
import type { SharedState } from './machineState.ts';

/** @param messages of the process: per thread the last that was complete, and the one that it was making */
export function sharedFrom(
  messages: readonly LoggedMessage[],
  us: number,
  { hash, counts }: LogSource,
): Omit<SharedState, 'process'> {
  const begun = messages.filter(({ startUs }) => startUs <= us);
  // A message without its steps may have written before or after any other.
  if (begun.some(({ steps }) => steps.length === 0)) return { seed: null, counter: null };
  const steps = begun.flatMap((message) => message.steps).filter(({ atUs }) => atUs <= us);
  const drawn = lastOf(steps, ['write-seed']);
  const counted = lastOf(steps, ['write-counter', 'get-and-increment']);
  return {
    // With a generator per thread nobody draws from the shared one.
    seed: hash === 'jdk8' || !drawn ? FIRST_SEED : drawn.value,
    counter: counts && counted ? valueAfter(counted) : 0,
  };
}

/** What the counter was once the step had taken effect: `get and increment` is logged with the value that it got. */
function valueAfter({ step, value }: LoggedStep): number | null {
  return value !== null && step === 'get-and-increment' ? (value + 1) | 0 : value;
}

/** The last of these steps: by its place in the order of all, which settles what clocks leave open. */
function lastOf(steps: readonly LoggedStep[], ids: readonly StepId[]): LoggedStep | null {
  return steps
    .filter(({ step }) => ids.some((id) => id === step))
    .reduce<LoggedStep | null>((last, step) => (last && placeOf(last) >= placeOf(step) ? last : step), null);
}
