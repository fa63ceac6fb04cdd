/**
 * The cores and their preemptive scheduler: first come, first served, each for a quantum of random length.
 * A thread is interrupted between two steps, never within one, and only if another waits for a core.
 */
import type { Agenda } from './agenda.ts';
import { LaneQueue } from './laneQueue.ts';
import type { Random } from './random.ts';

/** Mean time that a thread keeps its core while others wait, ns. Made up: systems of 2006 gave from 10 to 200 ms. */
export const QUANTUM_NS = 10_000_000;
/** What a core loses when it takes up another thread, ns. Made up, in the range of what systems take. */
const CONTEXT_SWITCH_NS = 2_000;

const NOBODY = -1;

export class Processor {
  /** Per core: the lane on it. */
  readonly #running: Int8Array;
  /** Per core: the lane that was on it last; its registers and caches are still there. */
  readonly #last: Int8Array;
  /** Per lane: the core that it has, or had last. */
  readonly #core: Uint8Array;
  readonly #quantumEndNs: Float64Array;
  readonly #waiting = new LaneQueue();
  #idle: number;

  /** @param stepNs a quantum has room for one step at least, however slow */
  constructor(
    readonly cores: number,
    lanes: number,
    readonly stepNs: number,
    readonly agenda: Agenda,
    readonly random: Random,
  ) {
    this.#idle = cores;
    this.#running = new Int8Array(cores).fill(NOBODY);
    this.#last = new Int8Array(cores).fill(NOBODY);
    this.#core = Uint8Array.from({ length: lanes }, (_, lane) => lane % cores);
    this.#quantumEndNs = new Float64Array(lanes).fill(Number.POSITIVE_INFINITY);
  }

  /** Whether the thread could go on, and has no core. */
  isWaiting(lane: number): boolean {
    return this.#waiting.has(lane);
  }

  /** Takes on the state of another, of as many cores and lanes. */
  copyFrom(other: Processor): void {
    this.#running.set(other.#running);
    this.#last.set(other.#last);
    this.#core.set(other.#core);
    this.#quantumEndNs.set(other.#quantumEndNs);
    this.#waiting.copyFrom(other.#waiting);
    this.#idle = other.#idle;
  }

  /** The thread can go on: it gets a core, now or when one is free. */
  ready(lane: number): void {
    if (this.#idle === 0) {
      this.#waiting.push(lane);
      return;
    }
    const own = this.#core[lane]!;
    this.#idle--;
    this.#begin(lane, this.#running[own] === NOBODY ? own : this.#running.indexOf(NOBODY));
  }

  /** The thread gives its core away: it sleeps, waits for a monitor, or has ended. */
  release(lane: number): void {
    const core = this.#core[lane]!;
    if (this.#waiting.length > 0) {
      this.#begin(this.#waiting.shift(), core);
      return;
    }
    this.#running[core] = NOBODY;
    this.agenda.freeCore(core);
    this.#idle++;
  }

  /** Between two steps: whether the thread keeps its core. If not, another has it now, and this one waits for one. */
  keeps(lane: number, nowNs: number): boolean {
    return nowNs < this.#quantumEndNs[lane]! || this.#renews(lane);
  }

  /** The thread, which has a core, goes on at that moment. */
  goesOn(lane: number, atNs: number): void {
    this.agenda.onCore(this.#core[lane]!, lane, atNs);
  }

  /** At the end of its quantum. */
  #renews(lane: number): boolean {
    if (this.#waiting.length === 0) {
      this.#quantumEndNs[lane] = this.agenda.nowNs + this.#quantum();
      return true;
    }
    this.#waiting.push(lane);
    this.#begin(this.#waiting.shift(), this.#core[lane]!);
    return false;
  }

  /** How much of `wantedNs` fits into the thread's quantum; then {@link keeps} is to be asked again. */
  sliceNs(lane: number, wantedNs: number): number {
    return Math.min(wantedNs, this.#quantumEndNs[lane]! - this.agenda.nowNs);
  }

  #begin(lane: number, core: number): void {
    const last = this.#last[core]!;
    const switchNs = last === lane || last === NOBODY ? 0 : CONTEXT_SWITCH_NS;
    this.#running[core] = this.#last[core] = lane;
    this.#core[lane] = core;
    // With a core for every thread nobody ever waits for one.
    if (this.#core.length > this.cores) this.#quantumEndNs[lane] = this.agenda.nowNs + switchNs + this.#quantum();
    this.goesOn(lane, this.agenda.nowNs + switchNs);
  }

  #quantum(): number {
    return Math.max(this.stepNs, this.random.around(QUANTUM_NS));
  }
}
