/** The worker that reads real logs and answers the page's questions about them. It asks no network for anything. */
import { expose } from 'comlink';
import type { Overview } from '../log/overview.ts';
import type { ViewportAnswer, ViewportQuery } from '../log/viewport.ts';
import { collidingMailsCsv } from '../exports/collidingMailsCsv.ts';
import { writeInChunks } from '../exports/writeInChunks.ts';
import type { ImportedMail } from './findings.ts';
import {
  ImportJob,
  type ImportOutcome,
  type ImportProgress,
  type ListedCollision,
  type TellingMail,
} from './importJob.ts';

/** Progress is told so often at most, ms. */
const PROGRESS_MS = 100;

/** The page's calls are heard so often at least, ms. */
const LISTEN_MS = 40;

/** The files that the worker can write. */
export type LogFile = 'csv' | 'json';

let job = new ImportJob();
/** Counts the files that were asked for: only the newest is written. */
let fileOrder = 0;
let listenedMs = 0;

async function listenNowAndThen(): Promise<void> {
  if (performance.now() - listenedMs < LISTEN_MS) return;
  await new Promise((resolve) => setTimeout(resolve));
  listenedMs = performance.now();
}

const api = {
  /** Resolves when the worker's script runs. */
  ready: (): true => true,
  /** Reads files; an earlier reading is forgotten. `onProgress` is a comlink proxy. */
  async read(files: readonly File[], onProgress: (progress: ImportProgress) => void): Promise<ImportOutcome> {
    job.cancel();
    job = new ImportJob();
    let toldMs = 0;
    const tell = (progress: ImportProgress): void => {
      const nowMs = performance.now();
      if (nowMs - toldMs < PROGRESS_MS) return;
      toldMs = nowMs;
      onProgress(progress);
    };
    return job.read(files, tell, listenNowAndThen);
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
      pause: listenNowAndThen,
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
