import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
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
