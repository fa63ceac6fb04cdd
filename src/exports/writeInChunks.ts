/** Writing a long file without holding up whoever writes it. */
import { concatenated } from './concatenated.ts';
import type { Piece } from './format.ts';

/** A chunk is written once it has this many characters or bytes: 256 kB, or more where characters are not ASCII. */
const CHUNK_LENGTH = 256 * 1024;

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
 * The file's bytes, text as UTF-8, in chunks.
 * @throws ExportCancelled when isCancelled says so; the file's generator is closed then
 */
export async function* writeInChunks(
  file: Iterable<Piece>,
  { pieces, pause, onProgress, isCancelled }: ChunkOptions,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  let waiting: Piece[] = [];
  let length = 0;
  let written = 0;
  for (const piece of file) {
    waiting.push(piece);
    length += piece.length;
    written++;
    if (length < CHUNK_LENGTH) continue;
    yield joined(waiting);
    waiting = [];
    length = 0;
    onProgress?.(Math.min(written / pieces, 0.99));
    await pause();
    if (isCancelled?.()) throw new ExportCancelled('The export was cancelled.');
  }
  if (waiting.length > 0) yield joined(waiting);
  onProgress?.(1);
}

/** The pieces as bytes; runs of texts are encoded together, so that a character's halves may lie in two. */
function joined(pieces: readonly Piece[]): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let texts: string[] = [];
  for (const piece of [...pieces, new Uint8Array()]) {
    if (typeof piece === 'string') texts.push(piece);
    else {
      if (texts.length > 0) parts.push(encoder.encode(texts.join('')));
      parts.push(piece);
      texts = [];
    }
  }
  return concatenated(parts);
}
