/** One export at a time: its progress, its end, and the way out. */
import { reasonOf } from '../reasonOf.ts';

/**
 * Makes the file and hands it to the browser.
 * @param entryId of the menu
 * @param onprogress told the done part, 0–1
 * @param signal aborted when the reader cancels; the promise then rejects with its reason
 * @returns the file's name
 */
export type RunExport = (
  entryId: string,
  everyMessage: boolean,
  onprogress: (done: number) => void,
  signal: AbortSignal,
) => Promise<string>;

/** An item of the menu Export. */
export interface ExportEntry {
  readonly id: string;
  readonly label: string;
  /** What the file is good for. */
  readonly note: string;
}

export class ExportJob {
  /** 0–1 while an export runs; null: none does. */
  progress = $state<number | null>(null);
  /** Why the last one failed; null: it did not. */
  failure = $state<string | null>(null);
  /** Name of the file that was made last. */
  made = $state('');
  #abort: AbortController | null = null;

  constructor(private readonly run: RunExport) {}

  async start(entryId: string, everyMessage: boolean): Promise<void> {
    if (this.progress !== null) return;
    const abort = new AbortController();
    this.#abort = abort;
    this.failure = null;
    this.made = '';
    this.progress = 0;
    try {
      const onprogress = (done: number): void => {
        // A piece that was on its way when the reader cancelled is no progress any more.
        if (!abort.signal.aborted) this.progress = done;
      };
      this.made = await this.run(entryId, everyMessage, onprogress, abort.signal);
    } catch (error) {
      if (!abort.signal.aborted) this.failure = reasonOf(error);
    } finally {
      this.progress = null;
    }
  }

  cancel(): void {
    this.#abort?.abort();
  }
}
