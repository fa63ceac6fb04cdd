import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { birthday } from '../../src/theory/birthday.ts';
import { chanceShare, ruleOfThumb, ruleOfThumbError, ruleOfThumbRange } from '../../src/theory/chance.ts';

const HASHES = 2 ** 25;

describe('the share of duplicates by chance', () => {
  test('is half the messages of a tick over the hashes, while they are few', () => {
    expect(chanceShare(38_000, HASHES)).toBeCloseTo(38_000 / 2 / HASHES, 6);
    expect(chanceShare(0.086, HASHES)).toBeCloseTo(0.086 / 2 / HASHES, 15);
  });

  test('is 0.05 % of one thread’s 38,000 Message-IDs in each ms, as measured on a real JVM', () => {
    expect(100 * chanceShare(38_000, HASHES)).toBeGreaterThan(0.05);
    expect(100 * chanceShare(38_000, HASHES)).toBeLessThan(0.06);
  });

  test('is none where there are endless values, and nearly all where there are hardly any', () => {
    expect(chanceShare(1000, Number.POSITIVE_INFINITY)).toBe(0);
    expect(chanceShare(1000, 1)).toBeCloseTo(0.999, 6);
  });

  test('grows with the messages of a tick, and has no jump where the series ends', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1e9, noNaN: true }), (perTick) => {
        const share = chanceShare(perTick, HASHES);
        expect(share).toBeGreaterThan(0);
        expect(share).toBeLessThanOrEqual(1);
        expect(chanceShare(perTick * 1.01, HASHES)).toBeGreaterThan(share);
      }),
    );
    const edge = 1e-4 * HASHES;
    expect(chanceShare(edge * (1 + 1e-9), HASHES) / chanceShare(edge * (1 - 1e-9), HASHES)).toBeCloseTo(1, 8);
  });
});

describe('the rule of thumb n²/2H', () => {
  test.each([HASHES, 2 ** 31])(
    'among %i values is within 1 % from the first to the last n that is told, and not beyond',
    (space) => {
      const { from, to, certain } = ruleOfThumbRange(space);
      expect(ruleOfThumbError(from, space)).toBeLessThanOrEqual(0.01);
      expect(ruleOfThumbError(to, space)).toBeLessThanOrEqual(0.01);
      expect(ruleOfThumbError(from - 1, space)).toBeGreaterThan(0.01);
      expect(ruleOfThumbError(to + 1, space)).toBeGreaterThan(0.01);
      expect(ruleOfThumb(certain, space)).toBeGreaterThanOrEqual(1);
      expect(ruleOfThumb(certain - 1, space)).toBeLessThan(1);
      expect(birthday(certain, space)).toBeLessThan(1);
    },
  );
});
