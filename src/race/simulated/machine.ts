/** Everything about the virtual machine that changes as it runs: what one is, another can become. */
import { STATICS_WORDS, startJvms } from '../../jvm/statics.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import * as C from '../live/control.ts';
import { Agenda } from './agenda.ts';
import { stepNsOf } from './limits.ts';
import { MonitorLine } from './monitorLine.ts';
import { Processor } from './processor.ts';
import { Random } from './random.ts';
import { ThreadTable } from './threadTable.ts';
import { VirtualClock } from './virtualClock.ts';

export class Machine {
  readonly lanes: number;
  /** The JVMs' memory (jvm/statics). */
  readonly statics = new Int32Array(STATICS_WORDS);
  readonly random: Random;
  readonly agenda: Agenda;
  readonly processor: Processor;
  readonly monitors: MonitorLine;
  readonly threads: ThreadTable;
  /** Steps that took effect. */
  steps = 0;
  /** Message-IDs completed. */
  made = 0;

  /** Every JVM is started, the spool is full, and every thread is ready. */
  constructor(
    scenario: Scenario,
    readonly control: Int32Array,
  ) {
    const { processes, clockResolutionUs, smtpMs } = scenario;
    this.lanes = scenario.threads * processes;
    // More cores than lanes are never used.
    const cores = Math.min(scenario.cores, this.lanes);
    this.random = new Random(scenario.seed);
    this.agenda = new Agenda(cores, smtpMs > 0 ? this.lanes : 0);
    this.processor = new Processor(cores, this.lanes, stepNsOf(scenario), this.agenda, this.random);
    this.monitors = new MonitorLine(this.lanes);
    const clock = new VirtualClock(clockResolutionUs);
    this.threads = new ThreadTable(this.lanes, processes, () => clock.read(this.agenda.nowNs));
    startJvms(this.statics, processes);
    C.fillSpool(control, scenario);
    Atomics.store(control, C.INSIDE, this.lanes);
    Atomics.store(control, C.STATE, C.RUNNING);
    for (let lane = 0; lane < this.lanes; lane++) {
      Atomics.store(control, C.laneActive(lane), 1);
      this.processor.ready(lane);
    }
  }

  /** Takes on the state of another of the same scenario. */
  copyFrom(other: Machine): void {
    this.control.set(other.control);
    this.statics.set(other.statics);
    this.random.copyFrom(other.random);
    this.agenda.copyFrom(other.agenda);
    this.processor.copyFrom(other.processor);
    this.monitors.copyFrom(other.monitors);
    this.threads.copyFrom(other.threads);
    this.steps = other.steps;
    this.made = other.made;
  }

  /** Whether the thread has found the spool empty. */
  hasEnded(lane: number): boolean {
    return Atomics.load(this.control, C.laneActive(lane)) === 0;
  }
}
