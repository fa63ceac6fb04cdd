/** The exploration as its page sees it: what is asked for, how far it is, what came out. */
import { RemoteWorker } from '../../../race/live/remote.ts';
import type { Explored, ExploreProgress, ExplorerApi } from '../../../race/explored/explorer.worker.ts';
import type { ExploreSettings } from '../../../scenario/exploreLink.ts';
import { reasonOf } from '../../reasonOf.ts';
import type { RunState } from '../../sessionView.ts';

const ASK_MS = 100;

export class Exploring {
  settings = $state.raw<ExploreSettings>()!;
  runState = $state<RunState>('idle');
  progress = $state.raw<ExploreProgress | null>(null);
  /** With the settings it was found for; the last one stays until the next is there. */
  found = $state.raw<(Explored & { readonly settings: ExploreSettings; readonly stopped: boolean }) | null>(null);
  /** Why it failed. */
  failure = $state<string | null>(null);
  #remote: RemoteWorker<ExplorerApi> | null = null;
  /** Counts what was asked for: the newest counts. */
  #order = 0;
  /** The order that was stopped. */
  #stopped = 0;

  constructor(settings: ExploreSettings) {
    this.settings = settings;
  }

  /** Begins anew; one that is under way is given up. */
  async run(): Promise<void> {
    const order = ++this.#order;
    const { settings } = this;
    const { algorithm, hash, threads, per, ticks, bound, limit } = settings;
    this.runState = 'running';
    this.progress = null;
    this.failure = null;
    const timer = setInterval(() => void this.#ask(order), ASK_MS);
    try {
      const remote = (this.#remote ??= this.#spawn());
      await remote.ready();
      if (order !== this.#order) return;
      if (order === this.#stopped) {
        this.runState = 'done';
        return;
      }
      const options = { preemptionBound: bound, stateLimit: limit };
      const explored = await remote.guard(remote.proxy.explore({ algorithm, hash, threads, per, ticks, ...options }));
      if (order !== this.#order) return;
      this.found = { ...explored, settings, stopped: order === this.#stopped };
      this.runState = 'done';
    } catch (error) {
      if (order !== this.#order) return;
      this.#remote?.dispose();
      this.#remote = null;
      this.failure = reasonOf(error);
      this.runState = 'failed';
    } finally {
      clearInterval(timer);
    }
  }

  /** Ends it where it is; what was found is shown. */
  stop(): void {
    this.#stopped = this.#order;
    void this.#remote?.proxy.stop();
  }

  dispose(): void {
    this.#order++;
    this.#remote?.dispose();
  }

  #spawn(): RemoteWorker<ExplorerApi> {
    return new RemoteWorker(
      new Worker(new URL('../../../race/explored/explorer.worker.ts', import.meta.url), { type: 'module' }),
      'the explorer',
    );
  }

  async #ask(order: number): Promise<void> {
    const progress = await this.#remote?.proxy.progress();
    if (order === this.#order && this.runState === 'running' && progress) this.progress = progress;
  }
}
