/** The stretches in which two threads held the same value, or an old value came back. */
import type { CauseReason } from '../../log/detail.ts';
import type { Variable } from '../../log/variables.ts';
import type { Sequence, SequenceEvent, Side } from './sequenceEvents.ts';

export interface HatchSpan {
  /** In the unit of the sequence's moments. */
  readonly from: number;
  readonly to: number;
  readonly label: string;
  /** What the figure does not show of it; null: nothing. */
  readonly remark: string | null;
}

interface Span {
  readonly kind: 'held' | 'back';
  readonly from: number;
  readonly to: number;
  readonly variable: Variable;
}

/** In order of their moments, none over another; none where the order is not proved. */
export function hatchesOf(sequence: Sequence): readonly HatchSpan[] {
  const spans = (['seed', 'counter'] as const)
    .flatMap((variable) => spanOf(sequence, variable))
    .filter(({ kind }) => isProved(kind, sequence.reason));
  const [first, second] = spans;
  if (first && second && first.kind === 'back' && second.kind === 'back' && second.from < first.to) {
    const label = 'old values came back';
    const remark = sequence.marks.putBacks.length > 0 ? null : 'by late writes not shown';
    return [{ from: Math.max(first.from, second.from), to: Math.min(first.to, second.to), label, remark }];
  }
  return spans.map(({ kind, from, to, variable }) => ({
    from,
    to,
    label: labelOf(kind, variable, spans.length > 1),
    remark: kind === 'back' && !isPutBack(sequence, variable) ? 'by a late write not shown' : null,
  }));
}

/** The late write is drawn. */
function isPutBack({ marks }: Sequence, variable: Variable): boolean {
  return marks.putBacks.some((putBack) => putBack.variable === variable);
}

/** Two threads' clocks can be some µs apart: where moments and the proved order differ, the order holds. */
function isProved(kind: Span['kind'], reason: CauseReason): boolean {
  if (reason === 'order-not-recorded') return false;
  const shared = reason === 'both-read-before-either-wrote' || reason === 'seed-written-once';
  return kind === 'held' || !shared;
}

function labelOf(kind: Span['kind'], variable: Variable, several: boolean): string {
  const word = variable === 'seed' ? 'seed' : 'count';
  if (kind === 'back') return `an old ${word} came back`;
  return several ? `both hold the ${word}` : 'both hold it';
}

function spanOf({ events, shared }: Sequence, variable: Variable): Span[] {
  if (!shared[variable]) return [];
  const find = (side: Side, direction: SequenceEvent['direction']) =>
    events.find((event) => event.side === side && event.variable === variable && event.direction === direction);
  const [readL, readR] = [find('left', 'read'), find('right', 'read')];
  const [writeL, writeR] = [find('left', 'write'), find('right', 'write')];
  if (!readL || !readR || !writeL || !writeR || readL.value === null || readL.value !== readR.value) return [];
  const [secondRead, firstWrite] = readL.at <= readR.at ? [readR.at, writeL.at] : [readL.at, writeR.at];
  return firstWrite < secondRead
    ? [{ kind: 'back', from: firstWrite, to: secondRead, variable }]
    : [{ kind: 'held', from: secondRead, to: Math.min(writeL.at, writeR.at), variable }];
}
