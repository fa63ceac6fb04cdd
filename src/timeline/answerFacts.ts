/** What the marks need to know of an answer as a whole: found once, however many frames it is drawn in. */
import type { ViewportAnswer } from '../log/viewport.ts';

export interface AnswerFacts {
  /** What one step takes, µs: the median over some messages, waits for the monitor left out; NaN if none is in view. */
  readonly stepUs: number;
  /** Fate (FATE_KEPT, FATE_LOST, FATE_NONE) of the colliding messages, by row. */
  readonly fateOfRow: ReadonlyMap<number, number>;
  /** First step of the colliding messages, µs, by row. */
  readonly startOfRow: ReadonlyMap<number, number>;
  /** When the thread of a colliding message begins its next, µs (NaN: not yet), by row. */
  readonly nextOfRow: ReadonlyMap<number, number>;
  /** Densities: colliding messages of all lanes, by column. */
  readonly collidingByColumn: Uint32Array;
  /** Densities: the most messages in one cell. */
  readonly mostMessages: number;
  /** Densities: the most colliding messages in one cell, and in one column. */
  readonly mostColliding: number;
  readonly mostInColumn: number;
}

const SAMPLE = 200;
const known = new WeakMap<ViewportAnswer, AnswerFacts>();

export function answerFacts(answer: ViewportAnswer): AnswerFacts {
  let facts = known.get(answer);
  if (!facts) known.set(answer, (facts = find(answer)));
  return facts;
}

function find(answer: ViewportAnswer): AnswerFacts {
  const fateOfRow = new Map<number, number>();
  const startOfRow = new Map<number, number>();
  const nextOfRow = new Map<number, number>();
  const { messages } = answer;
  for (let i = 0; messages && i < messages.count; i += 1) {
    if (messages.collision[i] === 0) continue;
    fateOfRow.set(messages.row[i]!, messages.fate[i]!);
    startOfRow.set(messages.row[i]!, messages.startUs[i]!);
    nextOfRow.set(messages.row[i]!, messages.nextUs[i]!);
  }
  return { stepUs: medianStepUs(answer), fateOfRow, startOfRow, nextOfRow, ...densityFacts(answer) };
}

function medianStepUs({ messages, stepIds }: ViewportAnswer): number {
  if (!messages || messages.count === 0) return NaN;
  const stride = Math.max(1, Math.floor(messages.count / SAMPLE));
  const lengths: number[] = [];
  for (let i = 0; i < messages.count; i += stride) {
    lengths.push(messages.endUs[i]! - messages.startUs[i]! - messages.lockWaitUs[i]!);
  }
  lengths.sort((a, b) => a - b);
  return lengths[lengths.length >> 1]! / Math.max(1, stepIds.length);
}

type DensityFacts = Pick<AnswerFacts, 'collidingByColumn' | 'mostMessages' | 'mostColliding' | 'mostInColumn'>;

function densityFacts({ density }: ViewportAnswer): DensityFacts {
  const columns = density?.columns ?? 0;
  const collidingByColumn = new Uint32Array(columns);
  let mostMessages = 0;
  let mostColliding = 0;
  let column = 0;
  for (let cell = 0; density && cell < density.messages.length; cell += 1) {
    if (density.messages[cell]! > mostMessages) mostMessages = density.messages[cell]!;
    const colliding = density.colliding[cell]!;
    if (colliding > mostColliding) mostColliding = colliding;
    collidingByColumn[column]! += colliding;
    if (++column === columns) column = 0;
  }
  const mostInColumn = collidingByColumn.reduce((most, count) => Math.max(most, count), 0);
  return { collidingByColumn, mostMessages, mostColliding, mostInColumn };
}
