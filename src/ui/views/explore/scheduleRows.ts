/** A schedule, move by move, as rows of a table. */
import { algorithmById } from '../../../algorithms/index.ts';
import { formatMessageId } from '../../../algorithms/format.ts';
import { formatMoves } from '../../../race/explored/movesText.ts';
import { programOf, type Move } from '../../../race/explored/program.ts';
import { replay, type MoveRecord } from '../../../race/explored/replay.ts';
import { StepMachine } from '../../../race/explored/stepMachine.ts';
import { VIRTUAL_START_MS } from '../../../race/simulated/virtualClock.ts';
import type { StepId } from '../../../algorithms/step.ts';
import type { ExploreSettings } from '../../../scenario/exploreLink.ts';

export interface ScheduleRow {
  /** Counts from 0; null: the clock ticks. */
  readonly thread: number | null;
  readonly step: StepId | null;
  readonly name: string;
  readonly value: string;
  /** The Message-ID that this move completed. */
  readonly messageId: string | null;
  /** Whether it is the second of two equal ones. */
  readonly collides: boolean;
  /** Whether another thread had to be interrupted for it. */
  readonly preempts: boolean;
}

export function scheduleRows(settings: ExploreSettings, moves: readonly Move[]): ScheduleRow[] {
  const algorithm = algorithmById(settings.algorithm);
  const machine = new StepMachine(programOf(algorithm, settings));
  const { records, states } = replay(machine, moves);
  let last: number | null = null;
  return records.map((record, index) => {
    const before = states[index]!;
    const preempts =
      last !== null &&
      record.thread !== null &&
      record.thread !== last &&
      machine.isMidMessage(before, last) &&
      machine.canMove(before, last);
    last = record.thread ?? last;
    const earlier = new Set(machine.made(before).map(({ thread, message }) => `${thread}.${message}`));
    const made = machine.made(states[index + 1]!).find(({ thread, message }) => !earlier.has(`${thread}.${message}`));
    return {
      thread: record.thread,
      step: record.step?.id ?? null,
      name: record.step?.name ?? 'the clock ticks',
      value: valueOf(record),
      messageId: made ? formatMessageId(algorithm, made.fields) : null,
      collides: record.collides,
      preempts,
    };
  });
}

function valueOf({ step, value, wasBlocked }: MoveRecord): string {
  if (step === null || step.kind === 'clock') return String(VIRTUAL_START_MS + value);
  if (step.kind === 'lock') return wasBlocked ? 'taken, after a wait' : 'taken';
  return step.kind === 'unlock' ? 'given back' : String(value);
}

/** The link that opens the schedule in the stepper. */
export function stepperLink({ algorithm, threads, per, ticks, hash }: ExploreSettings, moves: readonly Move[]): string {
  const own = hash === 'jdk4' ? '' : `&hash=${hash}`;
  return `?view=schedule&threads=${threads}&per=${per}&ticks=${ticks}&first=${algorithm}${own}&moves=${formatMoves(moves)}`;
}
