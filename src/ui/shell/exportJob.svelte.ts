/** One export at a time: its progress, its end, and the way out. */
import type { ExportFormatId } from './exportFormats.ts';

/**
 * Makes the file and hands it to the browser.
 * @param onprogress told the done part, 0–1
 * @param signal aborted when the reader cancels; the promise then rejects with its reason
 */
export type RunExport = (
  format: ExportFormatId,
  everyMessage: boolean,
  onprogress: (done: number) => void,
  signal: AbortSignal,
) => Promise<void>;

export class ExportJob {
  /** 0–1 while an export runs; null: none does. */
  progress = $state<number | null>(null);
  /** Why the last one failed; null: it did not. */
  failure = $state<string | null>(null);
  #abort: AbortController | null = null;

  constructor(private readonly run: RunExport) {}

  async start(format: ExportFormatId, everyMessage: boolean): Promise<void> {
    if (this.progress !== null) return;
    const abort = new AbortController();
    this.#abort = abort;
    this.failure = null;
    this.progress = 0;
    try {
      await this.run(format, everyMessage, (done) => (this.progress = done), abort.signal);
    } catch (error) {
      if (!abort.signal.aborted) this.failure = error instanceof Error ? error.message : String(error);
    } finally {
      this.progress = null;
    }
  }

  cancel(): void {
    this.#abort?.abort();
  }
}
