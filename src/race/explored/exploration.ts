/** What an exploration has found: plain data, that can cross from a worker. */
import type { Move } from './program.ts';
import type { Stuck } from './stuck.ts';

export interface Exploration {
  /**
   * Distinct states that were reached. A state is where every thread stands, its registers, the statics, the ticks so
   * far, and the set of Message-IDs made so far, of which only "two are equal" is kept once two are. Under a bound, also
   * whose turn it is and the preemptions so far.
   */
  readonly states: number;
  /** Moves from one distinct state to another. */
  readonly transitions: number;
  /** Whether all was explored. If not, the counts below are null, and what was found holds only for what was seen. */
  readonly complete: boolean;
  /** Why not: the limit of states was reached. false also while the exploration goes on. */
  readonly limitReached: boolean;
  /** Complete orders of all moves. */
  readonly schedules: bigint | null;
  /** Those in which two equal Message-IDs are made. */
  readonly colliding: bigint | null;
  /** Orders that end where no thread can move though not all have finished; they are no complete schedules. */
  readonly stuckOrders: bigint | null;
  /** The first of them that was met. */
  readonly stuck: (Stuck & { readonly moves: readonly Move[] }) | null;
  /** The fewest moves after which two equal Message-IDs have been made; null: never, so far. */
  readonly shortest: { readonly moves: readonly Move[]; readonly preemptions: number } | null;
  /** The same, with the fewest preemptions; exact only where {@link complete}. */
  readonly fewestPreemptions: { readonly moves: readonly Move[]; readonly preemptions: number } | null;
  /** After 0, 1, 2, … moves. */
  readonly layers: readonly LayerCount[];
}

export interface LayerCount {
  readonly states: number;
  readonly collidedStates: number;
  /** Orders of that many moves. */
  readonly orders: bigint;
  /** Those that have already made two equal Message-IDs. */
  readonly collidedOrders: bigint;
}
