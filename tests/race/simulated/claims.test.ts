/** The technote's claims, and ours, each over 30 seeds. */
import { describe, expect, test } from 'vitest';
import type { Scenario } from '../../../src/scenario/scenario.ts';
import { SEEDS, rateOverSeeds, totalsOf } from './simulate.ts';

const duplicatesPerSeed = (settings: Partial<Scenario>): number[] =>
  SEEDS.map((seed) => totalsOf({ ...settings, seed }).duplicates);

/** As many cores as threads: they are at once, as the slowed-down threads of the live race are. */
const MANY = 64;

describe('ten threads', () => {
  test('make duplicates with every seed where each has a core', () => {
    expect(Math.min(...duplicatesPerSeed({ cores: MANY }))).toBeGreaterThan(20);
  });

  test('make duplicates with every seed on two cores', () => {
    expect(Math.min(...duplicatesPerSeed({ cores: 2, messages: 5000 }))).toBeGreaterThan(0);
  });

  test('make duplicates on one core, where only a preemption lets them race, if a tick outlasts their turns', () => {
    expect(Math.min(...duplicatesPerSeed({ cores: 1, clockResolutionUs: 55_000 }))).toBeGreaterThan(50);
  });

  test('make more of them than four, and four more than two', () => {
    const rates = [2, 4, 10].map((threads) => rateOverSeeds({ threads, cores: MANY }));
    expect(rates[1]).toBeGreaterThan(1.5 * rates[0]!);
    expect(rates[2]).toBeGreaterThan(1.5 * rates[1]!);
  });
});

test.each([{ stepUs: 5000 }, { stepUs: 100, clockResolutionUs: 100_000 }, { smtpMs: 5 }])(
  'one thread never makes a duplicate by race: %j',
  (settings) => {
    expect(duplicatesPerSeed({ threads: 1, ...settings })).toEqual(SEEDS.map(() => 0));
  },
);

test.each([2, MANY])('a faster processor makes more duplicates per message at the same clock, on %i cores', (cores) => {
  const rates = [10_000, 5000, 2000, 1000, 500].map((stepUs) => rateOverSeeds({ stepUs, cores }));
  for (let i = 1; i < rates.length; i++) expect(rates[i]).toBeGreaterThan(1.25 * rates[i - 1]!);
});

test.each([2, MANY])('a coarser clock makes more duplicates, on %i cores', (cores) => {
  const rates = [100, 1000, 10_000, 55_000].map((clockResolutionUs) => rateOverSeeds({ clockResolutionUs, cores }));
  for (let i = 1; i < rates.length; i++) expect(rates[i]).toBeGreaterThan(1.2 * rates[i - 1]!);
});

describe('the fixes', () => {
  test.each([2, MANY])('1.3.3 still makes duplicates, on %i cores', (cores) => {
    const duplicates = duplicatesPerSeed({ first: 'javamail-1.3.3', cores, messages: 5000 });
    expect(Math.min(...duplicates)).toBeGreaterThan(0);
  });

  test.each([1, 2, MANY])('1.4.1 and 1.5.3 never do in one process, on %i cores', (cores) => {
    for (const first of ['javamail-1.4.1', 'javamail-1.5.3'] as const) {
      for (const stepUs of [0, 5000]) {
        const settings = { first, cores, stepUs, clockResolutionUs: 100_000, messages: 1000 };
        expect(duplicatesPerSeed(settings)).toEqual(SEEDS.map(() => 0));
      }
    }
  });

  test('Jakarta Mail does so again in two processes, which count alike and draw alike', () => {
    const today = { first: 'javamail-1.5.3', hash: 'jdk8', threads: 1, processes: 2 } as const;
    expect(Math.min(...duplicatesPerSeed({ ...today, stepUs: 0 }))).toBeGreaterThan(0);
    expect(Math.min(...duplicatesPerSeed({ ...today, stepUs: 1000, clockResolutionUs: 15_625 }))).toBeGreaterThan(0);
    expect(duplicatesPerSeed({ ...today, processes: 1, stepUs: 0 })).toEqual(SEEDS.map(() => 0));
  });
});
