/** In which order two messages read and wrote a variable, as far as their recorded steps tell. */
import type { LoggedMessage } from '../../log/detail.ts';
import { STEPS_ON, type Variable } from '../../log/variables.ts';

/** All times in µs. `first` is the message that read first. */
export interface PairOrder {
  readonly kind: 'both-read' | 'read-after-write';
  readonly first: LoggedMessage;
  readonly second: LoggedMessage;
  /** From the first read to the second. */
  readonly readGapUs: number;
  /**
   * both-read: from the second read to the first write by either, so long did both hold the value.
   * read-after-write: from the first message's write to the second one's read.
   */
  readonly marginUs: number;
}

/** When a step took effect, µs from the run's start; null where it was not recorded. */
function stepMoment(message: LoggedMessage, step: string): number | null {
  return message.steps.find((logged) => logged.step === step)?.atUs ?? null;
}

/** Whether the message's recorded steps touch the variable. */
export function touches(variable: Variable, message: LoggedMessage): boolean {
  return stepMoment(message, STEPS_ON[variable].read) !== null;
}

/** null where a step was not recorded, or the two did not read the same value of one variable. */
export function pairOrder(variable: Variable, a: LoggedMessage, b: LoggedMessage): PairOrder | null {
  if (a.process !== b.process || !readSameValue(variable, a, b)) return null;
  const { read, write } = STEPS_ON[variable];
  const [readA, readB] = [stepMoment(a, read), stepMoment(b, read)];
  const [writeA, writeB] = [stepMoment(a, write), stepMoment(b, write)];
  if (readA === null || readB === null || writeA === null || writeB === null) return null;
  const aFirst = readA <= readB;
  const [first, second] = aFirst ? [a, b] : [b, a];
  const [firstRead, secondRead, firstWrite] = aFirst ? [readA, readB, writeA] : [readB, readA, writeB];
  const readGapUs = secondRead - firstRead;
  return firstWrite < secondRead
    ? { kind: 'read-after-write', first, second, readGapUs, marginUs: secondRead - firstWrite }
    : { kind: 'both-read', first, second, readGapUs, marginUs: Math.min(writeA, writeB) - secondRead };
}

function readSameValue(variable: Variable, a: LoggedMessage, b: LoggedMessage): boolean {
  if (variable === 'seed') return a.seedRead !== null && a.seedRead === b.seedRead;
  return a.counter !== null && a.counter === b.counter;
}
