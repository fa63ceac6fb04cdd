/** The rules of "You are the scheduler": where an attempt stands, and what a try costs that changes nothing. */
import type { Move } from './program.ts';
import { replay, whyNot, type Replay } from './replay.ts';
import type { MadeMessage, StepMachine } from './stepMachine.ts';
import { stuckIn, type Stuck } from './stuck.ts';

/** After so many tries in a row, of whichever threads, at a monitor that none of them gets, they starve: nothing changes any more. */
export const STARVED_AFTER = 3;

/** What a player has done so far: it holds moves alone, and is replayed to know where it stands. */
export interface Attempt {
  readonly moves: readonly Move[];
  /** Threads that asked for a held monitor since the last move, in order. */
  readonly tries: readonly number[];
}

export const NEW_ATTEMPT: Attempt = { moves: [], tries: [] };

/** How an attempt stands after its last move. */
export type Standing =
  | { readonly kind: 'open' }
  /** With this move, counted from 1, two equal Message-IDs had been made. */
  | { readonly kind: 'solved'; readonly atMove: number; readonly pair: readonly [MadeMessage, MadeMessage] }
  /** All messages are made, and all differ. */
  | { readonly kind: 'distinct' }
  | ({ readonly kind: 'stuck' } & Stuck)
  /** The scheduler ran only threads that wait. */
  | { readonly kind: 'starved'; readonly threads: readonly number[] };

export interface Position {
  readonly replay: Replay;
  readonly standing: Standing;
}

/** Replays an attempt; nothing in it is believed unchecked. */
export function positionOf(machine: StepMachine, attempt: Attempt): Position {
  const replayed = replay(machine, attempt.moves);
  return { replay: replayed, standing: standingOf(machine, replayed, attempt.tries) };
}

function standingOf(machine: StepMachine, { records, states }: Replay, tries: readonly number[]): Standing {
  const state = states.at(-1)!;
  const pair = machine.equalPair(state);
  if (pair) return { kind: 'solved', atMove: records.findIndex(({ collides }) => collides) + 1, pair };
  const stuck = stuckIn(machine, state);
  if (stuck) return { kind: 'stuck', ...stuck };
  if (machine.threadNumbers.every((thread) => machine.isFinished(state, thread))) return { kind: 'distinct' };
  if (tries.length >= STARVED_AFTER) return { kind: 'starved', threads: [...new Set(tries)] };
  return { kind: 'open' };
}

export interface Played {
  readonly attempt: Attempt;
  /** Why the move could not be made; null: it was. */
  readonly refused: string | null;
}

/** The attempt after one more move, unless it is over. A thread that waits for the monitor only tries. */
export function played(machine: StepMachine, attempt: Attempt, move: Move): Played {
  const { replay: before, standing } = positionOf(machine, attempt);
  if (standing.kind !== 'open') return { attempt, refused: 'this attempt is over' };
  const state = before.states.at(-1)!;
  if (machine.canMove(state, move)) return { attempt: { moves: [...attempt.moves, move], tries: [] }, refused: null };
  const waits = machine.hasThread(move) && machine.nextStep(state, move)?.kind === 'lock';
  const tries = waits ? [...attempt.tries, move] : attempt.tries;
  return { attempt: { ...attempt, tries }, refused: whyNot(machine, state, move) };
}

/** The attempt as it was after so many moves. */
export function undone(attempt: Attempt, moves: number): Attempt {
  return { moves: attempt.moves.slice(0, moves), tries: [] };
}

/** The thread that holds the JVM's monitor, from what the threads did; null: nobody. For listings without monitors of the threads' own. */
export function monitorHolder({ records }: Replay): number | null {
  const last = records.findLast(({ step }) => step?.kind === 'lock' || step?.kind === 'unlock');
  return last?.step?.kind === 'lock' ? last.thread : null;
}
