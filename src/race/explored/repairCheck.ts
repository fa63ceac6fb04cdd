/** What the explorer says of a repair. */
import { lineOf } from '../../scenario/repair.ts';
import type { Exploration } from './exploration.ts';
import type { Move } from './program.ts';
import type { Stuck } from './stuck.ts';

export interface RepairVerdict {
  /**
   * `proven`: in no order are two equal Message-IDs made, and every order ends. `refuted`: in some order that ends they
   * are. `stuck`: in none that ends, but in some order threads wait for ever. `unknown`: the limit of states came first.
   */
  readonly kind: 'proven' | 'refuted' | 'stuck' | 'unknown';
  /** Complete orders of all moves; null if not all were looked at. */
  readonly orders: bigint | null;
  /** Those in which two equal Message-IDs are made. */
  readonly colliding: bigint | null;
  readonly states: number;
  /** The shortest way to two equal Message-IDs. */
  readonly counterexample: readonly Move[] | null;
  /** A way to where no thread can move, and the word for it. */
  readonly stuck: (Stuck & { readonly moves: readonly Move[] }) | null;
}

/** @param exploration of the repaired list with a frozen clock, which is the worst: no step depends on the clock. */
export function verdictOf(exploration: Exploration): RepairVerdict {
  const { schedules: orders, colliding, states, shortest, stuck, complete } = exploration;
  const kind = shortest && colliding !== 0n ? 'refuted' : stuck ? 'stuck' : complete ? 'proven' : 'unknown';
  return { kind, orders, colliding, states, counterexample: shortest?.moves ?? null, stuck };
}

/**
 * The same repair with its lock one line later, its unlock one line earlier, or neither: if one of these is proven too,
 * the repair holds more than it must.
 */
export function narrower(text: string): string[] {
  const lock = lineOf(text, 'lock');
  const unlock = lineOf(text, 'unlock');
  if (lock < 0 || unlock < lock) return [];
  const inside = text.slice(lock + 1, unlock);
  const around = (before: string, held: string, after: string): string =>
    text.slice(0, lock) + before + text[lock]! + held + text[unlock]! + after + text.slice(unlock + 1);
  const none = text.slice(0, lock) + inside + text.slice(unlock + 1);
  if (inside.length <= 1) return [none];
  return [none, around(inside[0]!, inside.slice(1), ''), around('', inside.slice(0, -1), inside.at(-1)!)];
}
