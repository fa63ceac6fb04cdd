/** Why two messages of a collision bear the same Message-ID; a group of three can hold pairs of different causes. */
import type { Cause, CauseReason, CollisionDetail, LoggedMessage } from '../../log/detail.ts';
import { VARIABLES } from '../../log/variables.ts';
import { pairOrder, touches } from './pairOrder.ts';

export interface PairCause {
  readonly cause: Cause;
  readonly reason: CauseReason;
}

/** What each reason proves. */
export const CAUSE_OF: Record<CauseReason, Cause> = {
  'both-read-before-either-wrote': 'shared-read',
  'seed-written-once': 'shared-read',
  'read-after-write': 'replay',
  'complete-before-other-began': 'replay',
  'one-thread-twice': 'replay',
  'different-draws': 'chance',
  'own-generators': 'chance',
  'separate-processes': 'unknown',
  'order-not-recorded': 'unknown',
};

/** Two moments of two threads nearer than this may have come in either order, µs (log/causes says the same). */
const CLOCK_DOUBT_US = 40;

/** The log speaks of the first two of a group (log/causes); of any other pair, what these two prove by themselves. */
export function pairCause(detail: CollisionDetail, a: LoggedMessage, b: LoggedMessage): PairCause {
  const [first, second] = detail.members;
  if (first && second && isPair(a, b, first, second)) return { cause: detail.cause, reason: detail.reason };
  const reason = reasonOf(detail, a, b);
  return { reason, cause: CAUSE_OF[reason] };
}

function isPair(a: LoggedMessage, b: LoggedMessage, first: LoggedMessage, second: LoggedMessage): boolean {
  return (a.row === first.row && b.row === second.row) || (a.row === second.row && b.row === first.row);
}

function reasonOf(detail: CollisionDetail, a: LoggedMessage, b: LoggedMessage): CauseReason {
  if (a.draw !== b.draw) return 'different-draws';
  if (a.process !== b.process) return 'separate-processes';
  if (a.seedRead === null || b.seedRead === null) return 'own-generators';
  if (a.lane === b.lane) return 'one-thread-twice';
  const orders = VARIABLES.filter((variable) => touches(variable, a)).map((variable) => pairOrder(variable, a, b));
  if (orders.length > 0 && orders.every((order) => order && order.marginUs > CLOCK_DOUBT_US)) {
    return orders.some((order) => order?.kind === 'read-after-write')
      ? 'read-after-write'
      : 'both-read-before-either-wrote';
  }
  if (a.startUs - b.endUs > CLOCK_DOUBT_US || b.startUs - a.endUs > CLOCK_DOUBT_US) {
    return 'complete-before-other-began';
  }
  // The same seed for the whole group: once written is once written.
  return detail.reason === 'seed-written-once' ? 'seed-written-once' : 'order-not-recorded';
}
