/** Reads files, as a browser has them, one after the other. */
import { LogCollector, type CollectedLogs } from './logCollector.ts';
import type { MailBatch } from '../table/mailBatch.ts';
import { readSource } from './readSource.ts';

/** A file as a browser has it. */
export interface ReadableFile {
  readonly name: string;
  readonly size: number;
  readonly lastModified: number;
  stream(): ReadableStream<Uint8Array>;
}

export interface BytesRead {
  readonly file: string;
  /** Of all files, as they lie on the disk. */
  readonly bytes: number;
  readonly totalBytes: number;
}

export interface FilesRead {
  readonly collected: CollectedLogs;
  /** It was cancelled before all was read. */
  readonly isCutShort: boolean;
}

export interface FilesReadingOptions {
  /** Takes a batch of mails and gives back an empty one. */
  readonly hand: (batch: MailBatch) => MailBatch;
  /** Told after each chunk; the caller decides how often to pass it on. */
  readonly onProgress: (progress: BytesRead) => void;
  /** Awaited after each chunk, so that a cancellation can be heard. */
  readonly rest?: () => Promise<void>;
}

export class FilesReading {
  #isCancelled = false;
  #isCutShort = false;

  /** What was read by then is kept. */
  cancel(): void {
    this.#isCancelled = true;
  }

  async read(files: readonly ReadableFile[], { hand, onProgress, rest }: FilesReadingOptions): Promise<FilesRead> {
    const collector = new LogCollector(hand, files.length === 1);
    const totalBytes = files.reduce((sum, { size }) => sum + size, 0);
    let before = 0;
    for (const file of files) {
      if (this.#cutsShort()) break;
      await readSource(collector, { name: file.name, lastModifiedMs: file.lastModified }, chunksOf(file), {
        isCancelled: () => this.#cutsShort(),
        ...(rest && { rest }),
        onBytes: (bytes) => onProgress({ file: file.name, bytes: before + bytes, totalBytes }),
      });
      before += file.size;
    }
    return { collected: collector.finish(), isCutShort: this.#isCutShort };
  }

  #cutsShort(): boolean {
    return (this.#isCutShort = this.#isCancelled);
  }
}

/** Not every browser lets a stream be iterated over. */
async function* chunksOf(file: ReadableFile): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    await reader.cancel();
  }
}
