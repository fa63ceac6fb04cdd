import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { birthday } from '../../src/theory/birthday.ts';
import { wilson } from '../../src/theory/wilson.ts';

describe('the Wilson interval', () => {
  test('agrees with worked examples', () => {
    // Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
    expect(wilson(81, 263).low).toBeCloseTo(0.2553, 4);
    expect(wilson(81, 263).high).toBeCloseTo(0.3662, 4);
    expect(wilson(15, 148).low).toBeCloseTo(0.0624, 4);
    expect(wilson(15, 148).high).toBeCloseTo(0.1605, 4);
    expect(wilson(0, 20).high).toBeCloseTo(0.1611, 4);
  });

  test('none of none could be any share, and none of some has no lower bound but 0', () => {
    expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
    expect(wilson(0, 5).low).toBe(0);
    expect(wilson(5, 5).high).toBe(1);
  });

  test('holds the counted share, stays between 0 and 1, and narrows with ten times the messages', () => {
    const counted = fc
      .integer({ min: 1, max: 1e6 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
    fc.assert(
      fc.property(counted, ([k, n]) => {
        const { low, high } = wilson(k, n);
        const narrower = wilson(10 * k, 10 * n);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(k / n);
        expect(high).toBeGreaterThanOrEqual(k / n);
        expect(narrower.high - narrower.low).toBeLessThan(high - low);
      }),
    );
  });
});

describe('the birthday figures', () => {
  test('among 23 people two share a birthday with 50.7 %', () => {
    expect(birthday(23, 365).probability).toBeCloseTo(0.507297, 6);
  });

  test('the pairs to expect among n IDs of one tick are n(n−1)/2 / 2^25', () => {
    expect(birthday(38_000, 2 ** 25).pairs).toBe((38_000 * 37_999) / 2 / 2 ** 25);
  });

  test('one thread that makes 38,000 IDs in each ms reuses about 0.05 % of them by chance', () => {
    const { pairs } = birthday(38_000, 2 ** 25);
    expect((100 * pairs) / 38_000).toBeCloseTo(0.05, 1);
  });

  test('none, one, and more than there are values are certain cases', () => {
    expect(birthday(0, 365).probability).toBeCloseTo(0);
    expect(birthday(1, 365).probability).toBeCloseTo(0);
    expect(birthday(366, 365).probability).toBe(1);
  });

  test('the exact figure is that of the plain product where the product keeps its digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 60 }), fc.integer({ min: 60, max: 5000 }), (n, space) => {
        let distinct = 1;
        for (let drawn = 0; drawn < n; drawn++) distinct *= (space - drawn) / space;
        expect(birthday(n, space).probability).toBeCloseTo(1 - distinct, 10);
      }),
    );
  });

  test('the rule of thumb is within 1 % for the few IDs of a real tick', () => {
    for (const n of [200, 1000, 5000]) {
      const { probability, approximation } = birthday(n, 2 ** 25);
      expect(Math.abs(approximation / probability - 1)).toBeLessThan(0.01);
    }
  });
});
