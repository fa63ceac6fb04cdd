/** A machine's state in words. */
import type { MessageIdPart, Step } from '../../algorithms/step.ts';
import { holdsMonitor, type Held, type MachineState, type ThreadState } from '../../log/machineState.ts';
import { FULL_SPEED_STEP_NS } from '../../race/simulated/limits.ts';
import type { Change, Scenario } from '../../scenario/scenario.ts';
import { whole } from '../shell/figures.ts';
import { capitalised, threadName } from '../inspector/threadWords.ts';

/** A value that a thread holds, in the colour of its part of the Message-ID. */
export interface HeldPiece {
  readonly part: MessageIdPart;
  readonly text: string;
}

/** Digits of the clock that tell two messages apart. */
const CLOCK_DIGITS = 4;

/** The Message-ID as far as it is made: "2175792.44.…9728"; only the seed read: "seed 1938983919". */
export function heldPieces({ seed, hash, counter, clock }: Held): HeldPiece[] {
  const made: HeldPiece[] = [];
  if (hash !== null) made.push({ part: 'hash', text: String(hash) });
  else if (seed !== null) made.push({ part: 'hash', text: `seed ${seed}` });
  if (counter !== null) made.push({ part: 'counter', text: String(counter) });
  if (clock !== null) made.push({ part: 'clock', text: `…${String(clock).slice(-CLOCK_DIGITS)}` });
  return made;
}

/** What a thread is doing, in a word or two; '' where the step that comes next says it. */
export function doingWords(
  thread: ThreadState,
  steps: readonly Step[],
  begun: Pick<Scenario, 'smtpMs' | 'workSteps'>,
): string {
  if (thread.waitsForCore) return thread.doing === 'step' ? 'no core' : 'waits for a core';
  switch (thread.doing) {
    case 'step':
      return thread.taken < steps.length ? '' : 'made';
    case 'monitor':
      return 'waits';
    case 'work':
      return 'works';
    case 'smtp':
      return 'SMTP';
    case 'between':
      return betweenWords(begun);
    case 'unrecorded':
      return 'makes an ID';
    case 'done':
      return 'done';
  }
}

/** Of the time between two messages the log keeps only the ends; the settings tell what filled it. */
function betweenWords({ smtpMs, workSteps }: Pick<Scenario, 'smtpMs' | 'workSteps'>): string {
  if (smtpMs > 0) return workSteps > 0 ? 'SMTP or work' : 'SMTP';
  return workSteps > 0 ? 'works' : 'between';
}

/** The settings that fill the time between two messages, as they were at a moment of a run. */
export function pauseSettings(
  begun: Scenario,
  changes: readonly Change[],
  us: number,
): Pick<Scenario, 'smtpMs' | 'workSteps'> {
  const at = (field: 'smtpMs' | 'workSteps'): number =>
    changes.findLast((change) => change.field === field && change.atUs <= us)?.to ?? begun[field];
  return { smtpMs: at('smtpMs'), workSteps: at('workSteps') };
}

/** "Thread 4 will write seed." */
export function nextSentence({ next }: MachineState, steps: readonly Step[], processes: number): string {
  if (!next) return 'Nothing more was recorded.';
  const who = capitalised(threadName(next, processes));
  const step = next.step === null ? undefined : steps[next.step];
  return step ? `${who} will ${step.name}.` : `${who} will have its Message-ID.`;
}

/** "1.3.2: 6 of 30 reuse an ID. Thread 7 will read seed." */
export function briefLine(version: string, state: MachineState, steps: readonly Step[], processes: number): string {
  const counted = `${whole(state.duplicates)} of ${whole(state.messages)} reuse an ID`;
  return `${version}: ${counted}. ${nextSentence(state, steps, processes)}`;
}

/** "held by thread 3, 2 wait", "free". */
export function monitorWords(
  threads: readonly ThreadState[],
  steps: readonly Step[],
  process: number,
  processes: number,
): string {
  const stepIds = steps.map(({ id }) => id);
  const own = threads.filter((thread) => thread.process === process);
  const holders = own.filter((thread) => holdsMonitor(stepIds, thread));
  if (own.some(({ doing }) => doing === 'unrecorded')) return 'not recorded';
  const waiting = own.filter(({ doing }) => doing === 'monitor').length;
  const queue = waiting === 0 ? '' : `, ${waiting} wait${waiting === 1 ? 's' : ''}`;
  if (holders.length === 0) return `free${queue}`;
  if (holders.length > 1) return `${holders.length} threads, each its own`;
  return `held by ${threadName(holders[0]!, processes).replace(/ of process.*/, '')}${queue}`;
}

/** Where the state comes from, and what it leaves open. */
export function sourceSentence({ source, threads }: MachineState, fullSpeed: boolean): string {
  if (source === 'machine') return 'Exact: the simulation itself, run again to this moment.';
  if (fullSpeed || threads.some(({ doing }) => doing === 'unrecorded'))
    return 'At full speed no step was recorded: which message a thread was making is known, and not how far it had come.';
  return 'As the threads recorded it, step by step.';
}

/** How near to each other things happen in a run, µs: what its moments must be told apart by. */
export function finestUs({ engine, stepUs }: Pick<Scenario, 'engine' | 'stepUs'>): number {
  if (engine === 'live') return Math.max(stepUs, LIVE_CLOCK_US);
  return stepUs === 0 ? FULL_SPEED_STEP_NS / 1000 : stepUs;
}

/** A moment as exactly as the run needs it: "7.8021 s", "12.345 ms", "1,234.560 µs". */
export function playheadWords(us: number, leastUs: number): string {
  if (leastUs < 1) return `${precise.format(us)}\u00a0µs`;
  return leastUs < 100 ? `${precise.format(us / 1000)}\u00a0ms` : `${(us / 1e6).toFixed(4)}\u00a0s`;
}

/** Nothing in a live run is timed more finely (Chromium, isolated). */
const LIVE_CLOCK_US = 5;
const precise = new Intl.NumberFormat('en', { minimumFractionDigits: 3, maximumFractionDigits: 3 });
