/** How much of a sweep was run, of what was asked for. */
import type { SweepRecord, SweepState } from '../log/sweepRecord.ts';
import { inSeedOrder, seeded, type SweepPlan } from '../scenario/sweep.ts';

export interface SweepExtent {
  readonly state: SweepState;
  /** Of all cells together. */
  readonly made: number;
  readonly asked: number;
  /** Cells that have lanes. */
  readonly cells: number;
  /** Of those, the ones with any run. */
  readonly measured: number;
  /** Runs of the measured cell that has fewest, and of the one that has most; 0 where none is measured. */
  readonly fewest: number;
  readonly most: number;
  /** Of any cell, in the order in which they are counted up. */
  readonly seeds: readonly number[];
}

export function sweepExtent({ state, plan, cells }: SweepRecord): SweepExtent {
  const able = cells.filter(({ scenario }) => scenario !== null);
  const points = able.flatMap(({ point }) => (point ? [point] : []));
  const runs = points.map((point) => point.runs);
  return {
    state,
    made: runs.reduce((sum, one) => sum + one, 0),
    asked: able.length * plan.runs,
    cells: able.length,
    measured: points.length,
    fewest: points.length === 0 ? 0 : Math.min(...runs),
    most: Math.max(0, ...runs),
    seeds: inSeedOrder(plan.base, [...new Set(points.flatMap((point) => point.seeds))]),
  };
}

export function askedSeeds({ base, runs }: SweepPlan): number[] {
  return Array.from({ length: runs }, (_, run) => seeded(base, run).seed);
}

/** Seeds that follow one another as one piece: "42 to 44, 46". */
export function seedRanges(seeds: readonly number[], to = ' to ', and = ', '): string {
  const pieces: [number, number][] = [];
  for (const seed of seeds) {
    const last = pieces.at(-1);
    if (last?.[1] === seed - 1) last[1] = seed;
    else pieces.push([seed, seed]);
  }
  return pieces.map(([first, last]) => (first === last ? `${first}` : `${first}${to}${last}`)).join(and);
}
