/** A sweep under way or done: its record fills in as results come. */
import type { MeasuredCell, SweepRecord, SweepState } from '../../../log/sweepRecord.ts';
import { jobsOf } from '../../../race/sweep/jobs.ts';
import { cellsOf, type SweepPlan } from '../../../scenario/sweep.ts';
import { pointOf } from './measured.ts';
import { Measuring } from './measuring.svelte.ts';
import type { Runners } from './runners.ts';

/** The record of a plan of which nothing is measured yet. */
export function emptyRecord(plan: SweepPlan, startedAtMs: number): SweepRecord {
  return { state: 'idle', plan, startedAtMs, cells: cellsOf(plan).map((cell) => ({ ...cell, point: null })) };
}

function stateOf({ state, done, total }: Measuring): SweepState {
  if (state !== 'done') return state;
  return done < total ? 'stopped' : 'complete';
}

export class SweepRun {
  #filling: SweepRecord = $state.raw() as SweepRecord;
  readonly measuring = new Measuring((fresh) => {
    const cells: MeasuredCell[] = [...this.#filling.cells];
    for (const { cell, runs } of fresh) {
      const before = cells[cell];
      if (before?.scenario) cells[cell] = { ...before, point: pointOf(before.scenario, runs) };
    }
    this.#filling = { ...this.#filling, cells };
  });
  readonly record: SweepRecord = $derived({ ...this.#filling, state: stateOf(this.measuring) });

  constructor(
    plan: SweepPlan,
    readonly runners: Runners,
  ) {
    this.#filling = emptyRecord(plan, Date.now());
  }

  start(plan: SweepPlan): void {
    this.measuring.cancel();
    this.#filling = emptyRecord(plan, Date.now());
    const { cells } = this.#filling;
    const runner = this.runners.of(plan.base.engine, plan.seconds);
    void this.measuring.start(runner, jobsOf(cells, plan.runs), cells.length);
  }

  cancel(): void {
    this.measuring.cancel();
  }
}
