/**
 * One mail delivery thread: takes messages from the spool and makes their Message-IDs, step by step, on memory that
 * it shares with the others. Nothing here or elsewhere decides who comes between whom.
 */
import { ALGORITHMS } from '../../algorithms/index.ts';
import type { Frame, Step } from '../../algorithms/step.ts';
import { clockField } from '../../jvm/clock.ts';
import { enterOrSleep, leave } from '../../jvm/monitor.ts';
import { nextParkMiller } from '../../jvm/parkMiller.ts';
import { MONITOR, laneProcess, laneThread, ownBase, processBase } from '../../jvm/statics.ts';
import { LaneWriter } from '../../log/laneWriter.ts';
import { CHUNK_ROWS, logColumns, type LogBuffer } from '../../log/logBuffer.ts';
import type { AlgorithmId, HashMode } from '../../scenario/scenario.ts';
import * as C from './control.ts';
import { Waiter } from './waiter.ts';

/** A thread's place in a panel's race; all that crosses to the worker. */
export interface Seat {
  readonly lane: number;
  readonly processes: number;
  readonly algorithm: AlgorithmId;
  readonly hash: HashMode;
  readonly control: SharedArrayBuffer;
  readonly statics: SharedArrayBuffer;
  /** One Float64: start of the run in ms since 1970, as the page's performance.timeOrigin counts. */
  readonly base: SharedArrayBuffer;
  readonly log: LogBuffer;
}

/** Steps shorter than this are over before they could be recorded, µs. */
export const RECORDED_STEP_US = 100;
/** How long a thread sleeps at most before it looks whether the run was stopped, ms. */
const MONITOR_SLEEP_MS = 50;

/**
 * Rows that may wait to be counted. The log is a bounded queue, as any log is that someone reads: without a bound the
 * figures shown at full speed would lag a second and more behind the threads, which leave the collector no processor.
 */
const MAX_BACKLOG_ROWS = 1 << 20;
const BACKLOG_SLEEP_MS = 20;

/** Messages between two looks at the settings, at full speed: some µs. */
const LOOKS_EVERY = 16;

type Outcome = 'spent' | 'inactive' | 'stopped';

export class DeliveryThread {
  readonly #control: C.Control;
  readonly #statics: Int32Array<SharedArrayBuffer>;
  readonly #base: Float64Array<SharedArrayBuffer>;
  readonly #steps: readonly Step[];
  readonly #waiter: Waiter;
  readonly #frame: Frame;
  readonly #process: number;
  readonly #thread: number;
  #writer: LaneWriter;
  #run = 0;
  /** performance.now() at the run's start. */
  #originMs = 0;
  /** When the clock was last read, µs from the run's start. */
  #atUs = 0;
  #clockResolutionUs = 1000;
  #startEpochUs = 0;
  #holdsMonitor = false;

  constructor(readonly seat: Seat) {
    this.#control = new Int32Array(seat.control);
    this.#statics = new Int32Array(seat.statics);
    this.#base = new Float64Array(seat.base);
    this.#steps = ALGORITHMS[seat.algorithm].steps(seat.hash);
    this.#waiter = new Waiter(this.#control, seat.lane);
    this.#process = laneProcess(seat.lane, seat.processes);
    this.#thread = laneThread(seat.lane, seat.processes);
    this.#writer = this.#newWriter();
    this.#frame = {
      statics: processBase(this.#process),
      own: ownBase(seat.lane),
      seed: 0,
      draw: 0,
      counter: 0,
      clock: 0,
      readClock: () => clockField(this.#startEpochUs + this.#nowUs(), this.#clockResolutionUs),
    };
  }

  /** Races whenever a run goes on, sleeps in between; returns when told to leave. */
  work(): void {
    const control = this.#control;
    let spentRun = 0;
    for (;;) {
      const epoch = Atomics.load(control, C.EPOCH);
      const state = Atomics.load(control, C.STATE);
      if (state === C.LEAVE) return;
      const wanted = this.#thread < Atomics.load(control, C.THREADS);
      if (state === C.RUNNING && wanted && spentRun !== Atomics.load(control, C.RUN)) {
        // Counted in before the state is looked at again: a run is only cleared when nobody is inside.
        Atomics.add(control, C.INSIDE, 1);
        const outcome = Atomics.load(control, C.STATE) === C.RUNNING ? this.#race() : 'stopped';
        if (outcome === 'spent') spentRun = this.#run;
        Atomics.sub(control, C.INSIDE, 1);
      } else {
        Atomics.wait(control, C.EPOCH, epoch);
      }
    }
  }

  #race(): Outcome {
    const run = Atomics.load(this.#control, C.RUN);
    if (run !== this.#run) this.#enterRun(run);
    Atomics.store(this.#control, C.laneActive(this.seat.lane), 1);
    try {
      for (;;) {
        const state = Atomics.load(this.#control, C.STATE);
        if (state === C.PAUSED) {
          this.#waiter.untilResumed();
          continue;
        }
        if (state !== C.RUNNING) return 'stopped';
        if (this.#thread >= Atomics.load(this.#control, C.THREADS)) return 'inactive';
        this.#clockResolutionUs = Atomics.load(this.#control, C.CLOCK_RESOLUTION_US);
        const outcome = Atomics.load(this.#control, C.STEP_US) === 0 ? this.#fullSpeed() : this.#slowly();
        if (outcome) return outcome;
      }
    } finally {
      this.#writer.publish();
      Atomics.store(this.#control, C.laneActive(this.seat.lane), 0);
    }
  }

  #enterRun(run: number): void {
    this.#run = run;
    this.#writer = this.#newWriter();
    const startMs = this.#base[0]!;
    this.#originMs = startMs - performance.timeOrigin;
    this.#startEpochUs = Math.round(startMs * 1000);
    this.#frame.seed = this.#frame.draw = this.#frame.counter = 0;
  }

  /** As fast as this machine goes, until something changes. */
  #fullSpeed(): Outcome | null {
    const control = this.#control;
    const memory = this.#statics;
    const frame = this.#frame;
    const runs = this.#steps.map((step) => (step.kind === 'lock' ? this.#enterMonitor(step) : step.run));
    const next = C.spoolNext(this.#process);
    const end = Atomics.load(control, C.spoolEnd(this.#process));
    const workSteps = Atomics.load(control, C.WORK_STEPS);
    const smtpMs = Atomics.load(control, C.SMTP_MS);
    const rested = workSteps > 0 || smtpMs > 0;
    const epoch = Atomics.load(control, C.EPOCH);
    let made = 0;
    this.#nowUs();
    const looksEvery = smtpMs > 0 ? 1 : LOOKS_EVERY;
    while (made++ % looksEvery !== 0 || Atomics.load(control, C.EPOCH) === epoch) {
      if (made % CHUNK_ROWS === 0) {
        while (this.#writer.backlog() > MAX_BACKLOG_ROWS && Atomics.load(control, C.EPOCH) === epoch) {
          this.#writer.sleepUntilTaken(BACKLOG_SLEEP_MS);
        }
      }
      const message = Atomics.add(control, next, 1);
      if (message >= end) return 'spent';
      if (rested) {
        work(workSteps);
        this.#nowUs();
      }
      const startUs = this.#atUs;
      for (let i = 0; i < runs.length; i++) runs[i]!(memory, frame);
      this.#writer.append(message, frame.draw, frame.counter, frame.clock, this.#atUs, this.#atUs - startUs);
      if (smtpMs > 0) {
        this.#writer.publish();
        if (!this.#waiter.rest(() => 1000 * Atomics.load(control, C.SMTP_MS))) return 'stopped';
      }
    }
    return null;
  }

  /** One message, with a wait after each step. */
  #slowly(): Outcome | null {
    const control = this.#control;
    const stepUs = (): number => Atomics.load(control, C.STEP_US);
    const spool = C.spoolNext(this.#process);
    if (Atomics.load(control, spool) >= Atomics.load(control, C.spoolEnd(this.#process))) return 'spent';
    if (!this.#waiter.rest(() => Atomics.load(control, C.WORK_STEPS) * stepUs())) return 'stopped';
    if (this.#thread >= Atomics.load(control, C.THREADS)) return 'inactive';
    const message = Atomics.add(control, spool, 1);
    if (message >= Atomics.load(control, C.spoolEnd(this.#process))) return 'spent';

    this.#clockResolutionUs = Atomics.load(control, C.CLOCK_RESOLUTION_US);
    const frame = this.#frame;
    const recorder = stepUs() >= RECORDED_STEP_US ? this.#writer.stepsOfNext() : null;
    frame.draw = 0;
    const startUs = this.#nowUs();
    for (const step of this.#steps) {
      let waitedUs = 0;
      const before = recorder?.before() ?? 0;
      let value = step.run(this.#statics, frame);
      let order = before;
      if (step.kind === 'lock' && value === 0) {
        const fromUs = this.#nowUs();
        if (!this.#waitForMonitor()) return this.#giveUp();
        waitedUs = this.#nowUs() - fromUs;
        order = recorder?.before() ?? 0;
      }
      if (step.kind === 'lock') value = Math.round(waitedUs);
      this.#holdsMonitor = step.kind === 'lock' || (this.#holdsMonitor && step.kind !== 'unlock');
      recorder?.after(order, this.#nowUs() - startUs, value);
      if (!this.#waiter.restOneStep(stepUs)) return this.#giveUp();
    }
    const endUs = this.#nowUs();
    this.#writer.append(message, frame.draw, frame.counter, frame.clock, endUs, endUs - startUs);
    this.#writer.publish();
    const rested = this.#waiter.rest(() => 1000 * Atomics.load(control, C.SMTP_MS));
    return rested ? null : 'stopped';
  }

  /** Stopped in the middle of a message: the seed it may have written is told, the message is not. */
  #giveUp(): Outcome {
    Atomics.store(this.#control, C.laneUnfinished(this.seat.lane), this.#frame.draw);
    // As a Java thread does that leaves a synchronized method by an exception.
    if (this.#holdsMonitor) leave(this.#statics, this.#frame.statics + MONITOR);
    this.#holdsMonitor = false;
    return 'stopped';
  }

  /** Sleeps until the monitor is taken; false if the run was stopped meanwhile. */
  #waitForMonitor(): boolean {
    const word = this.#frame.statics + MONITOR;
    while (!enterOrSleep(this.#statics, word, MONITOR_SLEEP_MS)) {
      if (!this.#waiter.mayGoOn()) return false;
    }
    return true;
  }

  /** The lock step at full speed: a short spin, as HotSpot's monitors do, then sleep. */
  #enterMonitor(step: Step): Step['run'] {
    const SPINS = 200;
    return (memory, frame) => {
      for (let spin = 0; spin < SPINS; spin++) if (step.run(memory, frame) === 1) return 1;
      while (!enterOrSleep(memory, frame.statics + MONITOR, MONITOR_SLEEP_MS));
      return 1;
    };
  }

  #newWriter(): LaneWriter {
    const { log, lane } = this.seat;
    return new LaneWriter(logColumns(log), lane, log.plan.stepsPerMessage);
  }

  #nowUs(): number {
    return (this.#atUs = (performance.now() - this.#originMs) * 1000);
  }
}

/** Processor time between two Message-IDs: Park–Miller steps in the thread's own registers. */
function work(steps: number): void {
  let seed = 1;
  for (let i = 0; i < steps; i++) seed = nextParkMiller(seed);
  if (seed === 0) throw new RangeError('the generator never gives 0');
}
