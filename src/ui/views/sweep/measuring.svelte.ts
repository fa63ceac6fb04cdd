/** The runs of some cells under way: how far they are, and what they gave so far. */
import type { Job, Runner, SeededRun } from '../../../race/sweep/jobs.ts';
import type { CountedRun } from '../../../race/simulated/duplicateCount.ts';
import { failureText } from '../../runTexts.ts';
import type { RunState } from '../../sessionView.ts';

export class Measuring {
  state: RunState = $state('idle');
  done = $state(0);
  total = $state(0);
  /** Why it failed. */
  failure: string | null = $state(null);
  #controller: AbortController | null = null;
  #frame = 0;
  #runs: SeededRun[][] = [];
  /** Cells with runs that were not shown yet. */
  readonly #fresh = new Set<number>();

  /** @param shown told, once a frame, of each cell with new runs */
  constructor(readonly shown: (cells: readonly { cell: number; runs: readonly SeededRun[] }[]) => void) {}

  /** Ends what is under way, and does the jobs. Never rejects: see {@link state}. */
  async start(runner: Runner, jobs: readonly Job[], cells: number): Promise<void> {
    this.cancel();
    const controller = new AbortController();
    this.#controller = controller;
    this.#runs = Array.from({ length: cells }, () => []);
    this.#fresh.clear();
    this.done = 0;
    this.total = jobs.length;
    this.failure = null;
    this.state = 'running';
    try {
      await runner.run(jobs, (job, counted) => this.#counted(controller, job, counted), controller.signal);
      if (controller === this.#controller) this.#end('done');
    } catch (error) {
      if (controller !== this.#controller) return;
      this.failure = failureText(error);
      this.#end('failed');
    }
  }

  /** What was measured is kept. */
  cancel(): void {
    this.#controller?.abort(new Error('cancelled'));
    this.#controller = null;
    if (this.state === 'running') this.#end('done');
  }

  #end(state: 'done' | 'failed'): void {
    this.#show();
    this.state = state;
  }

  #counted(controller: AbortController, { cell, scenario }: Job, counted: CountedRun): void {
    if (controller !== this.#controller) return;
    this.#runs[cell]?.push({ ...counted, seed: scenario.seed });
    this.#fresh.add(cell);
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#show());
  }

  #show(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    if (this.#fresh.size > 0) this.shown([...this.#fresh].map((cell) => ({ cell, runs: this.#runs[cell] ?? [] })));
    this.#fresh.clear();
    this.done = this.#runs.reduce((sum, runs) => sum + runs.length, 0);
  }
}
