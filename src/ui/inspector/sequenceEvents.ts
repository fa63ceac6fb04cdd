/** The steps of two colliding messages as one sequence: as recorded, or, at full speed, in an order that fits. */
import type { Algorithm, StepId } from '../../algorithms/step.ts';
import { STEP_IDS } from '../../algorithms/step.ts';
import type { CauseReason, LoggedMessage } from '../../log/detail.ts';
import type { Variable } from '../../log/variables.ts';
import { NO_MARKS, sequenceMarks, type SequenceMarks } from './sequenceMarks.ts';

export type Side = 'left' | 'right';

export interface SequenceEvent {
  readonly side: Side;
  readonly step: StepId;
  /** µs from the run's start; where moments were not recorded, the place in the order: 0, 1, 2, … */
  readonly at: number;
  /** When the bar ends: the side's next step, or its wait for the monitor. */
  readonly until: number;
  /** The wait for the monitor before a lock step, µs; else 0. */
  readonly waited: number;
  readonly value: number | null;
  /** The variable read or written; null for clock, lock and unlock. */
  readonly variable: Variable | null;
  readonly direction: 'read' | 'write' | null;
}

export interface Sequence {
  /** In order of their moments. */
  readonly events: readonly SequenceEvent[];
  /** Whether the moments are real. */
  readonly timed: boolean;
  /** What is proved of the order (log/causes): the figure claims no more. */
  readonly reason: CauseReason;
  /** Whether left and right share their variables; two JVM processes, and generators per thread, do not. */
  readonly shared: Readonly<Record<Variable, boolean>>;
  /** None where the moments are not real, or their order is not proved. */
  readonly marks: SequenceMarks;
}

const TOUCHES: Record<StepId, Pick<SequenceEvent, 'variable' | 'direction'>> = {
  'read-seed': { variable: 'seed', direction: 'read' },
  'write-seed': { variable: 'seed', direction: 'write' },
  lock: { variable: null, direction: null },
  'read-counter': { variable: 'counter', direction: 'read' },
  'write-counter': { variable: 'counter', direction: 'write' },
  unlock: { variable: null, direction: null },
  'get-and-increment': { variable: 'counter', direction: 'write' },
  'read-clock': { variable: null, direction: null },
};

/** Reasons that say one message was made after the other; all others let them overlap. */
const ONE_AFTER_THE_OTHER: ReadonlySet<CauseReason> = new Set<CauseReason>([
  'read-after-write',
  'complete-before-other-began',
  'one-thread-twice',
  'different-draws',
  'own-generators',
]);

/**
 * @param left the message that was complete first
 * @param reason decides which order fits where none was recorded, and what may be said of it
 * @param lateWriters messages that may have put an old value back
 */
export function sequenceOf(
  algorithm: Algorithm,
  left: LoggedMessage,
  right: LoggedMessage,
  reason: CauseReason,
  lateWriters: readonly LoggedMessage[] = [],
): Sequence {
  const sameProcess = left.process === right.process;
  const shared = { counter: sameProcess, seed: sameProcess && left.seedRead !== null && right.seedRead !== null };
  const timed = left.steps.length > 0 && right.steps.length > 0;
  const events = timed
    ? [...recorded(left, 'left'), ...recorded(right, 'right')]
    : fitting(algorithm, left, right, ONE_AFTER_THE_OTHER.has(reason));
  const marks = timed && reason !== 'order-not-recorded' ? sequenceMarks(left, right, lateWriters) : NO_MARKS;
  return { events: events.sort((a, b) => a.at - b.at), timed, reason, shared, marks };
}

function isStepId(id: string): id is StepId {
  return (STEP_IDS as readonly string[]).includes(id);
}

function recorded(message: LoggedMessage, side: Side): SequenceEvent[] {
  const events: SequenceEvent[] = [];
  message.steps.forEach(({ step, atUs, value, waitedUs }, i) => {
    if (!isStepId(step)) return;
    const next = message.steps[i + 1];
    const until = next ? next.atUs - next.waitedUs : message.endUs;
    events.push({ side, step, at: atUs, until: Math.max(atUs, until), waited: waitedUs, value, ...TOUCHES[step] });
  });
  return events;
}

function fitting(
  algorithm: Algorithm,
  left: LoggedMessage,
  right: LoggedMessage,
  oneAfterTheOther: boolean,
): SequenceEvent[] {
  const steps = algorithm.steps('jdk4').map((step) => step.id);
  // The left one was complete first (CollisionDetail.members).
  const placeOf = (side: Side, i: number): number => {
    const later = side === 'right' ? 1 : 0;
    return oneAfterTheOther ? later * steps.length + i : 2 * i + later;
  };
  return (['left', 'right'] as const).flatMap((side) =>
    steps.map((step, i) => ({
      side,
      step,
      at: placeOf(side, i),
      until: i + 1 < steps.length ? placeOf(side, i + 1) : placeOf(side, i) + (oneAfterTheOther ? 1 : 2),
      waited: 0,
      value: valueOf(step, side === 'left' ? left : right),
      ...TOUCHES[step],
    })),
  );
}

/** What a step read or wrote, from the message it made. */
function valueOf(step: StepId, message: LoggedMessage): number | null {
  switch (step) {
    case 'read-seed':
      return message.seedRead;
    case 'write-seed':
      return message.draw;
    case 'read-counter':
    case 'get-and-increment':
      return message.counter;
    case 'write-counter':
      return message.counter === null ? null : message.counter + 1;
    case 'read-clock':
      return message.clock;
    case 'lock':
    case 'unlock':
      return null;
  }
}
