/** What a sequence shows beside its own steps: where the two leave every serial order, and who put an old value back. */
import type { LoggedMessage } from '../../log/detail.ts';
import { interleave, putBackBy } from '../../log/interleaving.ts';
import type { Variable } from '../../log/variables.ts';
import type { Side } from './sequenceEvents.ts';

/** The read of a value that a serial order would have changed. */
export interface DivergenceMark {
  /** µs from the run's start. */
  readonly at: number;
  /** Who reads. */
  readonly side: Side;
  readonly variable: Variable;
}

/** A write by a third message between the two reads, of the value that both read. */
export interface PutBack {
  readonly at: number;
  readonly variable: Variable;
  readonly by: LoggedMessage;
}

export interface SequenceMarks {
  readonly divergences: readonly DivergenceMark[];
  readonly putBacks: readonly PutBack[];
}

export const NO_MARKS: SequenceMarks = { divergences: [], putBacks: [] };

/** @param lateWriters messages that may have put a value back (log/lateWrites) */
export function sequenceMarks(
  left: LoggedMessage,
  right: LoggedMessage,
  lateWriters: readonly LoggedMessage[],
): SequenceMarks {
  const messages = [left, right, ...lateWriters.filter(({ steps }) => steps.length > 0)];
  const interleaving = interleave(messages);
  if (!interleaving) return NO_MARKS;
  const ours = interleaving.divergences.filter(({ first, second }) => first < 2 && second < 2);
  return {
    divergences: ours.map(({ at, second, variable }) => ({
      variable,
      at: interleaving.steps[at]!.atUs,
      side: second === 0 ? 'left' : 'right',
    })),
    putBacks: ours.flatMap((divergence) => {
      const write = putBackBy(interleaving, divergence);
      return write ? [{ at: write.atUs, variable: divergence.variable, by: messages[write.of]! }] : [];
    }),
  };
}
