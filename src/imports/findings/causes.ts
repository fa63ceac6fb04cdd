/**
 * What a collision comes from, as far as the log can tell: threads of one process, two processes counting alike, or unknown.
 *
 * A JVM that starts draws the same hashes in the same order and counts from 0 (jvm/), so two processes show themselves by
 * more than the collision: the same hash (and count) comes again at another time, and not long before or after, since both
 * had come as far when they collided. Later it proves nothing: one process draws the same again after each start. Inside one
 * process it does not come again, or only for the few Message-IDs of a race. Everything told here is therefore inferred, and
 * said to be.
 */
import { algorithmById } from '../../algorithms/index.ts';
import type { FoundCause, InferredCause, InferredReason } from '../foundCause.ts';
import { javaMailId, type JavaMailId } from './javaMailId.ts';
import type { MailTable } from '../table/mailTable.ts';

/** What is looked at of a large log: beyond, causes stay unknown, and say so. */
export interface CauseLimits {
  /** Message-IDs that are compared with the neighbours of collisions. */
  readonly compared: number;
  /** Neighbours that are looked for in the rest of the log. */
  readonly watched: number;
}

const LIMITS: CauseLimits = { compared: 1_000_000, watched: 400_000 };
/** Rows before and after a collision that are compared with it. */
const NEIGHBOURS = 100;
const LEAST_NEIGHBOURS = 20;
/** Of the neighbours: at least so many repeat if two processes count alike, at most so many if one raced. */
const MOST = 0.75;
const FEW = 0.25;
const FAR_APART_MS = 300_000;

/** Two processes that count alike come to the same hash within so long; what is further apart may be one process, started again. */
const BESIDE_MS = 3_600_000;

/** The hashes and counts beside collisions whose clocks lie in one stretch of {@link BESIDE_MS}. */
interface Stretch {
  /** Hash and count → the clock it came with. */
  readonly clocks: Map<number, number>;
  /** Those that came with another clock too, not far from that one. */
  readonly again: Set<number>;
}

/** By stretch. */
type Sender = Map<number, Stretch>;

export class CauseFinder {
  readonly #senders = new Map<string, Sender>();
  /** Every collision's neighbours are watched, and every mail of their senders was compared with them. */
  #sawAll = true;

  /** @param collisions the rows of each */
  constructor(
    readonly table: MailTable,
    collisions: readonly Int32Array[],
    readonly atMs: (row: number) => number,
    readonly limits = LIMITS,
  ) {
    let watched = 0;
    for (const rows of collisions) {
      const id = javaMailId(table.messageId(rows[0]!));
      if (!id) continue;
      const sender = this.#sender(senderOf(id));
      if (watched > limits.watched) {
        this.#sawAll = false;
        continue;
      }
      if (watch(sender, keyOf(id), id.clockMs)) watched++;
      for (const [key, clockMs] of this.#neighbours(rows[1]!, id)) if (watch(sender, key, clockMs)) watched++;
    }
    if (watched > 0) this.#compare();
  }

  causeOf(rows: Int32Array): FoundCause {
    const id = javaMailId(this.table.messageId(rows[0]!));
    if (!id) return unknown('other-generator');
    const sender = this.#sender(senderOf(id));
    if (!algorithmById(id.algorithm).safe) return this.#unsafeCause(rows, id, sender);
    const stretch = stretchOf(id.clockMs);
    return [stretch - 1, stretch, stretch + 1].some((one) => (sender.get(one)?.again.size ?? 0) > 0)
      ? inferred('two-processes', 'others-count-alike')
      : this.#unknown('counter-was-safe');
  }

  #unsafeCause(rows: Int32Array, id: JavaMailId, sender: Sender): FoundCause {
    let near = 0;
    let again = 0;
    for (const [key, clockMs] of this.#neighbours(rows[1]!, id)) {
      const stretch = sender.get(stretchOf(clockMs));
      if (stretch?.clocks.has(key) !== true) continue;
      near++;
      if (stretch.again.has(key)) again++;
    }
    if (near < LEAST_NEIGHBOURS) return this.#unknown('too-little-to-compare');
    if (again >= MOST * near) return inferred('two-processes', 'others-count-alike');
    if (again > FEW * near) return this.#unknown('too-little-to-compare');
    if (!this.#sawAll) return unknown('log-too-large');
    if (this.atMs(rows[1]!) - this.atMs(rows[0]!) > FAR_APART_MS) return unknown('accepted-far-apart');
    return inferred('one-process', 'others-differ');
  }

  /** Unknown for a reason that supposes that all was compared. */
  #unknown(reason: InferredReason): FoundCause {
    return unknown(this.#sawAll ? reason : 'log-too-large');
  }

  #sender(name: string): Sender {
    const known = this.#senders.get(name);
    if (known) return known;
    const sender: Sender = new Map();
    this.#senders.set(name, sender);
    return sender;
  }

  /** Hashes and counts of the sender's other Message-IDs that were read shortly before and after → the clock they came with. */
  #neighbours(around: number, own: JavaMailId): Map<number, number> {
    const { table } = this;
    const keys = new Map<number, number>();
    const end = Math.min(table.rows, around + NEIGHBOURS);
    for (let row = Math.max(0, around - NEIGHBOURS); row < end; row++) {
      const id = javaMailId(table.messageId(row));
      const isBeside = id && Math.abs(id.clockMs - own.clockMs) <= BESIDE_MS;
      if (isBeside && isOfSameSender(id, own) && keyOf(id) !== keyOf(own)) keys.set(keyOf(id), id.clockMs);
    }
    return keys;
  }

  #compare(): void {
    const { table } = this;
    let compared = 0;
    let last: JavaMailId | null = null;
    let sender: Sender | undefined;
    for (let row = 0; row < table.rows; row++) {
      const id = javaMailId(table.messageId(row));
      if (!id) continue;
      // Mails of one sender come together.
      if (!last || !isOfSameSender(id, last)) sender = this.#senders.get(senderOf(id));
      last = id;
      if (!sender) continue;
      if (compared++ === this.limits.compared) {
        this.#sawAll = false;
        return;
      }
      const key = keyOf(id);
      const stretch = stretchOf(id.clockMs);
      for (let beside = stretch - 1; beside <= stretch + 1; beside++) meet(sender.get(beside), key, id.clockMs);
    }
  }
}

/** Returns whether it was not watched yet. */
function watch(sender: Sender, key: number, clockMs: number): boolean {
  const at = stretchOf(clockMs);
  const stretch = sender.get(at) ?? { clocks: new Map<number, number>(), again: new Set<number>() };
  sender.set(at, stretch);
  if (stretch.clocks.has(key)) {
    meet(stretch, key, clockMs);
    return false;
  }
  stretch.clocks.set(key, clockMs);
  return true;
}

/** The same hash and count came with this clock. */
function meet(stretch: Stretch | undefined, key: number, clockMs: number): void {
  const seenMs = stretch?.clocks.get(key);
  if (seenMs === undefined || seenMs === clockMs || Math.abs(seenMs - clockMs) > BESIDE_MS) return;
  stretch!.again.add(key);
}

function stretchOf(clockMs: number): number {
  return Math.floor(clockMs / BESIDE_MS);
}

function unknown(reason: InferredReason): FoundCause {
  return inferred('unknown', reason);
}

function inferred(cause: InferredCause, reason: InferredReason): FoundCause {
  return { cause, reason, isStated: false };
}

function senderOf({ algorithm, sender }: JavaMailId): string {
  return algorithm + sender;
}

function isOfSameSender(a: JavaMailId, b: JavaMailId): boolean {
  return a.sender === b.sender && a.algorithm === b.algorithm;
}

const COUNTS = 2 ** 22;

/**
 * Hash and count in one number, small where there is no count: such keys are found faster. Counts four million apart are taken
 * for one, which no two in a log are by chance.
 */
function keyOf({ hash, counter }: JavaMailId): number {
  return counter === null ? hash : hash * COUNTS + (Math.abs(counter) % COUNTS);
}
