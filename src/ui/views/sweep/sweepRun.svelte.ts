/** A sweep under way or done: its record fills in as results come. */
import type { MeasuredCell, SweepRecord } from '../../../log/sweepRecord.ts';
import { jobsOf } from '../../../race/sweep/jobs.ts';
import { cellsOf, type SweepPlan } from '../../../scenario/sweep.ts';
import { pointOf } from './measured.ts';
import { Measuring } from './measuring.svelte.ts';
import type { Runners } from './runners.ts';

/** The record of a plan of which nothing is measured yet. */
export function emptyRecord(plan: SweepPlan, startedAtMs: number): SweepRecord {
  return { plan, startedAtMs, cells: cellsOf(plan).map((cell) => ({ ...cell, point: null })) };
}

export class SweepRun {
  record: SweepRecord = $state.raw() as SweepRecord;
  readonly measuring = new Measuring((fresh) => {
    const cells: MeasuredCell[] = [...this.record.cells];
    for (const { cell, runs } of fresh) {
      const before = cells[cell];
      if (before?.scenario) cells[cell] = { ...before, point: pointOf(before.scenario, runs) };
    }
    this.record = { ...this.record, cells };
  });

  constructor(
    plan: SweepPlan,
    readonly runners: Runners,
  ) {
    this.record = emptyRecord(plan, Date.now());
  }

  start(plan: SweepPlan): void {
    this.measuring.cancel();
    this.record = emptyRecord(plan, Date.now());
    const { cells } = this.record;
    const runner = this.runners.of(plan.base.engine, plan.seconds);
    void this.measuring.start(runner, jobsOf(cells, plan.runs), cells.length);
  }

  cancel(): void {
    this.measuring.cancel();
  }
}
