/** Where each thread of the virtual machine stands, lane by lane. */
import type { Frame } from '../../algorithms/step.ts';
import { laneProcess, ownBase, processBase } from '../../jvm/statics.ts';

/** Places of a thread that is in no message: it looks for the next one, */
export const BEGINS = -1;
/** is at work before it, */
export const WORKS = -2;
/** or sleeps through the SMTP time of the last one. */
export const SLEEPS = -3;

export class ThreadTable {
  readonly frames: readonly Frame[];
  /** The step that comes next, after the last one as many as there are; or one of the above. */
  readonly place: Int8Array;
  /** The message that it makes, or made last. */
  readonly message: Int32Array;
  /** When that message's first step took effect, ns. */
  readonly startNs: Float64Array;
  /** At work: what is left of it, ns. */
  readonly workLeftNs: Float64Array;

  constructor(
    readonly lanes: number,
    processes: number,
    readClock: () => number,
  ) {
    this.frames = Array.from({ length: lanes }, (_, lane) => ({
      statics: processBase(laneProcess(lane, processes)),
      own: ownBase(lane),
      seed: 0,
      draw: 0,
      counter: 0,
      clock: 0,
      readClock,
    }));
    this.place = new Int8Array(lanes).fill(BEGINS);
    this.message = new Int32Array(lanes);
    this.startNs = new Float64Array(lanes);
    this.workLeftNs = new Float64Array(lanes);
  }

  /** Takes on the state of another, of as many lanes. */
  copyFrom(other: ThreadTable): void {
    this.frames.forEach((frame, lane) => {
      const { seed, draw, counter, clock } = other.frames[lane]!;
      Object.assign(frame, { seed, draw, counter, clock });
    });
    this.place.set(other.place);
    this.message.set(other.message);
    this.startNs.set(other.startNs);
    this.workLeftNs.set(other.workLeftNs);
  }
}
