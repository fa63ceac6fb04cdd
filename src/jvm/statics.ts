/**
 * Where the JVMs' static variables lie in the shared memory, in 32-bit words.
 * Every variable has 128 bytes of its own, so that two of them never share a cache line.
 */
import { FIRST_SEED, nextParkMiller } from './parkMiller.ts';
import { XOR_SHIFT_W, XOR_SHIFT_Y, XOR_SHIFT_Z } from './xorShift.ts';

export const LINE_WORDS = 32;
export const MAX_PROCESSES = 4;
export const MAX_LANES = 64;

/** Words from a process's base. */
export const SEED = 0;
export const COUNTER = LINE_WORDS;
export const MONITOR = 2 * LINE_WORDS;
const PROCESS_WORDS = 3 * LINE_WORDS;

/** Words from a thread's own base (mode 5 keeps its generator in the thread). */
export const OWN_X = 0;
export const OWN_Y = 1;
export const OWN_Z = 2;
export const OWN_W = 3;
/** A monitor that keeps nobody out, for repairs that lock it (algorithms/repaired). */
export const OWN_MONITOR = 4;

/** Base of a process's statics. */
export function processBase(process: number): number {
  return process * PROCESS_WORDS;
}

/** Base of the words that only the thread of this lane touches. */
export function ownBase(lane: number): number {
  return MAX_PROCESSES * PROCESS_WORDS + lane * LINE_WORDS;
}

export const STATICS_WORDS = MAX_PROCESSES * PROCESS_WORDS + MAX_LANES * LINE_WORDS;

/**
 * Starts every JVM afresh: seed 1234567, counters 0, monitors free, and in each process the threads' own
 * generators with X = draws 1, 2, 3, … of that process's global one.
 * A thread's X is drawn by the thread that creates it, one after the other, so these draws do not race.
 */
export function startJvms(statics: Int32Array, processes: number): void {
  statics.fill(0);
  for (let process = 0; process < processes; process++) {
    let x = FIRST_SEED;
    statics[processBase(process) + SEED] = FIRST_SEED;
    for (let lane = process; lane < MAX_LANES; lane += processes) {
      const own = ownBase(lane);
      x = nextParkMiller(x);
      statics[own + OWN_X] = x;
      statics[own + OWN_Y] = XOR_SHIFT_Y;
      statics[own + OWN_Z] = XOR_SHIFT_Z;
      statics[own + OWN_W] = XOR_SHIFT_W;
    }
  }
}

/** A lane is one thread of one process; the processes take turns, so that threads join and leave in all of them alike. */
export function laneProcess(lane: number, processes: number): number {
  return lane % processes;
}

/** The thread's number within its process. */
export function laneThread(lane: number, processes: number): number {
  return Math.floor(lane / processes);
}
