/** Every field of a Scenario, with the names, ranges and defaults of CONTRACT.md ("Controls", "URL"). */
import type { ChoiceField, IntegerField, StopsField } from './field.ts';
import { ALGORITHM_IDS, type AlgorithmId, type EngineId, type HashMode, type Scenario } from './scenario.ts';

/** Of a scenario's threads × processes: the lanes that a panel has room for. */
export const MAX_LANES = 64;

export const defaultScenario: Scenario = {
  threads: 10,
  clockResolutionUs: 1000,
  stepUs: 5000,
  workSteps: 20,
  smtpMs: 0,
  messages: 200_000,
  first: 'javamail-1.3.2',
  second: 'javamail-1.4.1',
  engine: 'live',
  seed: 42,
  cores: 2,
  processes: 1,
  hash: 'jdk4',
};

/** As log/countText.ts, which this room cannot see: "200,000", "15.625". */
export const GROUPED = new Intl.NumberFormat('en-US');

const count = (value: number, one: string, many: string): string =>
  `${GROUPED.format(value)} ${value === 1 ? one : many}`;

const duration = (us: number): string => (us < 1000 ? `${us} µs` : `${GROUPED.format(us / 1000)} ms`);

const speakDuration = (us: number): string =>
  us < 1000 ? count(us, 'microsecond', 'microseconds') : count(us / 1000, 'millisecond', 'milliseconds');

/** A step is always told in ms: "0.5 ms a step" stands between "1 ms a step" and "0.2 ms a step". */
const stepDuration = (us: number): string => (us === 0 ? 'full speed' : `${us / 1000} ms a step`);

const speakStep = (us: number): string =>
  us === 0 ? 'full speed' : `${count(us / 1000, 'millisecond', 'milliseconds')} a step`;

const ENGINE_NAMES: Record<EngineId, string> = { live: 'Live threads', simulated: 'Simulation' };

const HASH_NAMES: Record<HashMode, string> = {
  jdk4: 'one generator for all threads, unguarded',
  jdk8: 'one generator per thread (since JDK 8)',
};

const itself = (value: string): string => value;

type ScenarioFields = {
  readonly threads: IntegerField;
  readonly clockResolutionUs: StopsField;
  readonly stepUs: StopsField;
  readonly workSteps: StopsField;
  readonly smtpMs: StopsField;
  readonly messages: StopsField;
  readonly first: ChoiceField<AlgorithmId>;
  readonly second: ChoiceField<AlgorithmId>;
  readonly engine: ChoiceField<EngineId>;
  readonly seed: IntegerField;
  readonly cores: IntegerField;
  readonly processes: IntegerField;
  readonly hash: ChoiceField<HashMode>;
};

/** In the order in which a link lists them. */
export const FIELDS: ScenarioFields = {
  threads: {
    kind: 'integer',
    parameter: 'threads',
    name: 'Mail delivery threads',
    why: 'More threads, more chances to meet.',
    min: 1,
    max: MAX_LANES,
    default: defaultScenario.threads,
    format: String,
    speak: (value) => count(value, 'thread', 'threads'),
  },
  clockResolutionUs: {
    kind: 'stops',
    parameter: 'clock',
    name: 'Clock resolution',
    why: 'Messages made within one tick carry the same time.',
    unit: 'µs',
    stops: [5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 15_625, 20_000, 55_000, 100_000],
    default: defaultScenario.clockResolutionUs,
    format: duration,
    speak: speakDuration,
  },
  stepUs: {
    kind: 'stops',
    parameter: 'step',
    name: 'Processor speed',
    why: 'A faster processor makes more Message-IDs in one tick of the clock.',
    unit: 'µs',
    stops: [50_000, 20_000, 10_000, 5000, 2000, 1000, 500, 200, 100, 0],
    default: defaultScenario.stepUs,
    format: stepDuration,
    speak: speakStep,
  },
  workSteps: {
    kind: 'stops',
    parameter: 'work',
    name: 'Work per message',
    why: 'The more a thread does between two Message-IDs, the less often two of them meet.',
    unit: 'steps',
    stops: [0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000],
    default: defaultScenario.workSteps,
    format: (value) => count(value, 'step', 'steps'),
    speak: (value) => `${count(value, 'step', 'steps')} of processor time`,
  },
  smtpMs: {
    kind: 'stops',
    parameter: 'smtp',
    name: 'SMTP time',
    why: 'A thread in conversation with the mail server makes no Message-ID.',
    unit: 'ms',
    stops: [0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000],
    default: defaultScenario.smtpMs,
    format: (value) => `${GROUPED.format(value)} ms`,
    speak: (value) => `${count(value, 'millisecond', 'milliseconds')} a message`,
  },
  messages: {
    kind: 'stops',
    parameter: 'messages',
    name: 'Messages',
    why: 'How much mail waits in the spool. A longer run meets more collisions.',
    unit: 'messages',
    stops: [1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000, 2_000_000, 5_000_000],
    default: defaultScenario.messages,
    format: (value) => GROUPED.format(value),
    speak: (value) => count(value, 'message', 'messages'),
  },
  first: {
    kind: 'choice',
    parameter: 'first',
    name: 'First algorithm',
    why: 'How the first panel makes its Message-IDs.',
    values: ALGORITHM_IDS,
    default: defaultScenario.first,
    format: itself,
    speak: itself,
  },
  second: {
    kind: 'choice',
    parameter: 'second',
    name: 'Second algorithm',
    why: 'How the second panel makes its own, with the same settings.',
    values: ALGORITHM_IDS,
    default: defaultScenario.second,
    format: itself,
    speak: itself,
  },
  engine: {
    kind: 'choice',
    parameter: 'engine',
    name: 'Engine',
    why: 'Live threads are really at once; a simulation can be repeated exactly.',
    values: ['live', 'simulated'],
    default: defaultScenario.engine,
    format: (value) => ENGINE_NAMES[value],
    speak: (value) => ENGINE_NAMES[value],
  },
  seed: {
    kind: 'integer',
    parameter: 'seed',
    name: 'Seed',
    why: 'The same seed repeats a simulation exactly. Live threads cannot be repeated.',
    min: 0,
    max: 2_147_483_647,
    default: defaultScenario.seed,
    format: String,
    speak: String,
  },
  cores: {
    kind: 'integer',
    parameter: 'cores',
    name: 'Processor cores',
    why: 'How many threads of a simulation can take a step at once.',
    min: 1,
    max: MAX_LANES,
    default: defaultScenario.cores,
    format: String,
    speak: (value) => count(value, 'core', 'cores'),
  },
  processes: {
    kind: 'integer',
    parameter: 'processes',
    name: 'JVM processes',
    why: 'Each process has its own counter and its own hashes. They share nothing but the clock.',
    min: 1,
    max: 4,
    default: defaultScenario.processes,
    format: String,
    speak: (value) => count(value, 'process', 'processes'),
  },
  hash: {
    kind: 'choice',
    parameter: 'hash',
    name: 'Identity hash',
    why: 'Whether two threads can draw the same hash from one generator.',
    values: ['jdk4', 'jdk8'],
    default: defaultScenario.hash,
    format: (value) => HASH_NAMES[value],
    speak: (value) => HASH_NAMES[value],
  },
};

/** A clock that people had, as a tick under the slider. */
export interface ClockLandmark {
  readonly us: number;
  readonly tick: string;
  readonly system: string;
}

/**
 * Source: D. Holmes, "Inside the HotSpot VM: Clocks, Timers and Scheduling Events", part I, which gives 10 ms or
 * 15.6 ms for Windows NT, 2000, XP and 2003 alike, and 55 ms for Windows 9x.
 */
export const CLOCK_LANDMARKS: readonly ClockLandmark[] = [
  { us: 1000, tick: '1 ms', system: 'Linux, Solaris' },
  { us: 10_000, tick: '10 ms', system: 'Windows NT to 2003' },
  { us: 15_625, tick: '15.6 ms', system: 'Windows NT to 2003' },
  { us: 55_000, tick: '55 ms', system: 'Windows 98' },
];
