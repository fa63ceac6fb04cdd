import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { overlap, rateInterval } from '../../src/theory/rateInterval.ts';
import { wilson } from '../../src/theory/wilson.ts';

describe('the interval of several runs', () => {
  const run = (duplicates: number, messages = 1000) => ({ duplicates, messages });

  test('is Wilson’s where the runs are few', () => {
    expect(rateInterval([run(10), run(90)])).toEqual({ share: 0.05, ...wilson(100, 2000) });
  });

  test('is wider where the runs differ by more than chance would make them', () => {
    const alike = rateInterval([50, 50, 50, 50, 50].map((duplicates) => run(duplicates)));
    const unlike = rateInterval([10, 30, 50, 70, 90].map((duplicates) => run(duplicates)));
    expect(alike.share).toBe(unlike.share);
    expect(alike).toMatchObject(wilson(250, 5000));
    // By hand: mean 5 %, standard deviation 31.6 of 1,000, t(4) = 2.776.
    expect(unlike.high - unlike.share).toBeCloseTo((2.776 * Math.sqrt(1000 / 5)) / 1000, 6);
  });

  test('always holds the pooled rate and Wilson’s interval', () => {
    const runs = fc.array(
      fc
        .integer({ min: 1, max: 5000 })
        .chain((messages) => fc.integer({ min: 0, max: messages }).map((k) => run(k, messages))),
      { minLength: 1, maxLength: 40 },
    );
    fc.assert(
      fc.property(runs, (counted) => {
        const total = (field: 'duplicates' | 'messages') => counted.reduce((sum, each) => sum + each[field], 0);
        const { share, low, high } = rateInterval(counted);
        const alone = wilson(total('duplicates'), total('messages'));
        expect(share).toBe(total('duplicates') / total('messages'));
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(alone.low);
        expect(high).toBeGreaterThanOrEqual(alone.high);
      }),
    );
  });

  test('of none at all says nothing', () => {
    expect(rateInterval([])).toEqual({ share: 0, low: 0, high: 1 });
  });

  test('two that touch have a value in common', () => {
    const at = (low: number, high: number) => ({ share: low, low, high });
    expect(overlap(at(0, 0.1), at(0.1, 0.2))).toBe(true);
    expect(overlap(at(0.11, 0.2), at(0, 0.1))).toBe(false);
  });
});
