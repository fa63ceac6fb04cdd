/**
 * The sweep, 16 × 7 cells of 10 seeds of 20,000 messages, in the two workers of the page; its rival is one worker
 * that does one run after the other, over the first seed of each cell.
 */
import { jobsOf } from '../src/race/sweep/jobs.ts';
import { SimulatedRunner, SWEEP_WORKERS } from '../src/race/sweep/simulatedRunner.ts';
import { cellsOf, type SweepPlan } from '../src/scenario/sweep.ts';
import { defaultSweep } from '../src/scenario/sweepLink.ts';
import type { Report } from './harness.ts';

const BUDGET_S = 60;

const X = { field: 'threads', values: [1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 24, 32, 40, 50, 64] } as const;
const Y = { field: 'clockResolutionUs', values: [100, 1000, 5000, 10_000, 15_625, 55_000, 100_000] } as const;

/** Seconds that the sweep takes. */
async function seconds(plan: SweepPlan, workers: number): Promise<{ runs: number; s: number }> {
  const runner = new SimulatedRunner(workers);
  const jobs = jobsOf(cellsOf(plan), plan.runs);
  let messages = 0;
  const fromMs = performance.now();
  await runner.run(jobs, (_cell, counted) => (messages += counted.messages), new AbortController().signal);
  const s = (performance.now() - fromMs) / 1000;
  runner.dispose();
  if (messages !== jobs.length * plan.base.messages) throw new Error(`${messages} messages were counted`);
  return { runs: jobs.length, s };
}

export default async function bench(report: Report): Promise<void> {
  // Two cores hand a slowed-down processor over most often; with a core for every thread there is nothing to hand over.
  for (const cores of [2, 64]) {
    const plan: SweepPlan = { ...defaultSweep, base: { ...defaultSweep.base, cores, messages: 20_000 }, x: X, y: Y };
    const sweep = await seconds(plan, SWEEP_WORKERS);
    const rival = await seconds({ ...plan, runs: 1 }, 1);
    const ratio = rival.s / rival.runs / (sweep.s / sweep.runs);
    report(
      `${cores} simulated cores: ${sweep.runs} runs of 20,000 messages in ${sweep.s.toFixed(1)} s (budget: at most ` +
        `${BUDGET_S} s); ${ratio.toFixed(2)} × as fast as one worker`,
    );
  }
}
