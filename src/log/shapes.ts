/**
 * Collisions by the shape of their interleaving: which steps of the two messages came in which order. Each message's own
 * steps have one order, so a shape is one bit a step: whose it was.
 */
import type { CollisionIndex } from './collisionIndex.ts';
import type { DeliveryLog } from './deliveryLog.ts';
import type { LoggedMessage } from './detail.ts';
import { interleave } from './interleaving.ts';

/** Collisions looked at for a census at most: the first ones. */
export const MAX_SHAPED = 100_000;

export interface ShapeCount {
  /** "R1 R2 W1 W2 C1 C2": the steps in order, each with the number of its message by who read first. */
  readonly shape: string;
  readonly collisions: number;
}

export interface ShapeCensus {
  /** Most frequent first; among equals in the order of their text. */
  readonly shapes: readonly ShapeCount[];
  /** Collisions whose shape is known: the sum of all counts. */
  readonly shaped: number;
  /** Collisions of which a step was not recorded. */
  readonly unrecorded: number;
  /** Collisions two of whose steps came too close to each other to tell. */
  readonly unclear: number;
  /** Collisions of the run; {@link MAX_SHAPED} of them at most were looked at. */
  readonly collisions: number;
}

const LETTERS: Readonly<Record<string, string>> = {
  'read-seed': 'R',
  'write-seed': 'W',
  lock: 'L',
  'read-counter': 'r',
  'write-counter': 'w',
  unlock: 'U',
  'get-and-increment': 'i',
  'read-clock': 'C',
};
const STEPS_OF_LETTERS: ReadonlyMap<string, string> = new Map(
  Object.entries(LETTERS).map(([step, letter]) => [letter, step]),
);

const UNRECORDED = -1;
const UNCLEAR = -2;

/** The shape of two messages; null where it is not known. */
export function shapeOf(a: LoggedMessage, b: LoggedMessage): string | null {
  const { steps, exact } = interleave([a, b]) ?? { steps: [], exact: false };
  if (!exact) return null;
  const first = steps[0]!.of;
  return steps.map(({ step, of }) => `${letterOf(step)}${of === first ? 1 : 2}`).join(' ');
}

/** A shape's steps (ids of algorithms/step) and whose each is. */
export function stepsOfShape(shape: string): { readonly step: string; readonly of: 1 | 2 }[] {
  return shape.split(' ').map((token) => ({
    step: STEPS_OF_LETTERS.get(token.slice(0, -1)) ?? '',
    of: token.endsWith('1') ? 1 : 2,
  }));
}

/** Counts the collisions by the shape of their first two messages to be complete. */
export function countShapes(log: DeliveryLog, index: CollisionIndex): ShapeCensus {
  const counts = new Map<number, number>();
  const last = Math.min(MAX_SHAPED, index.collisions);
  for (let number = 1; number <= last; number++) {
    const bits = bitsOf(log, index, number);
    counts.set(bits, (counts.get(bits) ?? 0) + 1);
  }
  const [unrecorded, unclear] = [UNRECORDED, UNCLEAR].map((none) => counts.get(none) ?? 0) as [number, number];
  const shapes = [...counts]
    .filter(([bits]) => bits >= 0)
    .map(([bits, collisions]) => ({ shape: textOf(bits, log.source.stepIds), collisions }))
    .sort((a, b) => b.collisions - a.collisions || (a.shape < b.shape ? -1 : 1));
  return { shapes, shaped: last - unrecorded - unclear, unrecorded, unclear, collisions: index.collisions };
}

/** Number of the next collision of a shape after collision `after` (0: from the start), from the first again at the end; null: none. */
export function nextOfShape(log: DeliveryLog, index: CollisionIndex, shape: string, after: number): number | null {
  const last = Math.min(MAX_SHAPED, index.collisions);
  const from = after >= last ? 0 : after;
  for (let tried = 0; tried < last; tried++) {
    const number = ((from + tried) % last) + 1;
    const bits = bitsOf(log, index, number);
    if (bits >= 0 && textOf(bits, log.source.stepIds) === shape) return number;
  }
  return null;
}

/** One bit a step, the first in front: whether it is of the message that read second. */
function bitsOf(log: DeliveryLog, index: CollisionIndex, number: number): number {
  const { stepOrder } = log.columns;
  const { stepsPerMessage } = log;
  const at = firstTwo(log, index, number).map((row) => log.stepsAt(row)) as [number, number];
  if (at[0] < 0 || at[1] < 0) return UNRECORDED;
  const placeOf = (of: number, step: number): number =>
    step === stepsPerMessage ? Number.POSITIVE_INFINITY : Math.abs(stepOrder[at[of]! + step]!);
  if (placeOf(1, 0) < placeOf(0, 0)) at.reverse();
  const taken = [0, 0];
  let bits = 0;
  let before = { order: 1, of: 0 };
  for (let place = 0; place < 2 * stepsPerMessage; place++) {
    const of = placeOf(0, taken[0]!) < placeOf(1, taken[1]!) ? 0 : 1;
    // The same as log/interleaving's isExact: the step before took effect some time before its own thread's next.
    if (before.order < 0 && of !== before.of) return UNCLEAR;
    before = { order: stepOrder[at[of] + taken[of]!]!, of };
    taken[of]!++;
    bits = (bits << 1) | of;
  }
  return bits;
}

/** Rows of a collision's first two messages to be complete. */
function firstTwo(log: DeliveryLog, index: CollisionIndex, number: number): readonly [number, number] {
  const rows = [...index.rowsOf(number)].sort(log.byCompletion);
  return [rows[0]!, rows[1]!];
}

function textOf(bits: number, stepIds: readonly string[]): string {
  const length = 2 * stepIds.length;
  const taken = [0, 0];
  return Array.from({ length }, (_, place) => {
    const of = (bits >> (length - 1 - place)) & 1;
    return `${letterOf(stepIds[taken[of]!++] ?? '')}${of + 1}`;
  }).join(' ');
}

function letterOf(step: string): string {
  return LETTERS[step] ?? '?';
}
