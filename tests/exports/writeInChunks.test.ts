import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ExportCancelled, writeInChunks } from '../../src/exports/writeInChunks.ts';
import type { ChunkOptions } from '../../src/exports/writeInChunks.ts';

const KIB = 1024;

function options(more: Partial<ChunkOptions> = {}): ChunkOptions {
  return { pieces: 1, pause: () => Promise.resolve(), ...more };
}

async function chunksOf(text: Iterable<string>, more: Partial<ChunkOptions> = {}): Promise<Uint8Array<ArrayBuffer>[]> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  for await (const chunk of writeInChunks(text, options(more))) chunks.push(chunk);
  return chunks;
}

function* rows(count: number, text: string, closed?: () => void): Generator<string> {
  try {
    for (let i = 0; i < count; i++) yield text;
  } finally {
    closed?.();
  }
}

test('the chunks together are the text in UTF-8, whatever the pieces', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: 'grapheme' })),
      fc.integer({ min: 1, max: 400 }),
      async (pieces, repeat) => {
        const text = pieces.map((piece) => piece.repeat(repeat * 20));
        const bytes = Buffer.concat(await chunksOf(text));
        expect(bytes.equals(Buffer.from(text.join('')))).toBe(true);
      },
    ),
    { numRuns: 30 },
  );
});

test('a long text comes in chunks of 64 kB to 1 MB, except the last', async () => {
  const chunks = await chunksOf(rows(50_000, 'é'.repeat(50)));
  expect(chunks.length).toBeGreaterThan(5);
  for (const chunk of chunks.slice(0, -1)) {
    expect(chunk.byteLength).toBeGreaterThan(64 * KIB);
    expect(chunk.byteLength).toBeLessThan(1024 * KIB);
  }
});

test('an empty text has no chunks, and is done', async () => {
  const progress: number[] = [];
  expect(await chunksOf([], { pieces: 0, onProgress: (fraction) => progress.push(fraction) })).toEqual([]);
  expect(progress).toEqual([1]);
});

test('progress rises from 0 to 1, and is 1 only at the end, even if there are more pieces than was thought', async () => {
  for (const pieces of [40_000, 10_000]) {
    const progress: number[] = [];
    const onProgress = (fraction: number) => progress.push(fraction);
    await chunksOf(rows(40_000, 'x'.repeat(100)), { pieces, onProgress });
    expect(progress.length).toBeGreaterThan(10);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    expect(progress.filter((fraction) => fraction >= 1)).toEqual([1]);
    expect(progress[0]).toBeGreaterThan(0);
  }
});

test('between two chunks it pauses, so that others get their turn', async () => {
  let pauses = 0;
  const pause = () => {
    pauses++;
    return Promise.resolve();
  };
  const chunks = await chunksOf(rows(40_000, 'x'.repeat(100)), { pause });
  expect(pauses).toBe(chunks.length - 1);
});

test('cancelled, it stops after the chunk at hand and closes the text', async () => {
  let cancelled = false;
  let closed = false;
  const written = rows(1_000_000, 'x'.repeat(100), () => (closed = true));
  const chunks: Uint8Array[] = [];
  const cancelAfterTwo = async () => {
    for await (const chunk of writeInChunks(written, options({ isCancelled: () => cancelled }))) {
      chunks.push(chunk);
      cancelled = chunks.length === 2;
    }
  };
  await expect(cancelAfterTwo()).rejects.toBeInstanceOf(ExportCancelled);
  expect(chunks).toHaveLength(2);
  expect(closed).toBe(true);
});

test('an error while the text is made reaches the one who writes it', async () => {
  function* broken(): Generator<string> {
    yield 'x';
    throw new Error('no such row');
  }
  await expect(chunksOf(broken())).rejects.toThrow('no such row');
});
