/** The words through which the page, the collector and the delivery threads of one panel talk. All are atomic. */
import { LINE_WORDS, MAX_LANES, MAX_PROCESSES } from '../../jvm/statics.ts';
import type { LiveField, Scenario } from '../../scenario/scenario.ts';

/** Changes with every start, stop, pause and moved setting. Whoever waits, waits on it, and is woken by a change. */
export const EPOCH = 0;
export const STATE = LINE_WORDS;
/** Number of the run, from 1. */
export const RUN = STATE + 1;

/** Settings of the run; the threads read them before each message and whenever the epoch changes. */
export const THREADS = 2 * LINE_WORDS;
export const CLOCK_RESOLUTION_US = THREADS + 1;
export const STEP_US = THREADS + 2;
export const WORK_STEPS = THREADS + 3;
export const SMTP_MS = THREADS + 4;

export const SETTING_WORDS: Readonly<Record<LiveField, number>> = {
  threads: THREADS,
  clockResolutionUs: CLOCK_RESOLUTION_US,
  stepUs: STEP_US,
  workSteps: WORK_STEPS,
  smtpMs: SMTP_MS,
};

/** Threads inside the present run. */
export const INSIDE = 3 * LINE_WORDS;

/** Per lane: 1 while its thread is at work. */
const LANE_ACTIVE = 4 * LINE_WORDS;
/** Per lane: the draw of a message that was given up at Stop; 0: none. */
const LANE_UNFINISHED = LANE_ACTIVE + MAX_LANES;
/** Per lane: what its last waits of one step took on the mean, in ns. */
const LANE_STEP_NS = LANE_UNFINISHED + MAX_LANES;

/** Per process: the spool's next message, and the line after it the end of its share. */
const SPOOL = LANE_STEP_NS + MAX_LANES;

export const CONTROL_WORDS = SPOOL + 2 * LINE_WORDS * MAX_PROCESSES;

export const laneActive = (lane: number): number => LANE_ACTIVE + lane;
export const laneUnfinished = (lane: number): number => LANE_UNFINISHED + lane;
export const laneStepNs = (lane: number): number => LANE_STEP_NS + lane;
export const spoolNext = (process: number): number => SPOOL + 2 * LINE_WORDS * process;
export const spoolEnd = (process: number): number => spoolNext(process) + LINE_WORDS;

/** Values of {@link STATE}. */
export const PARKED = 0;
export const RUNNING = 1;
export const PAUSED = 2;
/** The threads are to return to their event loops. */
export const LEAVE = 3;

export type Control = Int32Array<SharedArrayBuffer>;

/** Tells everyone who waits that something changed. */
export function announce(control: Control): void {
  Atomics.add(control, EPOCH, 1);
  Atomics.notify(control, EPOCH);
}

/** Writes a scenario's settings and fills the spool of each process for the next run. */
export function fillSpool(control: Int32Array, scenario: Scenario): void {
  for (const field of Object.keys(SETTING_WORDS) as LiveField[]) {
    Atomics.store(control, SETTING_WORDS[field], scenario[field]);
  }
  for (let lane = 0; lane < MAX_LANES; lane++) {
    Atomics.store(control, laneUnfinished(lane), 0);
    Atomics.store(control, laneStepNs(lane), 0);
  }
  for (let process = 0; process < scenario.processes; process++) {
    const share = (end: number): number => Math.floor((scenario.messages * end) / scenario.processes);
    Atomics.store(control, spoolNext(process), share(process));
    Atomics.store(control, spoolEnd(process), share(process + 1));
  }
  Atomics.add(control, RUN, 1);
}

/** Whether every message of the run has been taken from the spool and made. */
export function isSpent(control: Int32Array, processes: number): boolean {
  for (let process = 0; process < processes; process++) {
    if (Atomics.load(control, spoolNext(process)) < Atomics.load(control, spoolEnd(process))) return false;
  }
  return Atomics.load(control, INSIDE) === 0;
}
