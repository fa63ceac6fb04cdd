/**
 * The worker that reads real logs: its mails go to the worker that holds the table, so that both work at once. It asks no
 * network for anything.
 */
import { expose } from 'comlink';
import { BatchSender } from './table/batchSender.ts';
import { FilesReading, type BytesRead, type FilesRead } from './reading/filesReading.ts';
import { heard } from './heard.ts';

/** Progress is told so often at most, ms. */
const PROGRESS_MS = 100;

const listen = heard(() => new Promise((resolve) => setTimeout(resolve)));
let reading = new FilesReading();

const api = {
  /** Resolves when the worker's script runs. */
  ready: (): true => true,
  /**
   * @param take puts a batch into the table; a comlink proxy
   * @param onProgress a comlink proxy
   */
  async read(
    files: readonly File[],
    take: (buffer: ArrayBufferLike) => void | Promise<void>,
    onProgress: (progress: BytesRead) => void,
  ): Promise<FilesRead> {
    reading = new FilesReading();
    const sender = new BatchSender(async (buffer) => take(buffer));
    let toldMs = 0;
    const read = await reading.read(files, {
      hand: sender.hand,
      onProgress: (progress) => {
        const nowMs = performance.now();
        if (nowMs - toldMs < PROGRESS_MS) return;
        toldMs = nowMs;
        onProgress(progress);
      },
      rest: async () => {
        await sender.rest();
        await listen();
      },
    });
    await sender.settle();
    return read;
  },
  /** Ends the reading; {@link read} then resolves with what was read by then. */
  cancel: (): void => reading.cancel(),
};

export type ReadingApi = typeof api;

expose(api);
