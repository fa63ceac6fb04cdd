import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { briefDuration, ends, interval, percent, unbroken, whole } from '../../../src/ui/shell/figures.ts';
import { metricsOf } from '../../../src/ui/shell/metrics.ts';

describe('figures', () => {
  it('group thousands with commas', () => {
    expect([whole(849), whole(20_509), whole(1_315_383.4)]).toEqual(['849', '20,509', '1,315,383']);
  });

  it('write a rate with one digit after the point, and more only where it would vanish', () => {
    expect([0, 6.007, 100, 0.05, 0.0042, 0.0003].map(percent)).toEqual([
      '0 %',
      '6.0 %',
      '100 %',
      '0.05 %',
      '0.004 %',
      '< 0.001 %',
    ]);
    expect([99.94, 99.99, 99.9966, 99.9996].map(percent)).toEqual(['99.9 %', '99.99 %', '99.997 %', '> 99.999 %']);
  });

  it('never write a rate above 0 as 0, nor one below 100 as 100', () => {
    const belowAll = fc.oneof(
      fc.double({ min: 1e-9, max: 100, maxExcluded: true, noNaN: true }),
      fc.double({ min: 1e-9, max: 1, noNaN: true }).map((under) => 100 - under),
    );
    fc.assert(
      fc.property(belowAll, (rate) => {
        expect(percent(rate)).toMatch(/[1-9]/);
        expect(percent(rate)).not.toMatch(/100/);
      }),
    );
  });

  it('write the two ends of an interval apart, with more digits where one would read like the other', () => {
    expect(ends(5.1, 7)).toEqual(['5.1', '7.0']);
    expect(ends(0.262, 0.31)).toEqual(['0.26', '0.31']);
    expect(ends(0.0000012, 0.00009)).toEqual(['0.000001', '0.00009']);
    expect(ends(0, 0)).toEqual(['0', '0']);
    expect(ends(0, 0.00038)).toEqual(['0', '0.0004']);
    expect(ends(0.0002, 0.012)).toEqual(['0.0002', '0.01']);
    expect(ends(99.9996, 100)).toEqual(['99.9996', '100']);
    expect(interval({ low: 0.00262, high: 0.0031 })).toBe('0.26–0.31');
  });

  it('keep a unit, or the sign of what is less or more, with its figure where a text may break', () => {
    const shown = unbroken('35 of 1,000 messages (3.5 %), less than 5 ms a step, 2 steps, 12 s; > 99.999 % or < 1 µs.');
    expect(shown.replaceAll('\u00a0', '_')).toBe(
      '35 of 1,000 messages (3.5_%), less than 5_ms a step, 2 steps, 12_s; >_99.999_% or <_1_µs.',
    );
  });

  it('write durations in µs below 1 ms and in ms from there on', () => {
    expect([0.84, 5, 999, 1000, 5180, 11_400].map(briefDuration)).toEqual([
      '0.84 µs',
      '5 µs',
      '1000 µs',
      '1 ms',
      '5.18 ms',
      '11.4 ms',
    ]);
  });

  it('carry CONTRACT.md’s six metrics with their plain numbers', () => {
    const totals = { messages: 849, distinct: 798, duplicates: 51, collisions: 45, rate: 6.0071, idsPerSecond: 88.4 };
    const plain = Object.fromEntries(metricsOf(totals).map(({ id, value }) => [id, value]));
    expect(plain).toEqual({
      messages: 849,
      distinct: 798,
      duplicates: 51,
      collisions: 45,
      rate: 6.0071,
      'ids-per-second': 88.4,
    });
  });
});
