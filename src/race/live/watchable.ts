/** A delivery thread slow enough to watch: it really waits after each step, and each step is recorded. */
import { leave, enterOrSleep } from '../../jvm/monitor.ts';
import { MONITOR } from '../../jvm/statics.ts';
import type { LaneWriter } from '../../log/laneWriter.ts';
import * as C from './control.ts';
import { MONITOR_SLEEP_MS, type Outcome, type ThreadParts } from './threadParts.ts';

/** Steps shorter than this are over before they could be recorded, µs. */
const RECORDED_STEP_US = 100;

export class Watchable {
  #holdsMonitor = false;

  constructor(readonly parts: ThreadParts) {}

  /** Makes one message. Returns null when the thread may go on. */
  race(writer: LaneWriter): Outcome | null {
    const { control, statics, frame, clock, waiter, steps, process, thread } = this.parts;
    const stepUs = (): number => Atomics.load(control, C.STEP_US);
    const spool = C.spoolNext(process);
    if (Atomics.load(control, spool) >= Atomics.load(control, C.spoolEnd(process))) return 'spent';
    if (!waiter.rest(() => Atomics.load(control, C.WORK_STEPS) * stepUs())) return 'stopped';
    if (thread >= Atomics.load(control, C.THREADS)) return 'inactive';
    const message = Atomics.add(control, spool, 1);
    if (message >= Atomics.load(control, C.spoolEnd(process))) return 'spent';

    clock.resolutionUs = Atomics.load(control, C.CLOCK_RESOLUTION_US);
    const recorder = stepUs() >= RECORDED_STEP_US ? writer.stepsOfNext() : null;
    frame.draw = 0;
    const startUs = clock.nowUs();
    for (const step of steps) {
      let waitedUs = 0;
      const before = recorder?.before() ?? 0;
      let value = step.run(statics, frame);
      let order = before;
      if (step.kind === 'lock' && value === 0) {
        const fromUs = clock.nowUs();
        if (!this.#waitForMonitor()) return this.#giveUp();
        waitedUs = clock.nowUs() - fromUs;
        order = recorder?.before() ?? 0;
      }
      if (step.kind === 'lock') value = Math.round(waitedUs);
      this.#holdsMonitor = step.kind === 'lock' || (this.#holdsMonitor && step.kind !== 'unlock');
      recorder?.after(order, clock.nowUs() - startUs, value);
      if (!waiter.restOneStep(stepUs)) return this.#giveUp();
    }
    const endUs = clock.nowUs();
    writer.append(message, frame.draw, frame.counter, frame.clock, endUs, endUs - startUs);
    writer.publish();
    const rested = waiter.rest(() => 1000 * Atomics.load(control, C.SMTP_MS));
    return rested ? null : 'stopped';
  }

  /** Stopped in the middle of a message: the seed it may have written is told, the message is not. */
  #giveUp(): Outcome {
    const { control, statics, frame, lane } = this.parts;
    Atomics.store(control, C.laneUnfinished(lane), frame.draw);
    // As a Java thread does that leaves a synchronized method by an exception.
    if (this.#holdsMonitor) leave(statics, frame.statics + MONITOR);
    this.#holdsMonitor = false;
    return 'stopped';
  }

  /** Sleeps until the monitor is taken; false if the run was stopped meanwhile. */
  #waitForMonitor(): boolean {
    const { statics, frame, waiter } = this.parts;
    while (!enterOrSleep(statics, frame.statics + MONITOR, MONITOR_SLEEP_MS)) {
      if (!waiter.mayGoOn()) return false;
    }
    return true;
  }
}
