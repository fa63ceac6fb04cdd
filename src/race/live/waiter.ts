/** How a thread really waits: on a word that is only notified when something changes. */
import * as C from './control.ts';

/** A step takes from half to one-and-a-half times its length, evenly: threads do not march in step. */
const draw = (): number => 0.5 + Math.random();

/** Weight of the newest wait in the mean that the page shows. */
const MEAN_WEIGHT = 1 / 32;

export class Waiter {
  #meanRatio = 1;

  constructor(
    readonly control: C.Control,
    readonly lane: number,
  ) {}

  /** Whether the run goes on; while it is paused, sleeps. */
  mayGoOn(): boolean {
    this.untilResumed();
    return Atomics.load(this.control, C.STATE) === C.RUNNING;
  }

  untilResumed(): void {
    for (;;) {
      const epoch = Atomics.load(this.control, C.EPOCH);
      if (Atomics.load(this.control, C.STATE) !== C.PAUSED) return;
      Atomics.wait(this.control, C.EPOCH, epoch);
    }
  }

  /**
   * Waits about `durationUs()`; when settings change meanwhile, what is left is measured by the new ones.
   * Returns false if the run was stopped.
   */
  rest(durationUs: () => number): boolean {
    const factor = draw();
    let totalMs = (factor * durationUs()) / 1000;
    if (totalMs <= 0) return true;
    let deadlineMs = performance.now() + totalMs;
    for (;;) {
      const epoch = Atomics.load(this.control, C.EPOCH);
      const state = Atomics.load(this.control, C.STATE);
      const leftMs = deadlineMs - performance.now();
      if (state === C.PAUSED) {
        this.untilResumed();
        deadlineMs = performance.now() + leftMs;
        continue;
      }
      if (state !== C.RUNNING) return false;
      const wantedMs = (factor * durationUs()) / 1000;
      if (wantedMs !== totalMs) {
        deadlineMs = performance.now() + (leftMs / totalMs) * wantedMs;
        totalMs = wantedMs;
        if (totalMs <= 0) return true;
        continue;
      }
      if (leftMs <= 0) return true;
      Atomics.wait(this.control, C.EPOCH, epoch, leftMs);
    }
  }

  /** {@link rest} for one step, and keeps the mean of what such waits really take. */
  restOneStep(stepUs: () => number): boolean {
    const fromMs = performance.now();
    const wantedUs = stepUs();
    const goesOn = this.rest(stepUs);
    if (goesOn && wantedUs > 0 && stepUs() === wantedUs) {
      const ratio = ((performance.now() - fromMs) * 1000) / wantedUs;
      this.#meanRatio += (ratio - this.#meanRatio) * MEAN_WEIGHT;
      Atomics.store(this.control, C.laneStepNs(this.lane), Math.round(this.#meanRatio * wantedUs * 1000));
    }
    return goesOn;
  }
}
