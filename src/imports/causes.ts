/**
 * What a collision comes from, as far as the log can tell: threads of one process, two processes counting alike, or unknown.
 *
 * A JVM that starts draws the same hashes in the same order and counts from 0 (jvm/), so two processes show themselves by
 * more than the collision: the same hash (and count) comes again at another time. Inside one process it does not, or only
 * for the few Message-IDs of a race. Everything told here is therefore inferred, and said to be.
 */
import { algorithmById } from '../algorithms/index.ts';
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

/** So many Message-IDs are compared with the neighbours of collisions at most. */
const MAX_COMPARED = 300_000;
/** So many neighbours are looked for in the rest of the log at most. */
const MAX_WATCHED = 200_000;
/** Rows before and after a collision that are compared with it. */
const NEIGHBOURS = 100;
const LEAST_NEIGHBOURS = 20;
/** Of the neighbours: at least so many repeat if two processes count alike, at most so many if one raced. */
const MOST = 0.75;
const FEW = 0.25;
const FAR_APART_MS = 300_000;

export class CauseFinder {
  /** Per sender: hash and count of neighbours → the first clock they came with; NaN: none yet. */
  readonly #watched = new Map<string, Map<number, number>>();
  /** Per sender: hashes and counts that came with two clocks. */
  readonly #repeated = new Map<string, Set<number>>();

  /** @param collisions the rows of each */
  constructor(
    readonly table: MailTable,
    collisions: readonly Int32Array[],
    readonly atMs: (row: number) => number,
  ) {
    let watched = 0;
    for (const rows of collisions) {
      const id = javaMailId(table.messageId(rows[0]!));
      if (!id) continue;
      const clocks = this.#clocksOf(senderOf(id));
      if (watched > MAX_WATCHED) continue;
      for (const key of [keyOf(id), ...this.#neighbours(rows[1]!, id)]) {
        if (!clocks.has(key)) watched++;
        clocks.set(key, Number.NaN);
      }
    }
    if (watched > 0) this.#compare();
  }

  causeOf(rows: Int32Array): FoundCause {
    const id = javaMailId(this.table.messageId(rows[0]!));
    if (!id) return unknown('other-generator');
    const repeated = this.#repeated.get(senderOf(id))!;
    if (algorithmById(id.algorithm).safe) {
      return repeated.size > 0 ? { cause: 'two-processes', reason: 'others-count-alike' } : unknown('counter-was-safe');
    }
    return this.#unsafeCause(rows, id, repeated);
  }

  #unsafeCause(rows: Int32Array, id: JavaMailId, repeated: ReadonlySet<number>): FoundCause {
    const near = this.#neighbours(rows[1]!, id);
    if (near.size < LEAST_NEIGHBOURS) return unknown('too-little-to-compare');
    let again = 0;
    for (const key of near) if (repeated.has(key)) again++;
    if (again >= MOST * near.size) return { cause: 'two-processes', reason: 'others-count-alike' };
    if (again > FEW * near.size) return unknown('too-little-to-compare');
    if (this.atMs(rows[1]!) - this.atMs(rows[0]!) > FAR_APART_MS) return unknown('accepted-far-apart');
    return { cause: 'one-process', reason: 'others-differ' };
  }

  #clocksOf(sender: string): Map<number, number> {
    const known = this.#watched.get(sender);
    if (known) return known;
    const clocks = new Map<number, number>();
    this.#watched.set(sender, clocks);
    this.#repeated.set(sender, new Set());
    return clocks;
  }

  /** Hashes and counts of the sender's other Message-IDs that were read shortly before and after. */
  #neighbours(around: number, own: JavaMailId): Set<number> {
    const { table } = this;
    const keys = new Set<number>();
    const end = Math.min(table.rows, around + NEIGHBOURS);
    for (let row = Math.max(0, around - NEIGHBOURS); row < end; row++) {
      const id = javaMailId(table.messageId(row));
      if (id && senderOf(id) === senderOf(own) && keyOf(id) !== keyOf(own)) keys.add(keyOf(id));
    }
    return keys;
  }

  #compare(): void {
    const { table } = this;
    let compared = 0;
    for (let row = 0; row < table.rows && compared < MAX_COMPARED; row++) {
      const id = javaMailId(table.messageId(row));
      const clocks = id && this.#watched.get(senderOf(id));
      if (!clocks) continue;
      compared++;
      const key = keyOf(id);
      const clock = clocks.get(key);
      if (clock === undefined) continue;
      if (Number.isNaN(clock)) clocks.set(key, id.clockMs);
      else if (clock !== id.clockMs) this.#repeated.get(senderOf(id))!.add(key);
    }
  }
}

function unknown(reason: ImportedReason): FoundCause {
  return { cause: 'unknown', reason };
}

function senderOf({ algorithm, sender }: JavaMailId): string {
  return algorithm + sender;
}

const COUNTS = 2 ** 22;

/** Hash and count in one number; counts four million apart are taken for one, which no two in a log are by chance. */
function keyOf({ hash, counter }: JavaMailId): number {
  return hash * COUNTS + (Math.abs(counter ?? 0) % COUNTS);
}
