import { describe, expect, it } from 'vitest';
import { FIRST_SEED, nextParkMiller } from '../../src/jvm/parkMiller.ts';
import { classify } from '../../src/log/causes.ts';
import { logOf, type HandRow } from './logOf.ts';

const FIRST = nextParkMiller(FIRST_SEED);
const SECOND = nextParkMiller(FIRST);

function causeOf(
  rows: readonly HandRow[],
  options: Parameters<typeof logOf>[1] & { unfinished?: number[] | null } = {},
) {
  const { log, rows: places } = logOf(rows, options);
  const alike = places.slice(0, 2);
  return classify(log, [alike], options.unfinished === undefined ? [] : options.unfinished)[0];
}

describe('the cause of a collision', () => {
  it('is a shared read when both threads recorded their reads before either write', () => {
    const rows = [
      { lane: 0, draw: SECOND, orders: [1, 3, 5], endUs: 50, durationUs: 50 },
      { lane: 1, draw: SECOND, orders: [2, 4, 6], endUs: 60, durationUs: 50 },
    ];
    expect(causeOf(rows)).toEqual({ cause: 'shared-read', reason: 'both-read-before-either-wrote' });
  });

  it('is a replay when one thread recorded its read after the other had written', () => {
    const rows = [
      { lane: 0, draw: SECOND, orders: [1, 2, 3], endUs: 50, durationUs: 50 },
      { lane: 1, draw: SECOND, orders: [4, 5, 6], endUs: 60, durationUs: 50 },
    ];
    expect(causeOf(rows)).toEqual({ cause: 'replay', reason: 'read-after-write' });
  });

  it('is not told from an order that another step came too close to', () => {
    const rows = [
      { lane: 0, draw: SECOND, orders: [1, -3, 5], endUs: 50, durationUs: 50 },
      { lane: 1, draw: SECOND, orders: [2, 4, 6], endUs: 60, durationUs: 50 },
    ];
    expect(causeOf(rows, { unfinished: null })).toEqual({ cause: 'unknown', reason: 'order-not-recorded' });
  });

  it('is a shared read when nothing was recorded but the seed was written only once', () => {
    const rows = [
      { lane: 0, draw: FIRST, endUs: 50, durationUs: 50 },
      { lane: 1, draw: FIRST, endUs: 60, durationUs: 50 },
    ];
    expect(causeOf(rows)).toEqual({ cause: 'shared-read', reason: 'seed-written-once' });
  });

  it.each([
    [
      'a third message wrote the seed again',
      [
        { lane: 2, draw: FIRST },
        { lane: 3, draw: FIRST },
      ],
      [] as number[],
    ],
    ['a message that was given up may have written it', [{ lane: 2, draw: FIRST }], [FIRST]],
    ['the run still goes on', [{ lane: 2, draw: FIRST }], null],
  ])('is unknown without recorded order when %s', (_, more, unfinished) => {
    const rows = [
      { lane: 0, draw: SECOND, endUs: 50, durationUs: 50 },
      { lane: 1, draw: SECOND, endUs: 60, durationUs: 50 },
      ...more,
    ];
    expect(causeOf(rows, { unfinished })).toEqual({ cause: 'unknown', reason: 'order-not-recorded' });
  });

  it('is a replay when one message was complete before the other thread began', () => {
    const rows = [
      { lane: 0, draw: SECOND, endUs: 50, durationUs: 20 },
      { lane: 1, draw: SECOND, endUs: 500, durationUs: 20 },
    ];
    expect(causeOf(rows)).toEqual({ cause: 'replay', reason: 'complete-before-other-began' });
  });

  it('is a replay when one thread drew the same hash twice', () => {
    expect(causeOf([{ draw: SECOND }, { draw: SECOND }])).toEqual({ cause: 'replay', reason: 'one-thread-twice' });
  });

  it('is chance when two different draws keep the same 25 bits', () => {
    const rows = [{ draw: 0x2000001 }, { lane: 1, draw: 0x4000001 }];
    expect(causeOf(rows)).toEqual({ cause: 'chance', reason: 'different-draws' });
  });

  it('is chance when two generators of the threads’ own come to the same draw', () => {
    const rows = [{ draw: FIRST }, { lane: 1, draw: FIRST }];
    expect(causeOf(rows, { hash: 'jdk8' })).toEqual({ cause: 'chance', reason: 'own-generators' });
  });

  it('is none of the three when two processes count alike', () => {
    const rows = [
      { lane: 0, draw: FIRST, counter: 0 },
      { lane: 1, draw: FIRST, counter: 0 },
    ];
    expect(causeOf(rows, { algorithm: 'javamail-1.5.3', processes: 2 })).toEqual({
      cause: 'unknown',
      reason: 'separate-processes',
    });
  });

  it('under 1.3.3 needs both the seed and the counter read before either was written', () => {
    const seedShared = { draw: SECOND, counter: 7 };
    const both = [
      { lane: 0, ...seedShared, orders: [1, 3, 5, 7, 9] },
      { lane: 1, ...seedShared, orders: [2, 4, 6, 8, 10] },
    ];
    const woundBack = [
      { lane: 0, ...seedShared, orders: [1, 3, 5, 6, 9] },
      { lane: 1, ...seedShared, orders: [2, 4, 7, 8, 10] },
    ];
    const options = { algorithm: 'javamail-1.3.3' } as const;
    expect(causeOf(both, options)?.cause).toBe('shared-read');
    expect(causeOf(woundBack, options)?.cause).toBe('replay');
  });
});
