/** Where each thread of the virtual machine stands, lane by lane. */
import type { Frame } from '../../algorithms/step.ts';
import { laneProcess, ownBase, processBase } from '../../jvm/statics.ts';

/** Where a thread is besides before step i: looking for the next message, at work, asleep. After the last step: as many as there are. */
export const BEGINS = -1;
export const WORKS = -2;
export const SLEEPS = -3;

export class ThreadTable {
  readonly frames: readonly Frame[];
  /** The step that comes next, or one of the above. */
  readonly place: Int8Array;
  /** The message that it makes, or made last. */
  readonly message: Int32Array;
  /** When that message's first step took effect, ns. */
  readonly startNs: Float64Array;
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
