/** Writes a run's file beside the page, which stays free. */
import { expose, transfer } from 'comlink';
import { ALGORITHMS } from '../algorithms/index.ts';
import { DeliveryLog } from '../log/deliveryLog.ts';
import { panelRecord } from '../log/panelRecord.ts';
import type { RunRecord } from '../log/record.ts';
import type { ExportablePanel } from '../race/live/liveRace.ts';
import type { Change, Gap, Scenario } from '../scenario/scenario.ts';
import type { ExportOptions } from './format.ts';
import { EXPORT_FORMATS } from './index.ts';
import { writeInChunks } from './writeInChunks.ts';

export interface ExportRequest {
  readonly scenario: Scenario;
  readonly changes: readonly Change[];
  readonly gaps: readonly Gap[];
  readonly startedAtMs: number;
  readonly panels: readonly ExportablePanel[];
}

const api = {
  ready(): true {
    return true;
  },
  /**
   * The file's bytes, in chunks. To cancel is to end the worker.
   * @param onProgress told the done part, 0–1
   */
  async write(
    request: ExportRequest,
    formatId: string,
    options: ExportOptions,
    onProgress: (done: number) => void,
  ): Promise<Uint8Array<ArrayBuffer>[]> {
    const format = EXPORT_FORMATS.find(({ id }) => id === formatId);
    if (format?.source !== 'record') throw new Error(`there is no file format ${formatId}`);
    const run = recordOf(request);
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    const text = writeInChunks(format.write(run, options), {
      pieces: format.pieces(run, options),
      pause: async () => undefined,
      onProgress,
    });
    for await (const chunk of text) chunks.push(chunk);
    return transfer(
      chunks,
      chunks.map(({ buffer }) => buffer),
    );
  },
};

function recordOf({ scenario, changes, gaps, startedAtMs, panels }: ExportRequest): RunRecord {
  return {
    scenario,
    changes,
    gaps,
    startedAtMs,
    panels: panels.map(({ run, facts }) => {
      const algorithm = ALGORITHMS[run.algorithm];
      const log = new DeliveryLog({
        buffer: run.log,
        clocks: facts.clocks,
        hash: run.hash,
        processes: run.processes,
        stepIds: algorithm.steps(run.hash).map(({ id }) => id),
        counts: algorithm.counterForm !== 'none',
      });
      return panelRecord(log, facts);
    }),
  };
}

export type ExportApi = typeof api;

expose(api);
