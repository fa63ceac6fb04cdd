/** One panel's race as the page holds it: the shared memory, and the threads seated on it. */
import type { Remote } from 'comlink';
import { MONITOR, STATICS_WORDS, processBase, startJvms } from '../../jvm/statics.ts';
import {
  MAX_STEPPED_MESSAGES,
  MAX_STEPPED_MESSAGES_OF_A_FAST_RUN,
  clearLog,
  logColumns,
  type LogBuffer,
  type LogPlan,
} from '../../log/logBuffer.ts';
import type { LiveField, PanelId, Scenario } from '../../scenario/scenario.ts';
import { holds, planFor } from '../logPlan.ts';
import type { CollectorApi } from './collector.worker.ts';
import * as C from './control.ts';
import type { PanelRun } from './panelRun.ts';
import { RemoteWorker } from './remote.ts';
import { ThreadPool } from './threadPool.ts';

export class PanelRace {
  readonly pool: ThreadPool;
  readonly collector: RemoteWorker<CollectorApi>;
  readonly control: C.Control = new Int32Array(new SharedArrayBuffer(4 * C.CONTROL_WORDS));
  readonly #statics = new Int32Array(new SharedArrayBuffer(4 * STATICS_WORDS));
  readonly #base = new Float64Array(new SharedArrayBuffer(8));
  #log: LogBuffer | null = null;
  /** What the threads' seats were made for; another scenario may need other seats. */
  #seatedFor = '';

  constructor(
    readonly panel: PanelId,
    onFailure: (error: Error) => void,
  ) {
    this.pool = new ThreadPool(panel, onFailure);
    const worker = new Worker(new URL('./collector.worker.ts', import.meta.url), { type: 'module' });
    this.collector = new RemoteWorker(worker, `the collector of the ${panel} panel`);
  }

  /** The log that a scenario needs; null if the present one will do. */
  planFor(scenario: Scenario): LogPlan | null {
    const mostStepped = scenario.stepUs === 0 ? MAX_STEPPED_MESSAGES_OF_A_FAST_RUN : MAX_STEPPED_MESSAGES;
    const plan = planFor(scenario, this.panel, mostStepped);
    return this.#log && holds(this.#log.plan, plan) ? null : plan;
  }

  useLog(log: LogBuffer): void {
    this.#log = log;
  }

  /** Frees the log before a larger one is asked for. */
  dropLog(): void {
    this.#log = null;
  }

  /** Ends the run: threads stop after the step they are at. */
  park(): void {
    Atomics.store(this.control, C.STATE, C.PARKED);
    announce(this.control, this.#statics);
  }

  /** Resolves when no thread is inside a run. */
  async quiet(): Promise<void> {
    while (Atomics.load(this.control, C.INSIDE) > 0) await soon();
  }

  /** Asks the collector something; rejects when it fails. */
  async ask<T>(question: (collector: Remote<CollectorApi>) => Promise<T>): Promise<T> {
    return this.collector.guard(question(this.collector.proxy));
  }

  /** Empties the memory and fills the spool; the threads must be parked. */
  async prepare(scenario: Scenario): Promise<void> {
    const log = this.#log;
    if (!log) throw new Error('no log was allocated');
    const seats = JSON.stringify([scenario[this.panel], scenario.hash, scenario.processes, log.plan]);
    if (seats !== this.#seatedFor || !this.#sameLog(log)) await this.#reseat(scenario, log, seats);
    clearLog(logColumns(log));
    startJvms(this.#statics, scenario.processes);
    C.fillSpool(this.control, scenario);
    const run = this.runOf(scenario);
    await this.ask((collector) => collector.begin(run));
  }

  #seatedLog: ArrayBufferLike | null = null;

  #sameLog(log: LogBuffer): boolean {
    return this.#seatedLog === log.memory;
  }

  async #reseat(scenario: Scenario, log: LogBuffer, seats: string): Promise<void> {
    Atomics.store(this.control, C.STATE, C.LEAVE);
    C.announce(this.control);
    await this.pool.unseated();
    Atomics.store(this.control, C.STATE, C.PARKED);
    this.#seatedFor = seats;
    this.#seatedLog = log.memory;
    this.pool.seat((lane) => ({
      lane,
      processes: scenario.processes,
      algorithm: scenario[this.panel],
      hash: scenario.hash,
      control: this.control.buffer,
      statics: this.#statics.buffer,
      base: this.#base.buffer,
      log,
    }));
  }

  /** What the collector must know. */
  runOf(scenario: Scenario): PanelRun {
    if (!this.#log) throw new Error('no log was allocated');
    return {
      panel: this.panel,
      algorithm: scenario[this.panel],
      hash: scenario.hash,
      processes: scenario.processes,
      clockResolutionUs: scenario.clockResolutionUs,
      control: this.control.buffer,
      log: this.#log,
    };
  }

  /** @param startMs the run's start, ms since 1970 by performance.timeOrigin */
  go(startMs: number): void {
    this.#base[0] = startMs;
    Atomics.store(this.control, C.STATE, C.RUNNING);
    C.announce(this.control);
  }

  pause(): void {
    Atomics.compareExchange(this.control, C.STATE, C.RUNNING, C.PAUSED);
    C.announce(this.control);
  }

  resume(): void {
    Atomics.compareExchange(this.control, C.STATE, C.PAUSED, C.RUNNING);
    C.announce(this.control);
  }

  set(field: LiveField, value: number): void {
    Atomics.store(this.control, C.SETTING_WORDS[field], value);
    C.announce(this.control);
  }

  get log(): LogBuffer | null {
    return this.#log;
  }

  dispose(): void {
    this.pool.dispose();
    this.collector.dispose();
  }
}

/** Wakes threads that wait for the run, and those that wait for a monitor whose holder has stopped. */
function announce(control: C.Control, statics: Int32Array<SharedArrayBuffer>): void {
  C.announce(control);
  for (let process = 0; process < 4; process++) Atomics.notify(statics, processBase(process) + MONITOR);
}

/** The next turn of the event loop, without a timer's delay. */
async function soon(): Promise<void> {
  await new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
