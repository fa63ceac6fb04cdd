import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { identityHash, threadDraws, type HashBits } from '../../src/jvm/identityHash.ts';
import { threadStream } from '../../src/jvm/threadStream.ts';
import { drawNumber, take } from './draws.ts';

function fixtureHashes(process: 'a' | 'b'): number[] {
  const file = new URL(`../fixtures/jakarta-mail-1.6.5/process-${process}.txt`, import.meta.url);
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => Number.parseInt(line.slice(1), 10));
}

/** Hashes `first` to `last` of the thread whose X is this draw. */
function threadHashes(startDraw: number, first: number, last: number, bits: HashBits): number[] {
  return take(last, threadDraws(drawNumber(startDraw)))
    .slice(first - 1)
    .map((draw) => identityHash(draw, bits));
}

describe('one thread’s stream', () => {
  test.each(['a', 'b'] as const)('is what process %s of Jakarta Mail 1.6.5 wrote, from X = draw 3,474', (process) => {
    const stream = threadStream(fixtureHashes(process), 31);
    expect(stream).toMatchObject({ startDraw: 3474, widestStep: 1, order: 'in-a-row' });
    expect(stream?.sightings).toHaveLength(300);
    // The hash's number is id − 19,999, and the first id is 21,800.
    expect(stream?.sightings[0]).toEqual({ index: 0, place: 1801 });
    expect(stream?.chanceLog10).toBeLessThan(-2000);
  });

  test('is found from three hashes that OpenJDK 17 printed: the main thread’s X is draw 1', () => {
    const printed = [0x7ad041f3, 0x251a69d7, 0x7344699f];
    expect(threadStream(printed, 31)).toMatchObject({ startDraw: 1, startValue: drawNumber(1) });
    expect(threadStream(printed, 31)?.sightings.map(({ place }) => place)).toEqual([8, 9, 10]);
  });

  test('is found where other hashes were drawn in between', () => {
    const all = threadHashes(27, 40_000, 42_000, 31);
    const some = all.filter((_, i) => i % 97 === 0);
    expect(threadStream(some, 31)).toMatchObject({ startDraw: 27, widestStep: 97, order: 'in-a-row' });
  });

  test('is found among hashes of other threads', () => {
    const mine = threadHashes(5, 300, 305, 31);
    const others = threadHashes(6, 7000, 7005, 31);
    const mixed = mine.flatMap((hash, i) => [hash, others[i]!]);
    expect(threadStream(mixed, 31)?.sightings).toHaveLength(6);
    expect([5, 6]).toContain(threadStream(mixed, 31)?.startDraw);
  });

  test.each([1, 3])('is found with 25 bits, every hash %i after the one before', (step) => {
    const some = threadHashes(812, 5000, 5040, 25).filter((_, i) => i % step === 0);
    expect(threadStream(some, 25)).toMatchObject({ startDraw: 812, widestStep: step });
  });

  test('is not seen in hashes of the global generator, nor in one hash alone', () => {
    expect(threadStream([24216240, 20641191, 30795301, 33076797], 25)).toBeNull();
    expect(threadStream([0x7ad041f3], 31)).toBeNull();
    expect(threadStream([], 31)).toBeNull();
  });

  test('is found whatever its start and its hash', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 1, max: 3000 }), (startDraw, first) => {
        const stream = threadStream(threadHashes(startDraw, first, first + 3, 31), 31);
        expect(stream?.startDraw).toBe(startDraw);
        expect(stream?.sightings[0]?.place).toBe(first);
      }),
      { numRuns: 8 },
    );
  });
});
