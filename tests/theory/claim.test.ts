import { describe, expect, test } from 'vitest';
import { claimVerdict, together } from '../../src/theory/claim.ts';
import { rateInterval } from '../../src/theory/rateInterval.ts';

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
