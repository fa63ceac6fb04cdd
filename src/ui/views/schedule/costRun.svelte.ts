/** Races a proven repair, and what it is compared with, one after the other. */
import type { CountedRun } from '../../../race/simulated/duplicateCount.ts';
import type { Job, Runner } from '../../../race/sweep/jobs.ts';
import { LiveRunner } from '../../../race/sweep/liveRunner.ts';
import { SimulatedRunner } from '../../../race/sweep/simulatedRunner.ts';
import { FIELDS } from '../../../scenario/fields.ts';
import type { EngineId } from '../../../scenario/scenario.ts';
import { Measuring } from '../sweep/measuring.svelte.ts';
import { COST_SECONDS, costJobs, costRow, type CostRow, type CostSubject } from './costSubjects.ts';

/** Each listing has threads of its own: what theirs have compiled for one listing would slow the next. */
class OwnThreads implements Runner {
  readonly #racers = new Map<number, LiveRunner>();

  async run(jobs: readonly Job[], told: (job: Job, counted: CountedRun) => void, signal: AbortSignal): Promise<void> {
    for (const job of jobs) {
      const racer = this.#racers.get(job.cell) ?? new LiveRunner(COST_SECONDS, FIELDS.messages.stops);
      this.#racers.set(job.cell, racer);
      await racer.run([job], told, signal);
    }
  }

  dispose(): void {
    for (const racer of this.#racers.values()) racer.dispose();
    this.#racers.clear();
  }
}

export class CostRun {
  /** null: not raced yet. */
  rows: readonly (CostRow | null)[] = $state.raw([]);
  subjects: readonly CostSubject[] = $state.raw([]);
  readonly measuring = new Measuring((fresh) => {
    const rows = [...this.rows];
    for (const { cell, runs } of fresh) rows[cell] = costRow(this.subjects[cell]!, runs);
    this.rows = rows;
  });

  /** Settles when all have raced, or it was called off; {@link Measuring.failure} tells why it failed. */
  async start(subjects: readonly CostSubject[], engine: EngineId): Promise<void> {
    this.subjects = subjects;
    this.rows = subjects.map(() => null);
    const runner = engine === 'live' ? new OwnThreads() : new SimulatedRunner();
    await this.measuring.start(runner, costJobs(subjects, engine), subjects.length);
    runner.dispose();
  }

  cancel(): void {
    this.measuring.cancel();
  }
}
