/** Moves as compact text, for links: a digit from 0 for a thread's step, `t` for a tick of the clock. */
import { MAX_THREADS, TICK, type Move } from './program.ts';

const TICK_LETTER = 't';

/** `0101t01` */
export function formatMoves(moves: readonly Move[]): string {
  return moves.map((move) => (move === TICK ? TICK_LETTER : String(move))).join('');
}

export interface ParsedMoves {
  /** All, or those before the first character that is none. */
  readonly moves: readonly Move[];
  readonly problem: MovesProblem | null;
}

/** What the text has that is no move; the position counts from 1, in characters. */
export interface MovesProblem {
  readonly position: number;
  readonly character: string;
  readonly allowed: string;
}

/**
 * The inverse of {@link formatMoves}. Whether the moves can be made is for replay.ts to say.
 * @param threads digits up to this many threads are allowed
 */
export function parseMoves(text: string, threads = MAX_THREADS): ParsedMoves {
  const moves: Move[] = [];
  for (const character of text) {
    const move = character === TICK_LETTER ? TICK : threadOf(character, threads);
    if (move === null) {
      const allowed = `digits from 0 to ${threads - 1} (a link counts threads from 0), and ${TICK_LETTER} for a tick of the clock`;
      return { moves, problem: { position: moves.length + 1, character, allowed } };
    }
    moves.push(move);
  }
  return { moves, problem: null };
}

/** Compared as a digit, not as a move: the number of a tick is one that a digit can have. */
function threadOf(digit: string, threads: number): Move | null {
  return /^[0-9]$/.test(digit) && Number(digit) < threads ? Number(digit) : null;
}
