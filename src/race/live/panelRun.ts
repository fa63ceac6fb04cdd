/** What a worker must know of a panel's run to read its log. All of it can be sent. */
import { algorithmById } from '../../algorithms/index.ts';
import { DeliveryLog, type ClockSetting, type LogSnapshot } from '../../log/deliveryLog.ts';
import type { LogBuffer } from '../../log/logBuffer.ts';
import type { AlgorithmId, HashMode, PanelId } from '../../scenario/scenario.ts';

export interface PanelRun {
  readonly panel: PanelId;
  readonly algorithm: AlgorithmId;
  readonly hash: HashMode;
  readonly processes: number;
  readonly clockResolutionUs: number;
  readonly control: ArrayBufferLike;
  readonly log: LogBuffer;
}

/** @param clocks the clock's settings in this run; the list may grow while the log is read */
export function logOf(
  { algorithm, hash, processes, log }: PanelRun,
  clocks: readonly ClockSetting[],
  snapshot?: LogSnapshot,
): DeliveryLog {
  const { steps, counterForm } = algorithmById(algorithm);
  return new DeliveryLog({
    buffer: log,
    clocks,
    hash,
    processes,
    stepIds: steps(hash).map(({ id }) => id),
    counts: counterForm !== 'none',
    ...(snapshot && { snapshot }),
  });
}
