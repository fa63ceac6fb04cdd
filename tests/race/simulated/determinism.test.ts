import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CSV } from '../../../src/exports/csv.ts';
import { Random } from '../../../src/race/simulated/random.ts';
import { VIRTUAL_START_MS } from '../../../src/race/simulated/virtualClock.ts';
import { PANEL_IDS, type Scenario } from '../../../src/scenario/scenario.ts';
import { begin, bytesOf, messagesOf, recordOf, scenarioOf, simulate } from './simulate.ts';

/** Both panels, every message. */
function csvOf(settings: Partial<Scenario>): string {
  const panels = PANEL_IDS.map((panel) => recordOf(simulate(settings, panel)));
  const run = { scenario: scenarioOf(settings), changes: [], gaps: [], startedAtMs: VIRTUAL_START_MS, panels };
  return [...CSV.write(run, { everyMessage: true })].join('');
}

const fixture = (name: string): string =>
  readFileSync(path.join(import.meta.dirname, '../../fixtures/simulated', name), 'utf8');

describe('the same scenario and seed', () => {
  test.each<Partial<Scenario>>([
    {},
    { cores: 64, clockResolutionUs: 15_625, messages: 5000 },
    { stepUs: 0, first: 'javamail-1.4.1', threads: 32 },
    { processes: 4, hash: 'jdk8', first: 'javamail-1.5.3', smtpMs: 10 },
  ])('give the same log, to the byte: %j', (settings) => {
    expect(bytesOf(settings).equals(bytesOf(settings))).toBe(true);
  });

  test('give the same messages and collisions however the run is cut into slices', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.integer({ min: 1, max: 500 }),
        fc.constantFrom('1.3.2', '1.4.1'),
        (seed, slice, version) => {
          const settings = {
            seed,
            messages: 300,
            clockResolutionUs: 55_000,
            threads: 5,
            first: `javamail-${version}`,
          } as const;
          const cut = begin(settings);
          while (cut.slice(slice));
          expect(messagesOf(cut)).toEqual(messagesOf(simulate(settings)));
        },
      ),
      { numRuns: 30 },
    );
  });

  // These files were written once, by this very function; another browser, Node or machine must write them again.
  test.each<[string, Partial<Scenario>]>([
    [
      '10-threads-2-cores.csv',
      { seed: 42, messages: 120, clockResolutionUs: 10_000, first: 'javamail-1.3.2', second: 'javamail-1.4.1' },
    ],
    [
      '2-processes-full-speed.csv',
      {
        seed: 7,
        messages: 80,
        stepUs: 0,
        threads: 3,
        processes: 2,
        cores: 4,
        clockResolutionUs: 5,
        smtpMs: 1,
        first: 'javamail-1.3.3',
        second: 'javamail-1.5.3',
      },
    ],
  ])('give the file that was committed: %s', (name, settings) => {
    expect(csvOf(settings)).toBe(fixture(name));
  });
});

test('another seed gives another interleaving, and another log', () => {
  expect(bytesOf({ seed: 1 }).equals(bytesOf({ seed: 2 }))).toBe(false);
  const orders = [1, 2, 3].map((seed) =>
    messagesOf(simulate({ seed, messages: 200 }))
      .map(({ lane, message }) => `${lane}:${message}`)
      .join(' '),
  );
  expect(new Set(orders).size).toBe(3);
});

/** From the reference implementation in C, its state filled from 42 by SplitMix32. */
const XOSHIRO_42 = [660444221, 3652823732, 77672526, 910233633, 2297337756, 3786072677];

describe('the generator', () => {
  test('draws evenly from half to one-and-a-half times the mean, whole numbers only', () => {
    const random = new Random(42);
    const drawn = Array.from({ length: 100_000 }, () => random.around(1000));
    const tenths = Array.from({ length: 10 }, () => 0);
    for (const value of drawn) {
      expect(Number.isSafeInteger(value) && value >= 500 && value < 1500).toBe(true);
      tenths[Math.floor((value - 500) / 100)]!++;
    }
    for (const count of tenths) expect(Math.abs(count - 10_000)).toBeLessThan(400);
  });

  test('is xoshiro128** as its authors wrote it in C', () => {
    const random = new Random(42);
    expect(Array.from({ length: 6 }, () => random.next() >>> 0)).toEqual(XOSHIRO_42);
  });

  test('repeats nothing for neighbouring seeds, and 0 is a seed', () => {
    const firsts = Array.from({ length: 1000 }, (_, seed) => new Random(seed).next());
    expect(new Set(firsts).size).toBe(1000);
  });
});
