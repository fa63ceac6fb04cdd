/**
 * The worker that holds the mails of real logs and answers the page's questions about them. They are read by another one of its
 * own. It asks no network for anything.
 */
import { expose, proxy } from 'comlink';
import type { Overview } from '../log/overview.ts';
import type { ViewportAnswer, ViewportQuery } from '../log/viewport.ts';
import { collidingMailsCsv } from '../exports/collidingMailsCsv.ts';
import { writeInChunks } from '../exports/writeInChunks.ts';
import { RemoteWorker } from '../race/live/remote.ts';
import type { BytesRead, FilesRead } from './reading/filesReading.ts';
import type { ImportedMail } from './findings/findings.ts';
import { heard } from './heard.ts';
import {
  ImportJob,
  type FilesReader,
  type ImportOutcome,
  type ImportProgress,
  type ListedCollision,
  type TellingMail,
} from './importJob.ts';
import { MailBatch } from './table/mailBatch.ts';
import type { MailTable } from './table/mailTable.ts';
import type { ReadingApi } from './reading.worker.ts';

/** The files that the worker can write. */
export type LogFile = 'csv' | 'json';

/** The worker that reads; it stays for the next reading. */
let remote: RemoteWorker<ReadingApi> | null = null;

function spawned(): RemoteWorker<ReadingApi> {
  const worker = new Worker(new URL('./reading.worker.ts', import.meta.url), { type: 'module' });
  return new RemoteWorker(worker, 'the reader of logs');
}

/** One reading by a worker of its own. */
class ReaderBeside implements FilesReader {
  #hasBegun = false;
  #isCancelled = false;

  async read(files: readonly File[], table: MailTable, onProgress: (progress: BytesRead) => void): Promise<FilesRead> {
    const take = (buffer: ArrayBufferLike): void => table.take(new MailBatch(buffer));
    remote ??= spawned();
    await remote.ready();
    this.#hasBegun = true;
    const read = remote.guard(remote.proxy.read(files, proxy(take), proxy(onProgress)));
    if (this.#isCancelled) void remote.proxy.cancel();
    return read;
  }

  cancel(): void {
    this.#isCancelled = true;
    if (this.#hasBegun) void remote?.proxy.cancel();
  }
}

const listen = heard(() => new Promise((resolve) => setTimeout(resolve)));
let job = new ImportJob(new ReaderBeside());
/** Counts the files that were asked for: only the newest is written. */
let fileOrder = 0;

const api = {
  /** Resolves when the worker's script runs. */
  ready: (): true => true,
  /** Reads files; an earlier reading is forgotten. `onProgress` is a comlink proxy. */
  async read(files: readonly File[], onProgress: (progress: ImportProgress) => void): Promise<ImportOutcome> {
    job.cancel();
    job = new ImportJob(new ReaderBeside());
    return job.read(files, onProgress);
  },
  /** Ends the reading; {@link read} then resolves with what was read by then. */
  cancel: (): void => job.cancel(),
  viewport: (query: ViewportQuery): ViewportAnswer | null => job.viewport(query),
  overview: (): Overview | null => job.overview(),
  collision: (number: number): ListedCollision | null => job.collision(number),
  collisions: (from: number, count: number): ListedCollision[] => job.collisions(from, count),
  textReport: (): string => job.textReport(),
  mails: (collision: number, from: number, count: number): ImportedMail[] => job.mails(collision, from, count),
  mail: (row: number): TellingMail | null => job.mail(row),
  /**
   * The file's bytes. `onProgress`, a comlink proxy, is told the done part, 0–1.
   * @throws ExportCancelled when another file was asked for, or {@link cancelFile} called
   */
  async file(file: LogFile, onProgress: (done: number) => void): Promise<Blob> {
    const order = ++fileOrder;
    const { collisions = 0, duplicates = 0 } = job.totals() ?? {};
    const parts: Uint8Array<ArrayBuffer>[] = [];
    const text = writeInChunks(file === 'csv' ? collidingMailsCsv(job.collidingMails()) : job.jsonReport(), {
      pieces: 2 + (file === 'csv' ? collisions + duplicates : collisions),
      pause: listen,
      onProgress,
      isCancelled: () => order !== fileOrder,
    });
    for await (const chunk of text) parts.push(chunk);
    return new Blob(parts, { type: file === 'csv' ? 'text/csv;charset=utf-8' : 'application/json' });
  },
  cancelFile(): void {
    fileOrder++;
  },
};

export type ImportApi = typeof api;

expose(api);
