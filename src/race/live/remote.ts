/** A worker and its comlink proxy, with what comlink leaves out: failures, time-outs, and an end. */
import { releaseProxy, wrap, type Remote } from 'comlink';

/** How long a worker may take to load, ms. */
const START_TIMEOUT_MS = 20_000;

export class RemoteWorker<Api extends { ready(): unknown }> {
  /** Kept here, because a call whose proxy is collected while awaited never settles. */
  readonly proxy: Remote<Api>;
  /** Rejects when the worker fails; never resolves. */
  readonly #failure: Promise<never>;
  #fail: (reason: Error) => void = () => undefined;
  #ready: Promise<void> | null = null;

  constructor(
    readonly worker: Worker,
    readonly role: string,
  ) {
    this.proxy = wrap<Api>(worker);
    this.#failure = new Promise((_, reject) => (this.#fail = reject));
    this.#failure.catch(() => undefined);
    worker.addEventListener('error', (event) => {
      // The event of a script that could not be loaded says nothing.
      this.#fail(new Error(event.message ? `${role} failed: ${event.message}` : `${role} could not be loaded`));
    });
    worker.addEventListener('messageerror', () => this.#fail(new Error(`${role} sent something that cannot be read`)));
  }

  /** Settles as the call does, or rejects when the worker fails first. */
  async guard<T>(call: Promise<T>): Promise<T> {
    return Promise.race([call, this.#failure]);
  }

  /** Resolves when the worker's script runs. */
  async ready(): Promise<void> {
    return (this.#ready ??= this.#firstAnswer());
  }

  async #firstAnswer(): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      const seconds = START_TIMEOUT_MS / 1000;
      timer = setTimeout(() => reject(new Error(`${this.role} did not start within ${seconds} s`)), START_TIMEOUT_MS);
    });
    const first = (this.proxy as Remote<{ ready(): unknown }>).ready();
    await this.guard(Promise.race([first, late])).finally(() => clearTimeout(timer));
  }

  /** Ends the worker; calls under way reject. */
  dispose(): void {
    this.#fail(new Error(`${this.role} was ended`));
    this.proxy[releaseProxy]();
    this.worker.terminate();
  }
}
