/**
 * Both engines at the same settings, cell by cell: raced with real threads, then simulated over some seeds with steps as
 * long as the threads' waits were.
 */
import { mean } from 'd3';
import { asMeasured } from '../../../race/sweep/asMeasured.ts';
import { jobsOf } from '../../../race/sweep/jobs.ts';
import { LiveRunner } from '../../../race/sweep/liveRunner.ts';
import { SimulatedRunner } from '../../../race/sweep/simulatedRunner.ts';
import type { CountedRun } from '../../../race/simulated/duplicateCount.ts';
import { FIELDS } from '../../../scenario/fields.ts';
import { ENGINE_TABLES, type EngineTable } from '../../../scenario/presets.ts';
import { cellsOf, type SweepCell } from '../../../scenario/sweep.ts';
import { overlap, rateInterval, type RateInterval } from '../../../theory/rateInterval.ts';
import { Measuring } from './measuring.svelte.ts';

export interface ComparedCell {
  readonly cell: SweepCell;
  /** null: not run yet. */
  readonly live: RateInterval | null;
  /** What a step's wait really took, µs; null: not run yet. */
  readonly liveStepUs: number | null;
  readonly simulated: RateInterval | null;
  /** Whether the intervals have a value in common; null: one is missing. */
  readonly agree: boolean | null;
}

export interface ComparedTable {
  readonly table: EngineTable;
  readonly cells: readonly ComparedCell[];
}

/** Seeds of each simulated cell. */
export const COMPARED_SEEDS = 10;
/** Runs of real threads of each cell: their spread tells how far one run can be trusted. */
export const COMPARED_RACES = 5;

type Runs = readonly (readonly CountedRun[])[];

const TABLES = ENGINE_TABLES.map((table) => ({
  table,
  cells: cellsOf({ base: table.base, x: table.x, y: table.y, runs: 1, seconds: 1 }),
}));
/** The cells of all tables, numbered through. */
const CELLS: readonly SweepCell[] = TABLES.flatMap(({ cells }) => cells).map((cell, index) => ({ ...cell, index }));
export const COMPARED_CELLS = CELLS.length;

const NONE: Runs = CELLS.map(() => []);

function merged(runs: Runs, fresh: readonly { cell: number; runs: readonly CountedRun[] }[]): Runs {
  const after = [...runs];
  for (const { cell, runs: counted } of fresh) after[cell] = counted;
  return after;
}

const intervalOf = (runs: readonly CountedRun[] | undefined): RateInterval | null =>
  runs === undefined || runs.length === 0 ? null : rateInterval(runs);

const stepUsOf = (runs: readonly CountedRun[] | undefined): number | null =>
  mean(runs ?? [], (run) => run.stepUs) ?? null;

export class TwoEngines {
  #live: Runs = $state.raw(NONE);
  #simulated: Runs = $state.raw(NONE);
  readonly live = new Measuring((fresh) => (this.#live = merged(this.#live, fresh)));
  readonly simulated = new Measuring((fresh) => (this.#simulated = merged(this.#simulated, fresh)));
  readonly tables: readonly ComparedTable[] = $derived(this.#compared());
  #order = 0;

  #compared(): ComparedTable[] {
    let index = 0;
    return TABLES.map(({ table, cells }) => ({
      table,
      cells: cells.map((cell): ComparedCell => {
        const live = intervalOf(this.#live[index]);
        const simulated = intervalOf(this.#simulated[index]);
        const liveStepUs = stepUsOf(this.#live[index]);
        index++;
        return { cell, live, liveStepUs, simulated, agree: live && simulated && overlap(live, simulated) };
      }),
    }));
  }

  get running(): boolean {
    return this.live.state === 'running' || this.simulated.state === 'running';
  }

  /**
   * The threads first: the simulation is told how long their waits really were, and beside it they would have to share
   * their cores.
   * @param seconds of real threads in each cell, all runs together
   */
  async start(seconds: number): Promise<void> {
    const order = ++this.#order;
    this.#live = this.#simulated = NONE;
    const racer = new LiveRunner(seconds / COMPARED_RACES, FIELDS.messages.stops);
    const cells = CELLS.map((cell) => ({
      ...cell,
      scenario: cell.scenario && ({ ...cell.scenario, engine: 'live', messages: 200_000 } as const),
    }));
    await this.live.start(racer, jobsOf(cells, COMPARED_RACES), CELLS.length);
    racer.dispose();
    if (order !== this.#order || this.live.state === 'failed') return;
    const simulator = new SimulatedRunner();
    const measured = CELLS.map((cell, index) => ({
      ...cell,
      scenario: cell.scenario && asMeasured(cell.scenario, stepUsOf(this.#live[index]) ?? cell.scenario.stepUs),
    }));
    await this.simulated.start(simulator, jobsOf(measured, COMPARED_SEEDS), CELLS.length);
    simulator.dispose();
  }

  cancel(): void {
    this.#order++;
    this.simulated.cancel();
    this.live.cancel();
  }
}
