/** How long threads wait for the monitor of their process: the one that has waited longest is woken first. */
import { MAX_PROCESSES } from '../../jvm/statics.ts';
import { LaneQueue } from './laneQueue.ts';

export class MonitorLine {
  readonly #lines = Array.from({ length: MAX_PROCESSES }, () => new LaneQueue());
  /** Per lane: since when it has waited, ns; NaN: it does not. */
  readonly #sinceNs: Float64Array;

  constructor(lanes: number) {
    this.#sinceNs = new Float64Array(lanes).fill(NaN);
  }

  /** Whether the thread waits, or was woken and has not tried again. */
  isWaiting(lane: number): boolean {
    return !Number.isNaN(this.#sinceNs[lane]!);
  }

  /** Takes on the state of another, of as many lanes. */
  copyFrom(other: MonitorLine): void {
    this.#lines.forEach((line, process) => line.copyFrom(other.#lines[process]!));
    this.#sinceNs.set(other.#sinceNs);
  }

  /** The lock step failed. A thread that was woken, and found that another was faster, keeps its place in front. */
  wait(process: number, lane: number, nowNs: number): void {
    if (Number.isNaN(this.#sinceNs[lane]!)) {
      this.#sinceNs[lane] = nowNs;
      this.#lines[process]!.push(lane);
    } else {
      this.#lines[process]!.pushFront(lane);
    }
  }

  /** The lock step succeeded. Returns how long the thread had waited, ns. */
  entered(lane: number, nowNs: number): number {
    const sinceNs = this.#sinceNs[lane]!;
    this.#sinceNs[lane] = NaN;
    return Number.isNaN(sinceNs) ? 0 : nowNs - sinceNs;
  }

  /** The monitor is free: the lane to wake; -1 if nobody waits. */
  wake(process: number): number {
    const line = this.#lines[process]!;
    return line.length === 0 ? -1 : line.shift();
  }
}
