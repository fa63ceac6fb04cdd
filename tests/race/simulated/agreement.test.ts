/** The simulation against what real threads did: duplicates in % measured in Chromium (1.3.2, 10 threads, work 20). */
import { expect, test } from 'vitest';
import { rateOverSeeds, totalsOf } from './simulate.ts';

/** Step and clock in µs, and the rate measured live in runs of some thousand messages. */
const MEASURED: readonly [stepUs: number, clockUs: number, rate: number][] = [
  [5000, 1000, 4.2],
  [5000, 10_000, 20],
  [5000, 55_000, 30],
  [2000, 1000, 8.3],
  [2000, 10_000, 27],
  [2000, 55_000, 28],
];

test.each(MEASURED)(
  'a step of %i µs and a clock of %i µs make about as many duplicates in a hundred as real threads: %d',
  (stepUs, clock, rate) => {
    const simulated = rateOverSeeds({ stepUs, clockResolutionUs: clock, cores: 64 });
    expect(simulated).toBeGreaterThan(rate / 1.5);
    expect(simulated).toBeLessThan(rate * 1.5);
  },
);

test('ten threads with a step of 5 ms make about 86 Message-IDs a second, as real ones do', () => {
  const { idsPerSecond } = totalsOf({ cores: 64, messages: 5000 });
  expect(idsPerSecond).toBeGreaterThan(86 / 1.15);
  expect(idsPerSecond).toBeLessThan(86 * 1.15);
});
