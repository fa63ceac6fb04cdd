/**
 * What a collision comes from, as far as the log can tell: threads of one process, two processes counting alike, or unknown.
 *
 * A JVM that starts draws the same hashes in the same order and counts from 0 (jvm/), so two processes show themselves by
 * more than the collision: the same hash (and count) comes again at another time. Inside one process it does not, or only
 * for the few Message-IDs of a race. Everything told here is therefore inferred, and said to be.
 */
import { javaMailId, type JavaMailId } from './javaMailId.ts';
import type { MailTable } from './mailTable.ts';

export type ImportedCause = 'one-process' | 'two-processes' | 'unknown';

export type ImportedReason =
  /** Other Message-IDs of the sender have the same hash and count at two times. */
  | 'others-count-alike'
  /** The sender's other Message-IDs do not come twice, so one process drew this hash twice. */
  | 'others-differ'
  /** A counter under a lock never gives one number twice, and nothing shows a second process. */
  | 'counter-was-safe'
  /** Too few other Message-IDs of the sender to compare with, or they speak for both. */
  | 'too-little-to-compare'
  /** So long after one another that the same mail may have been sent again. */
  | 'accepted-far-apart'
  /** Not JavaMail's. */
  | 'other-generator';

export interface FoundCause {
  readonly cause: ImportedCause;
  readonly reason: ImportedReason;
}

/** So many Message-IDs are compared at most. */
const MAX_COMPARED = 300_000;
/** Rows before and after a collision that are compared with it. */
const NEIGHBOURS = 200;
const LEAST_NEIGHBOURS = 20;
/** Of the neighbours: at least so many repeat if two processes count alike, at most so many if one raced. */
const MOST = 0.75;
const FEW = 0.25;
const FAR_APART_MS = 300_000;

export class CauseFinder {
  /** Per sender: hash and count → the first clock they came with. */
  readonly #clocks = new Map<string, Map<string, number>>();
  /** Per sender: hashes and counts that came with two clocks. */
  readonly #repeated = new Map<string, Set<string>>();

  /** @param collisions the rows of each */
  constructor(
    readonly table: MailTable,
    collisions: readonly Int32Array[],
    readonly atMs: Float64Array,
  ) {
    for (const rows of collisions) {
      const id = javaMailId(table.messageId(rows[0]!));
      if (!id || this.#clocks.has(senderOf(id))) continue;
      this.#clocks.set(senderOf(id), new Map());
      this.#repeated.set(senderOf(id), new Set());
    }
    if (this.#clocks.size > 0) this.#compare();
  }

  causeOf(rows: Int32Array): FoundCause {
    const id = javaMailId(this.table.messageId(rows[0]!));
    if (!id) return unknown('other-generator');
    const repeated = this.#repeated.get(senderOf(id))!;
    if (id.algorithm.safe) {
      return repeated.size > 0 ? { cause: 'two-processes', reason: 'others-count-alike' } : unknown('counter-was-safe');
    }
    return this.#unsafeCause(rows, senderOf(id), repeated);
  }

  #unsafeCause(rows: Int32Array, sender: string, repeated: ReadonlySet<string>): FoundCause {
    const near = this.#neighbours(rows[1]!, sender);
    if (near.size < LEAST_NEIGHBOURS) return unknown('too-little-to-compare');
    let again = 0;
    for (const key of near) if (repeated.has(key)) again++;
    if (again >= MOST * near.size) return { cause: 'two-processes', reason: 'others-count-alike' };
    if (again > FEW * near.size) return unknown('too-little-to-compare');
    if (this.atMs[rows[1]!]! - this.atMs[rows[0]!]! > FAR_APART_MS) return unknown('accepted-far-apart');
    return { cause: 'one-process', reason: 'others-differ' };
  }

  #neighbours(around: number, sender: string): Set<string> {
    const { table } = this;
    const keys = new Set<string>();
    const own = javaMailId(table.messageId(around))!;
    const end = Math.min(table.rows, around + NEIGHBOURS);
    for (let row = Math.max(0, around - NEIGHBOURS); row < end; row++) {
      const id = javaMailId(table.messageId(row));
      if (id && senderOf(id) === sender && keyOf(id) !== keyOf(own)) keys.add(keyOf(id));
    }
    return keys;
  }

  #compare(): void {
    const { table } = this;
    let compared = 0;
    for (let row = 0; row < table.rows && compared < MAX_COMPARED; row++) {
      const id = javaMailId(table.messageId(row));
      const clocks = id && this.#clocks.get(senderOf(id));
      if (!clocks) continue;
      compared++;
      const key = keyOf(id);
      const clock = clocks.get(key);
      if (clock === undefined) clocks.set(key, id.clockMs);
      else if (clock !== id.clockMs) this.#repeated.get(senderOf(id))!.add(key);
    }
  }
}

function unknown(reason: ImportedReason): FoundCause {
  return { cause: 'unknown', reason };
}

function senderOf({ algorithm, sender }: JavaMailId): string {
  return algorithm.id + sender;
}

/** The joined form is compared with its counter too: what one process draws twice it rarely counts twice. */
function keyOf({ hash, counter }: JavaMailId): string {
  return counter === null ? String(hash) : `${hash}.${counter}`;
}
