import { PanelRace } from '../live/panelRace.ts';
import { allocateSpools } from '../live/spool.ts';
import type { CountedRun } from '../simulated/duplicateCount.ts';
import type { PanelFigures } from '../live/panelCollector.ts';
import type { Job, Runner } from './jobs.ts';

const LOOK_MS = 40;
/** How long a run waits for its last thread to set out, ms. */
const SETTING_OUT_MS = 3000;

const lanesOf = ({ threads, processes }: Job['scenario']): number => threads * processes;

/** Races with real threads, one run after the other: two at once would take each other's cores. */
export class LiveRunner implements Runner {
  readonly #panel: PanelRace;
  #failure: Error | null = null;

  /**
   * @param seconds of one run at most, from when all its threads are at work
   * @param sizes of spools, of which the largest that fits is named when one does not
   */
  constructor(
    readonly seconds: number,
    readonly sizes: readonly number[],
  ) {
    this.#panel = new PanelRace('first', (error) => (this.#failure = error));
  }

  /** @throws SpoolTooLarge, or what a thread died of */
  async run(jobs: readonly Job[], told: (job: Job, counted: CountedRun) => void, signal: AbortSignal): Promise<void> {
    await this.#panel.collector.ready();
    // A thread that has just been spawned would miss the beginning of its first run.
    await this.#panel.pool.grow(Math.max(...jobs.map(({ scenario }) => lanesOf(scenario))));
    for (const job of jobs) {
      signal.throwIfAborted();
      told(job, await this.#race(job.scenario, signal));
    }
  }

  /** @throws the signal's reason when it is aborted meanwhile */
  async #race(scenario: Job['scenario'], signal: AbortSignal): Promise<CountedRun> {
    const panel = this.#panel;
    const wanted = lanesOf(scenario);
    if (panel.pool.size < wanted) throw new Error(`Only ${panel.pool.size} of ${wanted} threads started.`);
    const plan = panel.planFor(scenario);
    if (plan) {
      panel.dropLog();
      panel.useLog(allocateSpools([plan], this.sizes)[0]!);
    }
    await panel.prepare(scenario);
    panel.go(performance.timeOrigin + performance.now());
    const lastMs = performance.now() + SETTING_OUT_MS;
    let untilMs = lastMs + this.seconds * 1000;
    let figures: PanelFigures | null = null;
    while (!figures?.done && performance.now() < untilMs && !signal.aborted) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      if (this.#failure) throw this.#failure;
      figures = await panel.ask((collector) => collector.figures());
      const nowMs = performance.now();
      if (figures?.threadsActive === wanted && nowMs < lastMs) untilMs = Math.min(untilMs, nowMs + this.seconds * 1000);
    }
    panel.park();
    await panel.quiet();
    await panel.ask((collector) => collector.rest());
    for (;;) {
      const last = await panel.ask((collector) => collector.figures());
      if (!last?.counted) continue;
      signal.throwIfAborted();
      const { messages, duplicates } = last.totals;
      return { messages, duplicates, lengthUs: last.lengthUs, stepUs: last.achievedStepUs ?? scenario.stepUs };
    }
  }

  dispose(): void {
    this.#panel.dispose();
  }
}
