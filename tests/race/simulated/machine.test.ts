import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { globalDraws, identityHash } from '../../../src/jvm/identityHash.ts';
import type { LoggedMessage } from '../../../src/log/detail.ts';
import { INSIDE, STATE, PARKED } from '../../../src/race/live/control.ts';
import { FULL_SPEED_STEP_NS, SimulationTooLong } from '../../../src/race/simulated/limits.ts';
import { VIRTUAL_START_MS } from '../../../src/race/simulated/virtualClock.ts';
import { ALGORITHM_IDS, type Scenario } from '../../../src/scenario/scenario.ts';
import { begin, bytesOf, logOfRun, messagesOf, simulate } from './simulate.ts';

const anyScenario: fc.Arbitrary<Partial<Scenario>> = fc.record({
  threads: fc.integer({ min: 1, max: 16 }),
  processes: fc.integer({ min: 1, max: 4 }),
  cores: fc.integer({ min: 1, max: 64 }),
  clockResolutionUs: fc.constantFrom(5, 1000, 15_625, 100_000),
  stepUs: fc.constantFrom(0, 100, 5000, 50_000),
  workSteps: fc.constantFrom(0, 1, 20, 1000),
  smtpMs: fc.constantFrom(0, 1, 100),
  messages: fc.integer({ min: 1, max: 700 }),
  first: fc.constantFrom(...ALGORITHM_IDS),
  seed: fc.nat(),
  hash: fc.constantFrom('jdk4', 'jdk8'),
});

const lanesOf = (messages: readonly LoggedMessage[]): LoggedMessage[][] => {
  const lanes = new Map<number, LoggedMessage[]>();
  for (const message of messages) lanes.set(message.lane, [...(lanes.get(message.lane) ?? []), message]);
  return [...lanes.values()];
};

describe('whatever the scenario', () => {
  test('every message of the spool is made once, and each process makes its own share', () => {
    fc.assert(
      fc.property(anyScenario, (settings) => {
        const messages = messagesOf(simulate(settings));
        const numbers = messages.map(({ message }) => message).sort((a, b) => a - b);
        expect(numbers).toEqual(Array.from({ length: settings.messages! }, (_, i) => i));
        const share = settings.messages! / settings.processes!;
        for (const { message, process } of messages) {
          expect(message).toBeGreaterThanOrEqual(Math.floor(process * share));
          expect(message).toBeLessThan(Math.floor((process + 1) * share));
        }
      }),
      { numRuns: 60 },
    );
  });

  test('a lane makes one message after the other, and within it one step after the other', () => {
    fc.assert(
      fc.property(anyScenario, (settings) => {
        for (const lane of lanesOf(messagesOf(simulate(settings)))) {
          let reachedUs = 0;
          for (const { startUs, endUs, steps } of lane) {
            expect(startUs).toBeGreaterThanOrEqual(reachedUs);
            expect(steps[0]!.atUs).toBe(startUs);
            for (const { atUs } of steps) {
              expect(atUs).toBeGreaterThanOrEqual(reachedUs);
              reachedUs = atUs;
            }
            // A short step at the end of a long wait: the log keeps moments within a message in 24 bits.
            expect(endUs + 1e-6).toBeGreaterThanOrEqual(reachedUs);
            reachedUs = endUs;
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('the steps recorded are numbered from 1 in the order in which they took effect', () => {
    fc.assert(
      fc.property(anyScenario, (settings) => {
        const simulated = simulate(settings);
        const log = logOfRun(simulated);
        const found: { order: number; atUs: number }[] = [];
        let longestUs = 0;
        for (const { row, startUs, endUs, steps } of messagesOf(simulated)) {
          longestUs = Math.max(longestUs, endUs - startUs);
          for (const { step, atUs } of steps) found.push({ order: log.orderOf(row, step), atUs });
        }
        found.sort((a, b) => a.order - b.order);
        expect(found.map(({ order }) => order)).toEqual(found.map((_, i) => i + 1));
        expect(simulated.simulation.steps).toBe(found.length);
        // The log keeps moments within a message in 24 bits.
        const roundingUs = 2 ** -22 * longestUs + 0.001;
        for (let i = 1; i < found.length; i++) {
          expect(found[i]!.atUs).toBeGreaterThan(found[i - 1]!.atUs - roundingUs);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('no two threads are inside the monitor of their process, and those that waited say so', () => {
    let waits = 0;
    fc.assert(
      fc.property(anyScenario, (settings) => {
        const simulated = simulate({ ...settings, first: 'javamail-1.4.1' });
        const log = logOfRun(simulated);
        const held = messagesOf(simulated)
          .map(({ row, process, steps }) => {
            waits += steps.some(({ waitedUs }) => waitedUs > 0) ? 1 : 0;
            return { process, from: log.orderOf(row, 'lock'), to: log.orderOf(row, 'unlock') };
          })
          .sort((a, b) => a.from - b.from);
        for (const process of new Set(held.map((hold) => hold.process))) {
          const own = held.filter((hold) => hold.process === process);
          for (let i = 1; i < own.length; i++) expect(own[i]!.from).toBeGreaterThan(own[i - 1]!.to);
        }
      }),
      { numRuns: 60 },
    );
    expect(waits).toBeGreaterThan(100);
  });

  test('the clock field is the virtual clock, floored to its resolution', () => {
    fc.assert(
      fc.property(anyScenario, (settings) => {
        const { clockResolutionUs } = settings;
        const unitUs = clockResolutionUs! < 1000 ? 1 : 1000;
        for (const { clock, endUs, startUs } of messagesOf(simulate(settings))) {
          const readUs = clock * unitUs - VIRTUAL_START_MS * 1000;
          expect(readUs).toBeLessThanOrEqual(endUs);
          expect(readUs).toBeGreaterThan(startUs - clockResolutionUs! - unitUs - 1);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('one thread', () => {
  test('draws the hashes of a JVM of 2006, in order: draws 1, 2, 3, …', () => {
    const hashes = messagesOf(simulate({ threads: 1, messages: 1000 })).map(({ hash }) => hash);
    const draws = globalDraws();
    expect(hashes).toEqual(hashes.map(() => identityHash(draws.next().value, 25)));
    expect(hashes.slice(0, 5)).toEqual([12728602, 20120943, 11126876, 10562048, 13400790]);
  });

  test('takes a step as long as the processor is slow, from half to one-and-a-half times', () => {
    const lengths = messagesOf(simulate({ threads: 1, stepUs: 1000 })).flatMap(({ steps, endUs }) =>
      steps.map(({ atUs }, i) => (steps[i + 1]?.atUs ?? endUs) - atUs),
    );
    expect(Math.min(...lengths)).toBeGreaterThan(499);
    expect(Math.max(...lengths)).toBeLessThan(1501);
    const mean = lengths.reduce((a, b) => a + b) / lengths.length;
    expect(Math.abs(mean - 1000)).toBeLessThan(20);
  });

  test('at full speed makes a Message-ID in the time of its steps and its work', () => {
    const { messages, idsPerSecond } = simulate({ threads: 1, stepUs: 0, workSteps: 20 }).collector.totals();
    expect(messages).toBe(2000);
    expect((idsPerSecond * 23 * FULL_SPEED_STEP_NS) / 1e9).toBeCloseTo(1, 1);
  });
});

describe('cores', () => {
  const lengthUs = (settings: Partial<Scenario>): number => simulate(settings).simulation.nowUs;

  test('share out the processor time: ten threads need ten times as long on one as on ten', () => {
    const ratio = lengthUs({ cores: 1 }) / lengthUs({ cores: 10 });
    expect(ratio).toBeGreaterThan(9);
    expect(ratio).toBeLessThan(11);
  });

  test('beyond one for each thread change nothing', () => {
    expect(bytesOf({ cores: 10 }).equals(bytesOf({ cores: 64 }))).toBe(true);
  });

  test('are given to every thread in turn: none starves', () => {
    const counts = lanesOf(messagesOf(simulate({ cores: 1, threads: 64, messages: 6400 }))).map(({ length }) => length);
    expect(counts).toHaveLength(64);
    expect(Math.min(...counts)).toBeGreaterThan(50);
    expect(Math.max(...counts)).toBeLessThan(200);
  });

  test('are not needed for SMTP time: on one core ten sleeping threads take a tenth of the time of one', () => {
    const sleepy = { cores: 1, smtpMs: 200, stepUs: 100, messages: 1000 };
    const ratio = lengthUs({ ...sleepy, threads: 1 }) / lengthUs({ ...sleepy, threads: 10 });
    expect(ratio).toBeGreaterThan(8.5);
    expect(ratio).toBeLessThan(11);
    const awake = { cores: 1, messages: 1000 };
    expect(lengthUs({ ...awake, threads: 1 }) / lengthUs({ ...awake, threads: 10 })).toBeCloseTo(1, 1);
  });
});

describe('a run that is stopped', () => {
  test('is over: nobody is inside, and the seeds that were written for no message are told', () => {
    const simulated = begin({ cores: 64, workSteps: 0 });
    simulated.slice(500);
    const made = messagesOf(simulated).length;
    expect(simulated.collector.unfinished()).toBeNull();
    simulated.stop();
    expect(simulated.collector.unfinished()!.length).toBeGreaterThan(2);
    expect(simulated.collector.figures()).toMatchObject({ done: false, counted: true, threadsActive: 0 });
    const control = new Int32Array(simulated.run.control);
    expect([control[INSIDE], control[STATE]]).toEqual([0, PARKED]);
    expect(simulated.slice()).toBe(false);
    expect(messagesOf(simulated)).toHaveLength(made);
  });
});

test('a run that ends by itself is done and counted', () => {
  expect(simulate().collector.figures()).toMatchObject({ done: true, counted: true, threadsActive: 0 });
});

test('a scenario that would outlast the virtual clock is refused before it begins', () => {
  const endless = { messages: 5_000_000, stepUs: 50_000, workSteps: 10_000, threads: 1 };
  expect(() => begin(endless)).toThrow(SimulationTooLong);
  expect(() => begin(endless)).toThrow(/28,\d{3} days of its own time; its clock has room for 52\./);
});
