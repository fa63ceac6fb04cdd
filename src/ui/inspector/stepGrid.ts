/** The whole interleaving as a table: a column for each colliding message, a row for each step, in order. */
import type { StepId } from '../../algorithms/step.ts';
import type { LoggedMessage } from '../../log/detail.ts';
import { interleave, putBackBy, type Divergence, type Interleaving } from '../../log/interleaving.ts';
import { VOCABULARY } from '../../timeline/vocabulary.ts';
import { divergenceLabel } from './divergenceWords.ts';
import { clockEnd } from './idParts.ts';
import type { Sequence } from './sequenceEvents.ts';
import { threadName } from './threadWords.ts';
import { durationWords } from './timeWords.ts';

export interface StepCell {
  readonly kind: 'step';
  readonly column: number;
  /** "0", "2.3 ms": from the first step; "1.", "2." where moments were not recorded. */
  readonly when: string;
  /** Id of algorithms/step. */
  readonly step: string;
  readonly label: string;
  readonly value: string;
}

/** Across all columns: where the threads leave every serial order, or a write by a message of another Message-ID. */
export interface Remark {
  readonly kind: 'diverges' | 'other';
  readonly when: string;
  readonly text: string;
}

export interface StepGrid {
  /** A heading per column. */
  readonly columns: readonly string[];
  readonly rows: readonly (StepCell | Remark)[];
  /** Two steps came too close together to tell their order. */
  readonly doubtful: boolean;
  /** The counted order differs from that of the threads' clocks. */
  readonly againstClocks: boolean;
  /** Messages that had no room. */
  readonly left: number;
}

const CLOCK_DIGITS = 7;
/** More columns than this cannot be read side by side. */
const MOST_COLUMNS = 6;

/**
 * @param members of the group, those that matter most in front; their steps must have been recorded
 * @param lateWriters messages that may have put an old value back
 * @param sure the cause is proved from the order
 */
export function recordedGrid(
  members: readonly LoggedMessage[],
  lateWriters: readonly LoggedMessage[],
  processes: number,
  sure = true,
): StepGrid | null {
  const columns = members.slice(0, MOST_COLUMNS);
  const messages = [...columns, ...lateWriters.filter(({ steps }) => steps.length > 0)];
  const interleaving = interleave(messages);
  return (
    interleaving && {
      columns: columns.map((message, i) => columnTitle(message, columns, i, processes)),
      rows: rowsOf(interleaving, messages, columns.length, processes, sure),
      doubtful: !interleaving.exact,
      againstClocks: interleaving.steps.some(({ atUs }, i, all) => atUs < (all[i - 1]?.atUs ?? -Infinity)),
      left: members.length - columns.length,
    }
  );
}

function columnTitle(message: LoggedMessage, shown: readonly LoggedMessage[], at: number, processes: number): string {
  const again = shown.slice(0, at).some(({ lane }) => lane === message.lane) ? ' again' : '';
  return `${threadName(message, processes)}${again}`;
}

function rowsOf(
  interleaving: Interleaving,
  messages: readonly LoggedMessage[],
  columns: number,
  processes: number,
  sure: boolean,
): (StepCell | Remark)[] {
  const { steps } = interleaving;
  const divergences = interleaving.divergences.filter(({ first, second }) => first < columns && second < columns);
  const putBacks = new Set(divergences.map((divergence) => putBackBy(interleaving, divergence)));
  const startUs = steps.find(({ of }) => of < columns)?.atUs ?? 0;
  return steps.flatMap((logged, place): (StepCell | Remark)[] => {
    const { step, of, atUs, value, waitedUs } = logged;
    const when = sinceWords(atUs - startUs);
    if (of >= columns) {
      const text = `${threadName(messages[of]!, processes)}, for another message: ${labelOf(step, 0)} ${value}`;
      return putBacks.has(logged) ? [{ kind: 'other', when, text }] : [];
    }
    const cell: StepCell = {
      kind: 'step',
      column: of,
      when,
      step,
      label: labelOf(step, waitedUs),
      value: valueText(step, value),
    };
    const diverges = divergences.find(({ at }) => at === place);
    if (!diverges) return [cell];
    const text = divergenceLabel(diverges, sure, readersBy(place, diverges, divergences));
    return [cell, { kind: sure ? 'diverges' : 'other', when, text }];
  });
}

/** How many messages have read the value of a divergence by then. */
function readersBy(place: number, { variable, value }: Divergence, all: readonly Divergence[]): number {
  const same = all.filter((other) => other.at <= place && other.variable === variable && other.value === value);
  return new Set(same.flatMap(({ first, second }) => [first, second])).size;
}

/** Where no moments were recorded: the order that fits, of the two messages of the diagram. */
export function fittingGrid(
  { events }: Sequence,
  left: LoggedMessage,
  right: LoggedMessage,
  processes: number,
): StepGrid {
  const pair = [left, right];
  return {
    columns: pair.map((message, i) => columnTitle(message, pair, i, processes)),
    rows: events.map(({ side, step, value }, i) => ({
      kind: 'step',
      column: side === 'left' ? 0 : 1,
      when: `${i + 1}.`,
      step,
      label: labelOf(step, 0),
      value: valueText(step, value),
    })),
    doubtful: false,
    againstClocks: false,
    left: 0,
  };
}

function sinceWords(us: number): string {
  return us === 0 ? '0' : us < 0 ? `−${durationWords(-us)}` : durationWords(us);
}

function labelOf(step: string, waitedUs: number): string {
  const label = step in VOCABULARY ? VOCABULARY[step as StepId].label : step;
  return waitedUs > 0 ? `${label} after waiting ${durationWords(waitedUs)}` : label;
}

/** Of the clock only the end, where two readings differ soonest. */
function valueText(step: string, value: number | null): string {
  if (value === null) return '';
  return step === 'read-clock' ? clockEnd(value, CLOCK_DIGITS) : String(value);
}
