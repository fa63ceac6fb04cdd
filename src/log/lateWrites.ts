/**
 * Who put an old value back: the messages outside a collision's group that wrote, after a member had read a value and
 * before another member read it, that very value.
 */
import type { DeliveryLog } from './deliveryLog.ts';
import type { LoggedMessage } from './detail.ts';
import type { LaneIndex } from './laneIndex.ts';
import { STEPS_ON, VARIABLES, type Variable } from './variables.ts';

/** More would tell nothing new. */
const MOST_WRITERS = 16;

/** From the first read of a value by a member to the last one, as places in the order of all recorded steps. */
interface Span {
  readonly variable: Variable;
  readonly value: number;
  readonly from: number;
  readonly to: number;
}

/**
 * @param rows of one collision
 * @returns in order of completion; only messages whose steps were recorded, and which are complete
 */
export function lateWriters(log: DeliveryLog, laneIndex: LaneIndex, rows: readonly number[]): LoggedMessage[] {
  const spans = VARIABLES.flatMap((variable) => spansOf(log, variable, rows));
  if (spans.length === 0) return [];
  const fromUs = Math.min(...rows.map((row) => log.startUs(row)));
  const toUs = Math.max(...rows.map((row) => log.columns.endUs[row]!));
  const process = log.processOf(rows[0]!);
  const found: number[] = [];
  for (const lane of laneIndex.lanes) {
    const length = laneIndex.length(lane);
    for (let i = laneIndex.firstFrom(lane, fromUs); i < length; i++) {
      const row = laneIndex.row(lane, i);
      if (log.startUs(row) > toUs) break;
      if (log.processOf(row) !== process || rows.includes(row)) continue;
      if (spans.some((span) => wrote(log, row, span))) found.push(row);
    }
  }
  return found
    .map((row) => log.messageAt(row))
    .sort((a, b) => a.endUs - b.endUs)
    .slice(-MOST_WRITERS);
}

/** One per value that two or more members of one process read. */
function spansOf(log: DeliveryLog, variable: Variable, rows: readonly number[]): Span[] {
  const { read } = STEPS_ON[variable];
  const reads = rows.map((row) => ({ value: valueRead(log, variable, row), place: placeOf(log, row, read) }));
  const processes = new Set(rows.map((row) => log.processOf(row)));
  if (processes.size > 1 || reads.some(({ value, place }) => value === null || place === 0)) return [];
  return [...new Set(reads.map(({ value }) => value!))].flatMap((value) => {
    const places = reads.filter((other) => other.value === value).map(({ place }) => place);
    return places.length < 2 ? [] : [{ variable, value, from: Math.min(...places), to: Math.max(...places) }];
  });
}

function wrote(log: DeliveryLog, row: number, { variable, value, from, to }: Span): boolean {
  const place = placeOf(log, row, STEPS_ON[variable].write);
  return place > from && place < to && valueWritten(log, variable, row) === value;
}

function placeOf(log: DeliveryLog, row: number, step: string): number {
  return Math.abs(log.orderOf(row, step));
}

function valueRead(log: DeliveryLog, variable: Variable, row: number): number | null {
  if (variable === 'seed') return log.seedRead(row);
  return log.source.counts ? log.columns.counter[row]! : null;
}

function valueWritten(log: DeliveryLog, variable: Variable, row: number): number {
  return variable === 'seed' ? log.columns.draw[row]! : (log.columns.counter[row]! + 1) | 0;
}
