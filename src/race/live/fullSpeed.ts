/** A delivery thread as fast as this machine goes: nothing is waited for, and no step is timed by itself. */
import type { Step } from '../../algorithms/step.ts';
import { enterOrSleep } from '../../jvm/monitor.ts';
import { nextParkMiller } from '../../jvm/parkMiller.ts';
import { MONITOR } from '../../jvm/statics.ts';
import type { LaneWriter } from '../../log/laneWriter.ts';
import { CHUNK_ROWS } from '../../log/logBuffer.ts';
import * as C from './control.ts';
import { MONITOR_SLEEP_MS, type Outcome, type ThreadParts } from './threadParts.ts';

/** Messages between two looks at the settings: some µs, but for long work. */
const BURST = 16;

/**
 * Rows that may wait to be counted. The log is a bounded queue, as any log is that someone reads: without a bound the
 * figures shown at full speed would lag a second and more behind the threads, which leave the collector no processor.
 */
const MAX_BACKLOG_ROWS = 1 << 20;
const BACKLOG_SLEEP_MS = 20;

/**
 * Shorter work is over before the browser's clock ticks (5 µs in Chromium), and reading the clock costs as much as 50
 * steps: the message then begins when the thread takes it.
 */
const CLOCKED_WORK_STEPS = 500;

/** Tries of the lock before a thread sleeps, as HotSpot's monitors spin. */
const SPINS = 200;

export class FullSpeed {
  readonly #runs: readonly Step['run'][];
  readonly #spool: number;
  #workSteps = 0;
  #smtpMs = 0;

  constructor(readonly parts: ThreadParts) {
    this.#runs = parts.steps.map((step) => (step.kind === 'lock' ? enterMonitor(step) : step.run));
    this.#spool = C.spoolNext(parts.process);
  }

  /** Makes messages until a setting changes (null) or there is no more to do. */
  race(writer: LaneWriter): Outcome | null {
    const { control, clock, process } = this.parts;
    const end = Atomics.load(control, C.spoolEnd(process));
    const epoch = Atomics.load(control, C.EPOCH);
    this.#workSteps = Atomics.load(control, C.WORK_STEPS);
    this.#smtpMs = Atomics.load(control, C.SMTP_MS);
    clock.nowUs();
    for (let bursts = 0; Atomics.load(control, C.EPOCH) === epoch; bursts++) {
      if (bursts % (CHUNK_ROWS / BURST) === 0) this.#letCollectorCatchUp(writer, epoch);
      const outcome = this.#burst(writer, end);
      if (outcome) return outcome;
    }
    return null;
  }

  /** Called often and over soon, so that a browser compiles it well whatever became of the run before. */
  #burst(writer: LaneWriter, end: number): Outcome | null {
    const { control, statics, frame, clock } = this.parts;
    const runs = this.#runs;
    const messages = this.#smtpMs > 0 ? 1 : BURST;
    const clocked = this.#workSteps >= CLOCKED_WORK_STEPS || this.#smtpMs > 0;
    for (let made = 0; made < messages; made++) {
      const message = Atomics.add(control, this.#spool, 1);
      if (message >= end) return 'spent';
      if (this.#workSteps > 0) work(this.#workSteps);
      if (clocked) clock.nowUs();
      const startUs = clock.atUs;
      for (let i = 0; i < runs.length; i++) runs[i]!(statics, frame);
      writer.append(message, frame.draw, frame.counter, frame.clock, clock.atUs, clock.atUs - startUs);
    }
    return this.#smtpMs > 0 ? this.#speakSmtp(writer) : null;
  }

  #speakSmtp(writer: LaneWriter): Outcome | null {
    const { control, waiter } = this.parts;
    writer.publish();
    return waiter.rest(() => 1000 * Atomics.load(control, C.SMTP_MS)) ? null : 'stopped';
  }

  #letCollectorCatchUp(writer: LaneWriter, epoch: number): void {
    const { control } = this.parts;
    while (writer.backlog() > MAX_BACKLOG_ROWS && Atomics.load(control, C.EPOCH) === epoch) {
      writer.sleepUntilTaken(BACKLOG_SLEEP_MS);
    }
  }
}

/** The lock step: a short spin, then sleep. */
function enterMonitor(step: Step): Step['run'] {
  return (memory, frame) => {
    for (let spin = 0; spin < SPINS; spin++) if (step.run(memory, frame) === 1) return 1;
    while (!enterOrSleep(memory, frame.statics + MONITOR, MONITOR_SLEEP_MS));
    return 1;
  };
}

/** Processor time between two Message-IDs: Park–Miller steps in the thread's own registers. */
function work(steps: number): void {
  let seed = 1;
  for (let i = 0; i < steps; i++) seed = nextParkMiller(seed);
  if (seed === 0) throw new RangeError('the generator never gives 0');
}
