import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DuplicateCounter } from '../../../src/race/simulated/duplicateCount.ts';
import { ALGORITHM_IDS } from '../../../src/scenario/scenario.ts';
import { CLAIMS, CLAIM_RUNS, type Claim } from '../../../src/scenario/presets.ts';
import { seeded } from '../../../src/scenario/sweep.ts';
import { claimVerdict, together } from '../../../src/theory/claim.ts';
import { rateInterval } from '../../../src/theory/rateInterval.ts';
import { scenarioOf, totalsOf } from './simulate.ts';

test('a run counted for a sweep has the figures of the same run looked at message by message', () => {
  const counter = new DuplicateCounter();
  const settings = fc.record({
    first: fc.constantFrom(...ALGORITHM_IDS),
    threads: fc.integer({ min: 1, max: 16 }),
    processes: fc.integer({ min: 1, max: 4 }),
    cores: fc.integer({ min: 1, max: 64 }),
    hash: fc.constantFrom('jdk4' as const, 'jdk8' as const),
    stepUs: fc.constantFrom(0, 1000, 5000),
    clockResolutionUs: fc.constantFrom(10, 1000, 55_000),
    messages: fc.constantFrom(300, 1000),
    seed: fc.nat({ max: 1000 }),
  });
  fc.assert(
    fc.property(settings, (chosen) => {
      const { messages, duplicates } = totalsOf(chosen);
      expect(counter.count(scenarioOf(chosen))).toMatchObject({ messages, duplicates });
    }),
    { numRuns: 40 },
  );
});

const counter = new DuplicateCounter();

function check({ cases }: Claim): string {
  const measured = cases.map(({ scenario }) => {
    const runs = Array.from({ length: CLAIM_RUNS }, (_, run) => counter.count(seeded(scenario, run)));
    return { runs, interval: rateInterval(runs) };
  });
  return together(cases.map(({ expects }, i) => claimVerdict(expects, measured[i]!, measured[i - 1] ?? null)));
}

test.each(CLAIMS.map((claim) => [claim.says, claim] as const))('over 30 seeds it holds: %s', (_says, claim) => {
  expect(check(claim)).toBe('holds');
});

test.each(CLAIMS.flatMap(({ cases }) => cases.map((one) => [one.label, one.scenario] as const)))(
  'a claim is measured over many ticks of the clock, not within one: %s',
  (_label, scenario) => {
    expect(counter.count(scenario).lengthUs).toBeGreaterThan(100 * scenario.clockResolutionUs);
  },
);
