/** Makes a list of moves from the start, and records what each did. Nothing in the list is believed unchecked. */
import type { Step } from '../../algorithms/step.ts';
import { TICK, type Move } from './program.ts';
import type { StepMachine, State } from './stepMachine.ts';
import { stuckIn } from './stuck.ts';

/** What one move did. */
export interface MoveRecord {
  readonly move: Move;
  /** null: the clock ticked. */
  readonly thread: number | null;
  readonly step: Step | null;
  /** The thread's message, from 0. */
  readonly message: number | null;
  /** The value read or written; a lock 1; a clock reading or tick the ticks since the start. */
  readonly value: number;
  /** Whether the thread had to wait for the monitor before this move. */
  readonly wasBlocked: boolean;
  /** Whether this move completed a Message-ID that had been made before. */
  readonly collides: boolean;
}

export interface Replay {
  readonly records: readonly MoveRecord[];
  /** The state after each move; the first is the start. */
  readonly states: readonly State[];
  /** The first move that cannot be made, if there is one; what stands after it was not tried. */
  readonly refused: { readonly index: number; readonly move: Move; readonly reason: string } | null;
}

/** Makes the moves one after the other; stops before the first that cannot be made. Throws for none. */
export function replay(machine: StepMachine, moves: readonly Move[]): Replay {
  const states = [machine.start()];
  const records: MoveRecord[] = [];
  const waited = new Set<number>();
  for (const [index, move] of moves.entries()) {
    const state = states.at(-1)!;
    if (!machine.canMove(state, move))
      return { records, states, refused: { index, move, reason: whyNot(machine, state, move) } };
    const after = machine.after(state, move);
    records.push(recordOf(machine, state, after, move, waited));
    states.push(after);
    waited.delete(move);
    for (let thread = 0; thread < machine.threads; thread++) {
      if (machine.nextStep(after, thread)?.kind === 'lock' && !machine.canMove(after, thread)) waited.add(thread);
    }
  }
  return { records, states, refused: null };
}

function recordOf(machine: StepMachine, state: State, after: State, move: Move, waited: Set<number>): MoveRecord {
  if (move === TICK)
    return {
      move,
      thread: null,
      step: null,
      message: null,
      value: machine.ticks(after),
      wasBlocked: false,
      collides: false,
    };
  const steps = machine.program.lists[move]!;
  const step = machine.nextStep(state, move)!;
  return {
    move,
    thread: move,
    step,
    message: Math.floor(machine.stepsTaken(state, move) / steps.length),
    value: step.kind === 'clock' ? machine.ticks(state) : machine.value,
    wasBlocked: waited.has(move),
    collides: machine.equalPair(state) === null && machine.equalPair(after) !== null,
  };
}

/** Why a move that cannot be made cannot be made, for people: threads count from 1. */
export function whyNot(machine: StepMachine, state: State, move: Move): string {
  const stuck = stuckIn(machine, state);
  if (stuck) return `no thread can move any more (${stuck.word})`;
  if (move === TICK) {
    const { ticks } = machine.program;
    if (machine.ticks(state) >= ticks)
      return ticks === 0 ? 'the clock is frozen' : `the clock has ticked ${machine.ticks(state)} of ${ticks} times`;
    return machine.moves(state).length === 0
      ? 'all threads have finished'
      : 'the clock does not tick before the first step';
  }
  if (!machine.hasThread(move)) return `there is no thread ${move + 1}`;
  if (machine.isFinished(state, move)) return `thread ${move + 1} has made all its messages`;
  return `thread ${move + 1} waits for the monitor`;
}
