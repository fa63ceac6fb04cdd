/** Claims about the race, each as settings that put it to the test. */
import { MAX_LANES, defaultScenario } from './fields.ts';
import type { Scenario } from './scenario.ts';
import type { Axis } from './sweep.ts';

/** `none`: no duplicate in any run; `some`: duplicates; `more`: more of them than in the case before. */
export type Expectation = 'none' | 'some' | 'more';

export interface ClaimCase {
  /** "10 threads" */
  readonly label: string;
  readonly scenario: Scenario;
  readonly expects: Expectation;
}

export interface Claim {
  readonly id: string;
  readonly says: string;
  /** Who says so. */
  readonly source: string;
  readonly cases: readonly [ClaimCase, ClaimCase];
}

/** Seeds of each case: those of the base and on. */
export const CLAIM_RUNS = 30;

/**
 * As many cores as lanes can be: no thread ever waits for a core. So it is in the slowed-down live race on any
 * machine, where a thread sleeps through its step and needs no core.
 */
export const MANY_CORES = MAX_LANES;

const TECHNOTE = 'technote of 2006';

const BASE: Scenario = {
  ...defaultScenario,
  engine: 'simulated',
  cores: MANY_CORES,
  messages: 2000,
  seed: 1,
};

function test(label: string, expects: Expectation, settings: Partial<Scenario>): ClaimCase {
  return { label, expects, scenario: { ...BASE, ...settings } };
}

/**
 * A run of 2 s: the processes drift apart over 2,000 ticks of the clock. One that ended within a tick would make every
 * second message a duplicate, whatever the processes did.
 */
const TODAY = { first: 'javamail-1.5.3', hash: 'jdk8', threads: 1, stepUs: 500, workSteps: 0 } as const;

export const CLAIMS: readonly Claim[] = [
  {
    id: 'ten-threads',
    says: 'Ten threads give distinct messages the same Message-ID, and more of them than two do.',
    source: TECHNOTE,
    cases: [test('2 threads', 'some', { threads: 2 }), test('10 threads', 'more', { threads: 10 })],
  },
  {
    id: 'one-thread',
    says: 'One thread never does by race: the suggested work-around.',
    source: TECHNOTE,
    cases: [test('1 thread', 'none', { threads: 1 }), test('10 threads', 'some', { threads: 10 })],
  },
  {
    id: 'faster-processor',
    says: 'A faster processor makes more duplicates per message at the same clock.',
    source: TECHNOTE,
    cases: [test('5 ms a step', 'some', { stepUs: 5000 }), test('1 ms a step', 'more', { stepUs: 1000 })],
  },
  {
    id: 'coarser-clock',
    says: 'A coarser clock makes more duplicates.',
    source: 'inferred: the ID holds the time in milliseconds',
    cases: [
      test('clock 1 ms', 'some', { clockResolutionUs: 1000 }),
      test('clock 15.625 ms', 'more', { clockResolutionUs: 15_625 }),
    ],
  },
  {
    id: 'first-fix',
    says: 'JavaMail 1.3.3, the announced fix, still makes duplicates; 1.4.1 makes none.',
    source: 'release notes of 1.3.3 and 1.4.1',
    cases: [
      test('JavaMail 1.4.1', 'none', { first: 'javamail-1.4.1', clockResolutionUs: 15_625 }),
      test('JavaMail 1.3.3', 'some', { first: 'javamail-1.3.3', clockResolutionUs: 15_625 }),
    ],
  },
  {
    id: 'two-processes',
    says: 'Jakarta Mail in two processes makes duplicates again: both count from 0 and draw the same hashes.',
    source: 'jakartaee/mail-api issue 595; why, by our measurement',
    cases: [
      test('1 process', 'none', { ...TODAY, processes: 1 }),
      test('2 processes', 'some', { ...TODAY, processes: 2 }),
    ],
  },
];

/** Settings at which real threads were measured before, to be run again beside the simulation. */
export interface EngineTable {
  readonly title: string;
  readonly base: Scenario;
  readonly x: Axis;
  readonly y: Axis | null;
}

export const ENGINE_TABLES: readonly EngineTable[] = [
  {
    title: '10 threads, work of 20 steps: clocks and steps',
    base: BASE,
    x: { field: 'clockResolutionUs', values: [100, 1000, 10_000, 15_625, 55_000, 100_000] },
    y: { field: 'stepUs', values: [10_000, 5000, 2000] },
  },
  {
    title: 'Steps of 1 ms, work of 50 steps, clock 10 ms: threads',
    base: { ...BASE, stepUs: 1000, workSteps: 50, clockResolutionUs: 10_000 },
    x: { field: 'threads', values: [1, 2, 4, 10, 20, 32, 64] },
    y: null,
  },
];
