import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { birthday } from '../../src/theory/birthday.ts';
import { chanceShare, ruleOfThumb, ruleOfThumbError } from '../../src/theory/chance.ts';
import { claimVerdict, together } from '../../src/theory/claim.ts';
import { overlap, rateInterval } from '../../src/theory/rateInterval.ts';
import { wilson } from '../../src/theory/wilson.ts';

const HASHES = 2 ** 25;

describe('the share of duplicates by chance', () => {
  test('is half the messages of a tick over the hashes, while they are few', () => {
    expect(chanceShare(38_000, HASHES)).toBeCloseTo(38_000 / 2 / HASHES, 6);
    expect(chanceShare(0.086, HASHES)).toBeCloseTo(0.086 / 2 / HASHES, 15);
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
      const { from, to, certain } = ruleOfThumb(space);
      expect(ruleOfThumbError(from, space)).toBeLessThanOrEqual(0.01);
      expect(ruleOfThumbError(to, space)).toBeLessThanOrEqual(0.01);
      expect(ruleOfThumbError(from - 1, space)).toBeGreaterThan(0.01);
      expect(ruleOfThumbError(to + 1, space)).toBeGreaterThan(0.01);
      expect((certain * certain) / 2 / space).toBeGreaterThanOrEqual(1);
      expect(birthday(certain, space).probability).toBeLessThan(1);
    },
  );
});

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
        const { share, low, high } = rateInterval(counted);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(share);
        expect(high).toBeGreaterThanOrEqual(share);
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

describe('a claim', () => {
  const measured = (...duplicates: number[]) => {
    const runs = duplicates.map((count) => ({ duplicates: count, messages: 1000 }));
    return { runs, interval: rateInterval(runs) };
  };

  test('that there is none fails with the first duplicate', () => {
    expect(claimVerdict('none', measured(0, 0, 0), null)).toBe('holds');
    expect(claimVerdict('none', measured(0, 1, 0), null)).toBe('fails');
  });

  test('that there are some needs them in most runs, and fails without any', () => {
    expect(claimVerdict('some', measured(3, 1, 0), null)).toBe('holds');
    expect(claimVerdict('some', measured(1, 0, 0), null)).toBe('open');
    expect(claimVerdict('some', measured(0, 0, 0), null)).toBe('fails');
  });

  test('that there are more needs intervals that do not touch', () => {
    expect(claimVerdict('more', measured(100), measured(10))).toBe('holds');
    expect(claimVerdict('more', measured(11), measured(10))).toBe('open');
    expect(claimVerdict('more', measured(10), measured(100))).toBe('fails');
    expect(claimVerdict('more', measured(10), null)).toBe('open');
  });

  test('is open as long as nothing was run, and of two cases the worse counts', () => {
    expect(claimVerdict('none', measured(), null)).toBe('open');
    expect(together(['holds', 'holds'])).toBe('holds');
    expect(together(['holds', 'open'])).toBe('open');
    expect(together(['open', 'fails'])).toBe('fails');
  });
});
