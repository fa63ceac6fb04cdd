/** Files that are read in a worker, as the page sees it: how far it is, what came out, and the way to ask for more. */
import { proxy } from 'comlink';
import { RemoteWorker } from '../../../race/live/remote.ts';
import type { ImportApi } from '../../../imports/import.worker.ts';
import type { ImportOutcome, ImportProgress } from '../../../imports/importJob.ts';
import { reasonOf } from '../../reasonOf.ts';
import type { RunState } from '../../sessionView.ts';

export interface ReadingProgress extends ImportProgress {
  /** MB a second since the reading began, 1 MB = 10^6 bytes; as they lie on the disk. */
  readonly megabytesPerSecond: number;
}

export class LogReading {
  files = $state.raw<readonly File[]>([]);
  runState = $state<RunState>('idle');
  progress = $state.raw<ReadingProgress | null>(null);
  outcome = $state.raw<ImportOutcome | null>(null);
  failure = $state<string | null>(null);
  #remote: RemoteWorker<ImportApi> | null = null;
  /** Counts what was asked for: the newest counts. */
  #order = 0;
  /** Perhaps before the worker has heard what it is to read. */
  #isCancelled = false;

  /**
   * Reads these files together with those read before: a Message-ID may stand in both.
   * @returns those that were here already, by name, size and date: they are not read twice
   */
  add(files: readonly File[]): readonly File[] {
    const fresh = files.filter((file) => !this.files.some((known) => isSame(known, file)));
    if (fresh.length > 0) {
      this.files = [...this.files, ...fresh];
      this.#isCancelled = false;
      void this.#read();
    }
    return files.filter((file) => !fresh.includes(file));
  }

  /** What was read by then is shown. */
  cancel(): void {
    this.#isCancelled = true;
    void this.#remote?.proxy.cancel();
  }

  clear(): void {
    this.dispose();
    this.#remote = null;
    this.files = [];
    this.outcome = null;
    this.progress = null;
    this.failure = null;
    this.runState = 'idle';
  }

  dispose(): void {
    this.#order++;
    this.#remote?.dispose();
  }

  /** Asks the worker about what it read; rejects when it fails. */
  async ask<T>(question: (api: RemoteWorker<ImportApi>['proxy']) => Promise<T>): Promise<T> {
    if (!this.#remote) throw new Error('nothing was read');
    return this.#remote.guard(question(this.#remote.proxy));
  }

  async #read(): Promise<void> {
    const order = ++this.#order;
    this.runState = 'running';
    this.outcome = null;
    this.progress = null;
    this.failure = null;
    try {
      const remote = (this.#remote ??= this.#spawn());
      await remote.ready();
      if (order !== this.#order) return;
      const sinceMs = performance.now();
      const heard = (progress: ImportProgress): void => {
        if (order !== this.#order) return;
        const seconds = (performance.now() - sinceMs) / 1000;
        this.progress = { ...progress, megabytesPerSecond: progress.bytes / 1e6 / seconds };
      };
      const reading = remote.guard(remote.proxy.read([...this.files], proxy(heard)));
      if (this.#isCancelled) this.cancel();
      const outcome = await reading;
      if (order !== this.#order) return;
      this.outcome = outcome;
      this.runState = 'done';
    } catch (error) {
      if (order !== this.#order) return;
      this.#remote?.dispose();
      this.#remote = null;
      this.failure = reasonOf(error);
      this.runState = 'failed';
    }
  }

  #spawn(): RemoteWorker<ImportApi> {
    return new RemoteWorker(
      new Worker(new URL('../../../imports/import.worker.ts', import.meta.url), { type: 'module' }),
      'the reader of logs',
    );
  }
}

function isSame(a: File, b: File): boolean {
  return a.name === b.name && a.size === b.size && a.lastModified === b.lastModified;
}
