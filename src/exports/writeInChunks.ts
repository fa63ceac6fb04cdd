/** Writing a long file without holding up whoever writes it. */

/** A chunk is written once it has this many characters: 256 kB, or more where they are not ASCII. */
const CHUNK_CHARACTERS = 256 * 1024;

export interface ChunkOptions {
  /** About how many pieces the text has: what progress counts towards. */
  readonly pieces: number;
  /** Awaited after every chunk, so that messages (such as "cancel") get through. */
  readonly pause: () => Promise<void>;
  /** From 0 to 1, never falling, 1 only at the end. */
  readonly onProgress?: (fraction: number) => void;
  /** Asked after every chunk. */
  readonly isCancelled?: () => boolean;
}

export class ExportCancelled extends Error {
  override readonly name = 'ExportCancelled';
}

/**
 * The text as UTF-8, in chunks.
 * @throws ExportCancelled when isCancelled says so; the text's generator is closed then
 */
export async function* writeInChunks(
  text: Iterable<string>,
  { pieces, pause, onProgress, isCancelled }: ChunkOptions,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  const encoder = new TextEncoder();
  let waiting: string[] = [];
  let characters = 0;
  let written = 0;
  for (const piece of text) {
    waiting.push(piece);
    characters += piece.length;
    written++;
    if (characters < CHUNK_CHARACTERS) continue;
    yield encoder.encode(waiting.join(''));
    waiting = [];
    characters = 0;
    onProgress?.(Math.min(written / pieces, 0.99));
    await pause();
    if (isCancelled?.()) throw new ExportCancelled('The export was cancelled.');
  }
  if (waiting.length > 0) yield encoder.encode(waiting.join(''));
  onProgress?.(1);
}
