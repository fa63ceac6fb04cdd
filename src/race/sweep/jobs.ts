/** The single runs of a sweep, and who does them. */
import type { Scenario } from '../../scenario/scenario.ts';
import { seeded, type SweepCell } from '../../scenario/sweep.ts';
import type { CountedRun } from '../simulated/duplicateCount.ts';

export interface Job {
  /** Index of the cell. */
  readonly cell: number;
  /** With the seed of this run. */
  readonly scenario: Scenario;
}

/** A job's outcome, with the seed that it had. */
export interface SeededRun extends CountedRun {
  readonly seed: number;
}

/** An engine that does jobs. */
export interface Runner {
  /**
   * Does the jobs, in about this order, and tells of each. Resolves when all are done.
   * Rejects with the signal's reason when that is aborted; what was under way is given up.
   */
  run(jobs: readonly Job[], told: (job: Job, counted: CountedRun) => void, signal: AbortSignal): Promise<void>;
  /** Ends its workers; it is then of no more use. */
  dispose(): void;
}

/** Run by run through all cells, so that the whole picture is there early and then sharpens. */
export function jobsOf(cells: readonly SweepCell[], runs: number): Job[] {
  return Array.from({ length: runs }, (_, run) =>
    cells.flatMap(({ index, scenario }) => (scenario ? [{ cell: index, scenario: seeded(scenario, run) }] : [])),
  ).flat();
}
