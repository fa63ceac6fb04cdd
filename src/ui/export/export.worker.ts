/** Writes a run's file beside the page, which stays free. */
import { expose, transfer } from 'comlink';
import type { ExportOptions } from '../../exports/format.ts';
import { EXPORT_FORMATS } from '../../exports/index.ts';
import { writeInChunks } from '../../exports/writeInChunks.ts';
import { panelRecord } from '../../log/panelRecord.ts';
import { logOf } from '../../race/live/panelRun.ts';
import type { ExportableRun } from './exportableRun.ts';

const api = {
  ready(): true {
    return true;
  },
  /**
   * Writes the file's bytes, chunk by chunk. To cancel is to end the worker.
   * @param onChunk takes a chunk, and the done part, 0–1
   */
  async write(
    { panels, ...run }: ExportableRun,
    formatId: string,
    options: ExportOptions,
    onChunk: (bytes: Uint8Array<ArrayBuffer>, done: number) => Promise<void>,
  ): Promise<void> {
    const format = EXPORT_FORMATS.find(({ id }) => id === formatId);
    if (format?.source !== 'record') throw new Error(`there is no file format ${formatId}`);
    const record = {
      ...run,
      panels: panels.map(({ run, facts }) => panelRecord(logOf(run, facts.clocks, facts.snapshot), facts)),
    };
    let done = 0;
    const text = writeInChunks(format.write(record, options), {
      pieces: format.pieces(record, options),
      pause: () => Promise.resolve(),
      onProgress: (part) => (done = part),
    });
    for await (const chunk of text) await onChunk(transfer(chunk, [chunk.buffer]), done);
  },
};

export type ExportApi = typeof api;

expose(api);
