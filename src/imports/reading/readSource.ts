/** Reads a stream of bytes, packed or not, into a {@link LogCollector}. */
import { FileReading } from './fileReading.ts';
import type { SourceFile } from '../format.ts';
import { unpacked } from './gunzip.ts';
import type { LogCollector } from './logCollector.ts';

export interface ReadProgress {
  /** Told of bytes taken from the stream so far, before unpacking. */
  readonly onBytes?: (bytes: number) => void;
  /** Ends the reading: what was read by then is kept, and the file's list of skipped lines says so. */
  readonly isCancelled?: () => boolean;
  /** Awaited after each chunk: memory may be read faster than anyone can say that it is enough. */
  readonly rest?: () => Promise<void>;
}

/**
 * Whatever the bytes hold, this does not throw. An error of the stream itself (a file that vanished) is listed as skipped too.
 * @returns whether the stream could be read to its end
 */
export async function readSource(
  collector: LogCollector,
  source: SourceFile,
  chunks: AsyncIterable<Uint8Array>,
  progress: ReadProgress = {},
): Promise<boolean> {
  const reading = new FileReading(collector, source);
  let complete = true;
  try {
    for await (const chunk of unpacked(counted(chunks, progress.onBytes), (reason) => reading.skip(reason))) {
      reading.push(chunk);
      await progress.rest?.();
      if (progress.isCancelled?.() === true) {
        reading.skip('reading was cancelled: the rest was not read');
        break;
      }
    }
  } catch (error) {
    complete = false;
    reading.skip(`could not be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  reading.end();
  return complete;
}

async function* counted(
  chunks: AsyncIterable<Uint8Array>,
  onBytes: ((bytes: number) => void) | undefined,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    onBytes?.(bytes);
    if (chunk.length > 0) yield chunk;
  }
}
