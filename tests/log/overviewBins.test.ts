import fc from 'fast-check';
import { expect, test } from 'vitest';
import { OverviewBins } from '../../src/log/overviewBins.ts';

const SPAN_US = 3_000_000;

/** One thread that completes a message every `everyUs`. */
function binsOf(messages: number, everyUs: number): OverviewBins {
  const bins = new OverviewBins();
  bins.messages(
    Float64Array.from({ length: messages }, (_, row) => (row + 1) * everyUs),
    0,
    messages,
  );
  return bins;
}

test('a steady run’s rate is its messages over its time, however wide the bins of a long run have become', () => {
  const settings = fc.record({
    messages: fc.integer({ min: 20_000, max: 40_000 }),
    everyUs: fc.constantFrom(50, 1000, 12_000, 2_000_000, 60_000_000),
  });
  fc.assert(
    fc.property(settings, ({ messages, everyUs }) => {
      const rate = binsOf(messages, everyUs).rateOfLast(SPAN_US);
      expect(Math.abs((rate * everyUs) / 1e6 - 1)).toBeLessThan(0.1);
    }),
  );
});

test('the rate of the last seconds leaves out what came before', () => {
  const bins = binsOf(1000, 100_000);
  const fast = Float64Array.from({ length: 10_000 }, (_, row) => 100e6 + row * 1000);
  bins.messages(fast, 0, fast.length);
  expect(bins.rateOfLast(SPAN_US)).toBeCloseTo(1000, -2);
});
