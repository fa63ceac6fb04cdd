/** The thread of `npm run logs` that has the table (src/imports/command.ts), and the way to call it. */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

export class TableThread {
  #worker;
  /** @type {{ resolve: (answer: any) => void, reject: (error: unknown) => void }[]} */
  #waiting = [];
  /** @type {unknown} */
  #failure = null;

  /** @param {string} bundle URL of a module with LogTable */
  constructor(bundle) {
    this.#worker = new Worker(new URL(import.meta.url), { workerData: { bundle } });
    this.#worker.on('message', (answer) => this.#waiting.shift()?.resolve(answer));
    this.#worker.on('error', (error) => {
      this.#failure = error;
      for (const { reject } of this.#waiting.splice(0)) reject(error);
    });
  }

  /** @param {ArrayBufferLike} buffer @returns {Promise<void>} */
  take = (buffer) => this.#call('take', [buffer]);

  /** @param {import('../src/imports/reading/logCollector.ts').CollectedLogs} collected @returns {Promise<number>} */
  finish(collected) {
    return this.#call('finish', [collected]);
  }

  /** The report's text, part by part. @param {boolean} isJson */
  async *report(isJson) {
    await this.#call('report', [isJson]);
    for (let text = await this.#call('next', []); text !== ''; text = await this.#call('next', [])) {
      yield /** @type {string} */ (text);
    }
  }

  end() {
    return this.#worker.terminate();
  }

  /**
   * Calls are answered in their order.
   * @param {string} method @param {unknown[]} args
   * @returns {Promise<any>}
   */
  #call(method, args) {
    return new Promise((resolve, reject) => {
      if (this.#failure !== null) {
        reject(this.#failure);
        return;
      }
      this.#waiting.push({ resolve, reject });
      this.#worker.postMessage({ method, args });
    });
  }
}

if (!isMainThread && parentPort) {
  const port = parentPort;
  const { LogTable } = await import(workerData.bundle);
  const table = new LogTable();
  port.on('message', ({ method, args }) => port.postMessage(table[method](...args)));
}
