/** A sweep: the same experiment over the values of one or two of its settings, each cell run several times. */
import type { IntegerField } from './field.ts';
import { GROUPED, MAX_LANES } from './fields.ts';
import type { Scenario } from './scenario.ts';

/** The settings that can be swept. */
export const SWEPT_FIELDS = [
  'threads',
  'clockResolutionUs',
  'stepUs',
  'workSteps',
  'cores',
  'processes',
] as const satisfies readonly (keyof Scenario)[];
export type SweptField = (typeof SWEPT_FIELDS)[number];

export interface Axis {
  readonly field: SweptField;
  /** One or more, each once, in the order of the field's slider. */
  readonly values: readonly number[];
}

export interface SweepPlan {
  /** What all cells have in common; its first algorithm is the one that is run. */
  readonly base: Scenario;
  readonly x: Axis;
  /** null: a line chart over x; else a map. */
  readonly y: Axis | null;
  /** Runs of each cell: seeds of the simulation, counted up from the base's, or repeats of the live race. */
  readonly runs: number;
  /** Longest time of one live run, s. The simulation makes every message, however long that takes. */
  readonly seconds: number;
}

export const RUNS: IntegerField = {
  kind: 'integer',
  parameter: 'seeds',
  name: 'Runs of each cell',
  why: 'More runs, narrower intervals.',
  min: 1,
  max: 100,
  default: 10,
  format: String,
  speak: (value) => `${value} ${value === 1 ? 'run' : 'runs'}`,
};

export const SECONDS: IntegerField = {
  kind: 'integer',
  parameter: 'seconds',
  name: 'Seconds of a live run',
  why: 'Real threads take real time.',
  min: 1,
  max: 60,
  default: 3,
  format: (value) => `${value} s`,
  speak: (value) => `${value} ${value === 1 ? 'second' : 'seconds'}`,
};

/** A picture of more cells than this cannot be read, and a table of them not either. */
export const MAX_CELLS = 1024;
/** Messages of all simulated runs together: some minutes on two cores. */
export const MAX_SWEPT_MESSAGES = 100_000_000;
/** Seconds of all live runs together. */
export const MAX_LIVE_SECONDS = 3600;

export interface SweepCell {
  /** Row by row, from 0. */
  readonly index: number;
  readonly x: number;
  readonly y: number | null;
  /** null: threads × processes would need more lanes than there are. */
  readonly scenario: Scenario | null;
}

/** Row by row: all x of the first y, then of the next. */
export function cellsOf({ base, x, y }: SweepPlan): SweepCell[] {
  const rows = y ? y.values : [null];
  return rows.flatMap((yValue, row) =>
    x.values.map((xValue, column) => {
      const swept = y && yValue !== null ? { [x.field]: xValue, [y.field]: yValue } : { [x.field]: xValue };
      const scenario: Scenario = { ...base, ...swept };
      const fits = scenario.threads * scenario.processes <= MAX_LANES;
      return { index: row * x.values.length + column, x: xValue, y: yValue, scenario: fits ? scenario : null };
    }),
  );
}

const SEEDS = 2 ** 31;

/** Why a sweep cannot be run, naming the limit; null if it can. */
export function refusal(plan: SweepPlan): string | null {
  const { base, x, y, runs, seconds } = plan;
  const cells = x.values.length * (y ? y.values.length : 1);
  if (x.values.length === 0 || y?.values.length === 0) return 'A sweep needs at least one value on each axis.';
  if (y?.field === x.field) return 'The two axes are the same setting. Choose another for one of them.';
  if (cells > MAX_CELLS) {
    return `This sweep has ${GROUPED.format(cells)} cells; the limit is ${GROUPED.format(MAX_CELLS)}. Take fewer values.`;
  }
  if (base.engine === 'live') {
    if (x.field === 'cores' || y?.field === 'cores') {
      return 'Cores can be swept in the simulation only: live threads have the cores of this machine.';
    }
    const all = cells * runs * seconds;
    if (all > MAX_LIVE_SECONDS) {
      const product = `${GROUPED.format(cells)} cells × ${runs} runs × ${seconds} s are ${GROUPED.format(all)} s`;
      return `${product}; the limit is ${GROUPED.format(MAX_LIVE_SECONDS)} s. Take fewer cells, runs or seconds.`;
    }
    return null;
  }
  const all = cells * runs * base.messages;
  if (all > MAX_SWEPT_MESSAGES) {
    const product = `${GROUPED.format(cells)} cells × ${runs} runs × ${GROUPED.format(base.messages)} messages`;
    const limit = `the limit is ${GROUPED.format(MAX_SWEPT_MESSAGES)}`;
    return `${product} are ${GROUPED.format(all)}; ${limit}. Take fewer cells, runs or messages.`;
  }
  return null;
}

/** The run `run` (from 0) of a cell: its seed is counted up from the base's, and stays in the seed's range. */
export function seeded(scenario: Scenario, run: number): Scenario {
  return { ...scenario, seed: (scenario.seed + run) % SEEDS };
}

/** In the order in which {@link seeded} counts them up from the scenario's. */
export function inSeedOrder({ seed: first }: Pick<Scenario, 'seed'>, seeds: readonly number[]): number[] {
  const run = (seed: number): number => (seed - first + SEEDS) % SEEDS;
  return [...seeds].sort((a, b) => run(a) - run(b));
}
