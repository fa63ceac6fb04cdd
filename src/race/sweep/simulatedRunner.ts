import { RemoteWorker } from '../live/remote.ts';
import { checkLength } from '../simulated/limits.ts';
import type { CountedRun } from '../simulated/duplicateCount.ts';
import type { Job, Runner } from './jobs.ts';
import type { SweepApi } from './sweep.worker.ts';

/** Of a sweep's workers. More than two would leave a small machine no core for the page. */
export const SWEEP_WORKERS = 2;

type Told = (job: Job, counted: CountedRun) => void;

/** Simulates runs in some workers at once. */
export class SimulatedRunner implements Runner {
  #workers: RemoteWorker<SweepApi>[] = [];

  constructor(readonly workers = SWEEP_WORKERS) {}

  /** @throws SimulationTooLong before anything is run */
  async run(jobs: readonly Job[], told: Told, signal: AbortSignal): Promise<void> {
    for (const { scenario } of jobs) checkLength(scenario, 'first');
    signal.throwIfAborted();
    while (this.#workers.length < this.workers) this.#workers.push(spawn());
    const cancelled = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    });
    const queue = jobs.values();
    const work = this.#workers.map(async (worker) => {
      await worker.ready();
      for (const job of queue) {
        const counted = await worker.guard(worker.proxy.count(job.scenario));
        if (signal.aborted) return;
        told(job, counted);
      }
    });
    try {
      await Promise.race([Promise.all(work), cancelled]);
    } catch (error) {
      // A run cannot be interrupted from within its worker, and a worker that failed is of no more use.
      this.dispose();
      await Promise.allSettled(work);
      throw error;
    }
  }

  dispose(): void {
    for (const worker of this.#workers) worker.dispose();
    this.#workers = [];
  }
}

function spawn(): RemoteWorker<SweepApi> {
  return new RemoteWorker(
    new Worker(new URL('./sweep.worker.ts', import.meta.url), { type: 'module' }),
    'a worker of the sweep',
  );
}
