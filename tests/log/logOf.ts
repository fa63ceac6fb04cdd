/** Logs made by hand for tests. */
import { algorithmById } from '../../src/algorithms/index.ts';
import { DeliveryLog } from '../../src/log/deliveryLog.ts';
import { LaneWriter } from '../../src/log/laneWriter.ts';
import { allocateLog } from '../../src/log/logBuffer.ts';
import type { AlgorithmId, HashMode } from '../../src/scenario/scenario.ts';

export interface HandRow {
  readonly lane?: number;
  readonly draw?: number;
  readonly counter?: number;
  readonly clock?: number;
  readonly endUs?: number;
  readonly durationUs?: number;
  /** Orders of the steps, in the algorithm's order; negative: too close to tell. */
  readonly orders?: readonly number[];
}

export interface HandLog {
  readonly log: DeliveryLog;
  /** Row in the log of each hand-made row. */
  readonly rows: readonly number[];
}

export function logOf(
  rows: readonly HandRow[],
  options: { algorithm?: AlgorithmId; hash?: HashMode; processes?: number } = {},
): HandLog {
  const { algorithm = 'javamail-1.3.2', hash = 'jdk4', processes = 1 } = options;
  const { counterForm, steps } = algorithmById(algorithm);
  const stepIds = steps(hash).map(({ id }) => id);
  const messages = rows.length + 1;
  const plan = { messages, lanes: 64, stepsPerMessage: stepIds.length, steppedMessages: messages };
  const buffer = allocateLog(plan);
  const log = new DeliveryLog({
    buffer,
    clocks: [{ fromUs: 0, resolutionUs: 1000 }],
    hash,
    processes,
    stepIds,
    counts: counterForm !== 'none',
  });
  const writers = new Map<number, LaneWriter>();
  const places = rows.map((row, message) => {
    const lane = row.lane ?? 0;
    const writer = writers.get(lane) ?? new LaneWriter(log.columns, lane, stepIds.length);
    writers.set(lane, writer);
    if (row.orders) {
      const recorder = writer.stepsOfNext()!;
      row.orders.forEach((order, i) => recorder.after(order - 1, i, 0));
    }
    const { draw = message + 1, counter = 0, clock = 1_795_528_749_728, endUs = message * 100, durationUs = 10 } = row;
    writer.append(message, draw, counter, clock, endUs, durationUs);
    writer.publish();
    return { lane, message };
  });
  const byMessage = new Map<number, number>();
  for (let chunk = 0; chunk < log.chunks; chunk++) {
    for (let i = 0; i < log.published(chunk); i++)
      byMessage.set(log.columns.message[chunk * 256 + i]!, chunk * 256 + i);
  }
  const found = places.map(({ message }) => byMessage.get(message)!);
  rows.forEach(({ orders }, message) => {
    if (!orders) return;
    const at = log.stepsAt(found[message]!);
    orders.forEach((order, i) => (log.columns.stepOrder[at + i] = order));
  });
  return { log, rows: found };
}
