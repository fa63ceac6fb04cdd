import { interpolateRgb } from 'd3';
import { describe, expect, test } from 'vitest';
import { LINE_OPACITY } from '../../src/timeline/sweepChart.ts';
import { contrastOf, grounds, intervalText, readableOn } from '../../src/timeline/sweepMap.ts';
import { DARK, LIGHT, type Theme } from '../../src/timeline/theme.ts';

const INPUT = { width: 600, x: { name: 'x', labels: ['1'] }, y: { name: 'y', labels: ['1'] } };
const point = (rate: number) => ({
  runs: 1,
  seeds: [42],
  messages: 1000,
  duplicates: 10 * rate,
  rate,
  low: rate,
  high: rate,
  chance: 0,
  idsPerSecond: 1,
});

describe.each([
  ['light', LIGHT],
  ['dark', DARK],
] as const)('a sweep’s map in the %s theme', (_, theme: Theme) => {
  test.each([true, false])('has every rate readable on its cell, of a safe algorithm: %s', (safe) => {
    for (const logarithmic of [true, false]) {
      const ground = grounds({ ...INPUT, theme, safe, logarithmic, points: [point(0.001), point(80)] });
      for (let rate = 0; rate <= 80; rate += 0.25) {
        const colour = ground(rate);
        expect(contrastOf(readableOn(theme, colour), colour)).toBeGreaterThanOrEqual(4.5);
      }
    }
  });

  test('has cells with an edge, and a line, that can be told from the paper', () => {
    expect(contrastOf(theme.rule2, theme.paper)).toBeGreaterThanOrEqual(3);
    for (const colour of [theme.coll, theme.fix]) {
      expect(contrastOf(interpolateRgb(theme.paper, colour)(LINE_OPACITY), theme.paper)).toBeGreaterThanOrEqual(3);
    }
  });
});

test('an interval’s ends have a digit more where they would read alike', () => {
  expect(intervalText({ low: 3.04, high: 3.55 })).toBe('3.0–3.5');
  expect(intervalText({ low: 0.26, high: 0.34 })).toBe('0.26–0.34');
  expect(intervalText({ low: 15.81, high: 16.32 })).toBe('15.8–16.3');
  expect(intervalText({ low: 0, high: 0.02 })).toBe('≤ 0.02');
});

test('text is readable on any ground there is', () => {
  for (let grey = 0; grey < 256; grey++) {
    const ground = `rgb(${grey}, ${grey}, ${grey})`;
    for (const theme of [LIGHT, DARK]) {
      expect(contrastOf(readableOn(theme, ground), ground)).toBeGreaterThanOrEqual(4.5);
    }
  }
});
