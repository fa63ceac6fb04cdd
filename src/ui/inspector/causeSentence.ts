/** The cause of a collision in a sentence: only what the threads' records prove, with the figures they hold. */
import type { Cause, CauseReason, CollisionDetail, LoggedMessage } from '../../log/detail.ts';
import { VARIABLES, type Variable } from '../../log/variables.ts';
import type { PairOrder } from './pairOrder.ts';
import { pairOrder, touches } from './pairOrder.ts';
import { pairCause } from './pairReason.ts';
import { haveSameBits } from './sequenceBits.ts';
import { sequenceMarks } from './sequenceMarks.ts';
import { capitalised, threadName } from './threadWords.ts';
import { durationWords, sharedTickWords } from './timeWords.ts';

export interface CauseSentence {
  /** "shared read": what stands in bold after "Cause:". */
  readonly label: string;
  /** One to three sentences. */
  readonly text: string;
}

interface Pair {
  /** The message that was complete first. */
  readonly a: LoggedMessage;
  readonly b: LoggedMessage;
  readonly processes: number;
  /** May have put an old value back. */
  readonly lateWriters: readonly LoggedMessage[];
  /** The run goes on: messages under way have written values that no row shows yet. */
  readonly running: boolean;
}

const LABELS: Record<Cause, string> = {
  'shared-read': 'shared read',
  replay: 'replay',
  chance: 'chance',
  unknown: 'not known',
};

const EXPLANATIONS: Record<CauseReason, (pair: Pair) => string> = {
  'both-read-before-either-wrote': (pair) =>
    fromOrders(pair, (kinds) => kinds.every((kind) => kind === 'both-read')) ??
    `Both threads read ${readValues(pair)} before either wrote the next one.`,
  'seed-written-once': ({ a }) =>
    `The seed ${a.seedRead} was written once in the whole run, so both threads read it before either wrote the next one.`,
  'read-after-write': (pair) =>
    fromOrders(pair, (kinds) => kinds.includes('read-after-write')) ??
    `One thread read after the other had written, and yet both read ${readValues(pair)}: a late write, by a message not shown, had put the old value back.`,
  'complete-before-other-began': completeBefore,
  'one-thread-twice': (pair) =>
    `${capitalised(threadName(pair.a, pair.processes))} read ${readValues(pair)} twice, for message ${pair.a.message} ` +
    `and for message ${pair.b.message}: between the two ${oldValuesBack(pair)}.`,
  'different-draws': differentDraws,
  'own-generators': ownGenerators,
  'separate-processes': separateProcesses,
  'order-not-recorded': (pair) =>
    pair.a.seedRead !== null && pair.a.seedRead === pair.b.seedRead
      ? pair.running
        ? `Both threads read ${readValues(pair)}: at once, or a message that is still under way wrote the old value back. ` +
          'Stop the run to know.'
        : `Both threads read ${readValues(pair)}, but what was recorded does not prove in which order: they may have read ` +
          'at once, or a late write may have brought an old value back.'
      : 'What was recorded does not tell how the two came to the same hash.',
};

/**
 * @param a the member that was complete first
 * @param b another member
 * @param processes JVM processes of the run; with several, threads are named with theirs
 * @param running the run goes on, and what cannot be told yet may be known at its end
 */
export function causeSentence(
  detail: CollisionDetail,
  a: LoggedMessage,
  b: LoggedMessage,
  processes: number,
  running = false,
): CauseSentence {
  const { cause, reason } = pairCause(detail, a, b);
  const pair = { a, b, processes, lateWriters: detail.lateWriters ?? [], running };
  return { label: labelOf(cause, reason, running), text: EXPLANATIONS[reason](pair) };
}

function labelOf(cause: Cause, reason: CauseReason, running: boolean): string {
  if (reason === 'separate-processes') return 'separate processes';
  return reason === 'order-not-recorded' && running ? 'not known yet' : LABELS[cause];
}

/** "the seed 1938983919", and with a counter "… and the count 4". */
function readValues({ a, b }: Pair): string {
  const seed = a.seedRead === null ? 'the same seed' : `the seed ${a.seedRead}`;
  return a.counter === null || a.counter !== b.counter ? seed : `${seed} and the count ${a.counter}`;
}

/**
 * Both wrote the next value, so it was a third message that wrote the old one again: each word of memory has one order
 * of writes.
 */
function oldValuesBack({ a, b, lateWriters, processes }: Pair): string {
  const { putBacks } = sequenceMarks(a, b, lateWriters);
  const [seed, counter] = VARIABLES.map((variable) => putBacks.find((putBack) => putBack.variable === variable)?.by);
  const counted = a.counter !== null && a.counter === b.counter;
  if (seed && (!counted || counter)) {
    const first = `a late write by ${threadName(seed, processes)} had put the old seed back`;
    return counter ? `${first}, and one by ${threadName(counter, processes)} the old count` : first;
  }
  return a.counter === null || a.counter !== b.counter
    ? 'a late write, by a message not shown, had put the old value back'
    : 'late writes, by messages not shown, had put the old values back';
}

/** With the recorded times; null where they are missing, or so near that they seem to contradict the recorded order. */
function fromOrders(pair: Pair, agrees: (kinds: readonly PairOrder['kind'][]) => boolean): string | null {
  const variables = VARIABLES.filter((variable) => touches(variable, pair.a));
  const orders = variables.flatMap((variable) => pairOrder(variable, pair.a, pair.b) ?? []);
  if (orders.length === 0 || orders.length < variables.length || !agrees(orders.map(({ kind }) => kind))) return null;
  return orders.map((order, i) => orderSentence(order, variables[i]!, pair)).join(' ');
}

function orderSentence(order: PairOrder, variable: Variable, { a, b, lateWriters, processes }: Pair): string {
  const second = capitalised(threadName(order.second, processes));
  const first = threadName(order.first, processes);
  const read =
    variable === 'seed' ? `${second} read the seed` : `${second} also read the count ${order.first.counter},`;
  const margin = durationWords(order.marginUs);
  if (order.kind === 'both-read') {
    return `${read} ${durationWords(order.readGapUs)} after ${first}, and ${margin} before either wrote the next one.`;
  }
  const putBack = sequenceMarks(a, b, lateWriters).putBacks.find((each) => each.variable === variable);
  const who = putBack ? ` by ${threadName(putBack.by, processes)}` : ', by a message not shown,';
  return `${read} ${margin} after ${first} had written the next one: a late write${who} had put the old one back.`;
}

function completeBefore(pair: Pair): string {
  const { a, b, processes } = pair;
  const later = threadName(b, processes);
  return (
    `${capitalised(threadName(a, processes))} had finished its Message-ID before ${later} began, and yet ` +
    `${later} read ${readValues(pair)} again: ${oldValuesBack(pair)}.`
  );
}

function differentDraws({ a, b }: Pair): string {
  const tick = `in the same ${sharedTickWords(a, b)}`;
  const became = haveSameBits(a, b) ? `end in the same 25 bits, the hash ${a.hash}` : `became the same hash, ${a.hash}`;
  return `Two different draws, ${a.draw} and ${b.draw} (hex ${hex(a.draw)} and ${hex(b.draw)}), ${became}, ${tick}.${countWords(a)}`;
}

function ownGenerators({ a, b, processes }: Pair): string {
  const [who, selves] =
    a.lane === b.lane
      ? [`The own generator of ${threadName(a, processes)}`, 'itself']
      : ['Two generators, each its thread’s own,', 'themselves'];
  return `${who} came to the same number by ${selves}, in the same ${sharedTickWords(a, b)}.${countWords(a)}`;
}

function countWords({ counter }: LoggedMessage): string {
  return counter === null ? '' : ` Both also carry the count ${counter}.`;
}

function hex(draw: number): string {
  return (draw >>> 0).toString(16);
}

function separateProcesses({ a, b }: Pair): string {
  const [counted, count] = a.counter === null ? ['', ''] : [' and counted from 0', ` and the count ${a.counter}`];
  return (
    `Two processes share no variable. Each JVM started its generator alike${counted}, and so both came to the hash ` +
    `${a.hash}${count}, in the same ${sharedTickWords(a, b)}.`
  );
}
