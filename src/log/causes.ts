/**
 * Why two messages of one run bear the same Message-ID, proved from what the threads recorded.
 *
 * The proofs assume only that each 32-bit word of shared memory has one order of writes, as it has on every
 * processor that browsers run on. Where none of them holds, the cause is unknown.
 */
import type { HashMode } from '../scenario/scenario.ts';
import type { Cause, CauseReason } from './detail.ts';
import type { DeliveryLog } from './deliveryLog.ts';
import { CHUNK_ROWS } from './logBuffer.ts';
import { FIRST_SEED } from '../jvm/parkMiller.ts';
import { STEPS_ON } from './variables.ts';

export interface Verdict {
  readonly cause: Cause;
  readonly reason: CauseReason;
}

/** Two clock readings nearer than this may have been made in either order, µs: two steps of the coarsest isolated clock. */
const CLOCK_DOUBT_US = 40;

const verdict = (cause: Cause, reason: CauseReason): Verdict => ({ cause, reason });
const UNPROVED = verdict('unknown', 'order-not-recorded');

/**
 * @param groups rows of each collision, in any order
 * @param unfinished draws of messages that were given up when the run was stopped: they too wrote the seed;
 *   null while the run goes on, when any thread may hold a seed that no row shows yet
 */
export function classify(
  log: DeliveryLog,
  groups: readonly (readonly number[])[],
  unfinished: readonly number[] | null,
): Verdict[] {
  const once = unfinished === null ? null : new SeedsWrittenOnce(log, groups, unfinished);
  return groups.map((rows) => classifyGroup(log, rows, once));
}

/** The first duplicate's cause stands for the group. */
function classifyGroup(log: DeliveryLog, rows: readonly number[], once: SeedsWrittenOnce | null): Verdict {
  const byEnd = rows.toSorted(log.byCompletion);
  return classifyPair(log, byEnd[0]!, byEnd[1]!, once);
}

function classifyPair(log: DeliveryLog, first: number, second: number, once: SeedsWrittenOnce | null): Verdict {
  const { draw } = log.columns;
  if (draw[first] !== draw[second]) return verdict('chance', 'different-draws');
  if (log.processOf(first) !== log.processOf(second)) return verdict('unknown', 'separate-processes');
  // A thread's own generator is touched by nobody else: two equal draws of it are its own repetition.
  if (log.source.hash === 'jdk8') return verdict('chance', 'own-generators');
  if (log.laneOf(first) === log.laneOf(second)) return verdict('replay', 'one-thread-twice');
  return fromOrder(log, first, second) ?? fromValues(log, first, second, once);
}

/** From the places of the four steps in the order of all, where recorded. */
function fromOrder(log: DeliveryLog, first: number, second: number): Verdict | null {
  let shared = false;
  for (const { read, write } of Object.values(STEPS_ON)) {
    if (!log.source.stepIds.includes(read)) continue;
    const reads = [log.orderOf(first, read), log.orderOf(second, read)] as const;
    const writes = [log.orderOf(first, write), log.orderOf(second, write)] as const;
    // Zero: not recorded. Negative: another step came between the step and its number.
    if ([...reads, ...writes].some((order) => order <= 0)) return null;
    if (reads[0] > writes[1] || reads[1] > writes[0]) return verdict('replay', 'read-after-write');
    shared = true;
  }
  return shared ? verdict('shared-read', 'both-read-before-either-wrote') : null;
}

function fromValues(log: DeliveryLog, first: number, second: number, once: SeedsWrittenOnce | null): Verdict {
  const { endUs } = log.columns;
  if (log.startUs(second) - endUs[first]! > CLOCK_DOUBT_US || log.startUs(first) - endUs[second]! > CLOCK_DOUBT_US) {
    return verdict('replay', 'complete-before-other-began');
  }
  // With a counter that races as well, one variable's proof is not the whole cause.
  if (!log.source.counts && once?.has(log.seedRead(first)!)) return verdict('shared-read', 'seed-written-once');
  return UNPROVED;
}

/**
 * Which of the seeds read by colliding messages were written only once: had one thread written the next value before
 * the other read the seed, the other could not have found it there.
 */
class SeedsWrittenOnce {
  readonly #writes = new Map<number, number>();

  constructor(log: DeliveryLog, groups: readonly (readonly number[])[], unfinished: readonly number[]) {
    const { hash, processes } = log.source;
    // Several processes write equal seeds to different words.
    if (hash !== ('jdk4' satisfies HashMode) || processes > 1) return;
    for (const rows of groups) this.#writes.set(log.seedRead(rows[0]!)!, 0);
    this.#count(FIRST_SEED);
    for (const draw of unfinished) this.#count(draw);
    for (let chunk = 0; chunk < log.chunks; chunk++) {
      const start = chunk * CHUNK_ROWS;
      const end = start + log.published(chunk);
      for (let row = start; row < end; row++) this.#count(log.columns.draw[row]!);
    }
  }

  has(seed: number): boolean {
    return this.#writes.get(seed) === 1;
  }

  #count(seed: number): void {
    const writes = this.#writes.get(seed);
    if (writes !== undefined) this.#writes.set(seed, writes + 1);
  }
}
