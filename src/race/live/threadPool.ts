/** The delivery threads of one panel, kept warm: spawned once, asleep between runs. */
import type { Seat } from './deliveryThread.ts';
import { RemoteWorker } from './remote.ts';
import type { ThreadApi } from './thread.worker.ts';

type Thread = RemoteWorker<ThreadApi>;

export class ThreadPool {
  readonly #threads: Thread[] = [];
  /** Calls that settle when the threads leave their seats. */
  #seated: Promise<unknown>[] = [];
  #seat: ((lane: number) => Seat) | null = null;
  #starting: Promise<void> = Promise.resolve();
  #startMs = 0;
  #disposed = false;

  /** @param onFailure told once of a thread that threw or died */
  constructor(
    readonly panel: string,
    readonly onFailure: (error: Error) => void,
  ) {}

  /** Threads that are ready. */
  get size(): number {
    return this.#threads.length;
  }

  /** Mean time from spawning a worker to its being ready, ms. */
  get meanStartMs(): number {
    return this.size === 0 ? 0 : this.#startMs / this.size;
  }

  /** Spawns threads until there are `count`; those that start take their seats at once. Never rejects: see {@link size}. */
  async grow(count: number): Promise<void> {
    this.#starting = this.#starting.then(async () => {
      const missing = Array.from({ length: Math.max(0, count - this.size) }, () => this.#spawn());
      for (const thread of await Promise.all(missing)) {
        if (!thread) continue;
        if (this.#disposed) {
          thread.dispose();
          continue;
        }
        this.#threads.push(thread);
        if (this.#seat) this.#take(thread, this.#seat(this.size - 1));
      }
    });
    return this.#starting;
  }

  async #spawn(): Promise<Thread | null> {
    const fromMs = performance.now();
    const worker = new Worker(new URL('./thread.worker.ts', import.meta.url), { type: 'module' });
    const thread: Thread = new RemoteWorker(worker, `a thread of the ${this.panel} panel`);
    try {
      await thread.ready();
      this.#startMs += performance.now() - fromMs;
      return thread;
    } catch {
      thread.dispose();
      return null;
    }
  }

  /** Seats all threads, and those to come. */
  seat(seatOf: (lane: number) => Seat): void {
    this.#seat = seatOf;
    this.#threads.forEach((thread, lane) => this.#take(thread, seatOf(lane)));
  }

  #take(thread: Thread, seat: Seat): void {
    const work = thread.guard(thread.proxy.work(seat));
    this.#seated.push(
      work.catch((error: unknown) => {
        if (!this.#disposed) this.onFailure(error instanceof Error ? error : new Error(String(error)));
      }),
    );
  }

  /** Resolves when every thread has left its seat; they must have been told to. */
  async unseated(): Promise<void> {
    this.#seat = null;
    await this.#starting;
    const seated = this.#seated;
    this.#seated = [];
    await Promise.all(seated);
  }

  dispose(): void {
    this.#disposed = true;
    for (const thread of this.#threads) thread.dispose();
    this.#threads.length = 0;
  }
}
