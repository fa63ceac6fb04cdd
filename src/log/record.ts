/** A whole run as exports read it: iterators, so that a million messages need no million objects at once. */
import type { AlgorithmId, Change, Gap, PanelId, Scenario } from '../scenario/scenario.ts';
import type { Cause, CollisionDetail, LoggedMessage, Totals } from './detail.ts';
import type { Lane } from './viewport.ts';

export interface PanelRecord {
  readonly panel: PanelId;
  readonly algorithm: AlgorithmId;
  readonly totals: Totals;
  readonly lanes: readonly Lane[];
  /** All messages, lane by lane, in time order within a lane. */
  messages(): Iterable<LoggedMessage>;
  /** All collisions in the order of their numbers (1, 2, 3, …). */
  collisions(): Iterable<CollisionDetail>;
  causeOf(collision: number): Cause;
}

export interface RunRecord {
  readonly scenario: Scenario;
  readonly changes: readonly Change[];
  readonly gaps: readonly Gap[];
  /** Start of the run, ms since 1970. */
  readonly startedAtMs: number;
  readonly panels: readonly PanelRecord[];
}
