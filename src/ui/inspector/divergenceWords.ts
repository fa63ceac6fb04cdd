/** The moment at which two threads leave every serial order, in words. */
import type { LoggedMessage } from '../../log/detail.ts';
import { interleave, putBackBy, type Divergence } from '../../log/interleaving.ts';
import { threadName } from './threadWords.ts';

const NAMES = { seed: 'seed', counter: 'count' } as const;

/**
 * "from here on both hold the seed 1938983919"
 * @param sure the recorded order is proved
 * @param readers messages that have read the value by then; left out: two
 */
export function divergenceLabel({ variable, value, kind }: Divergence, sure: boolean, readers = 2): string {
  const what = `the ${NAMES[variable]} ${value}`;
  if (!sure) return `${what} is read again: the order shown is likely, not proved`;
  if (kind !== 'held') return `here ${what} is read again`;
  return readers > 2 ? `now ${readers} have read ${what}` : `from here on both hold ${what}`;
}

/**
 * The first such moment of two messages, and what the second would have found had it been made after the first.
 * Empty where their steps were not recorded.
 * @param lateWriters messages that may have put an old value back
 * @param sure the recorded order is proved; else no more is said than that it is not
 */
export function divergenceSentence(
  a: LoggedMessage,
  b: LoggedMessage,
  lateWriters: readonly LoggedMessage[],
  processes: number,
  sure = true,
): string {
  const messages = [a, b, ...lateWriters.filter(({ steps }) => steps.length > 0)];
  const interleaving = interleave(messages);
  if (!interleaving) return '';
  const divergence = interleaving.divergences.find(({ first, second }) => first < 2 && second < 2);
  if (!divergence) return withoutDivergence(a, b);
  const { variable, first, second, kind } = divergence;
  const name = NAMES[variable];
  if (!sure) return `Both read the same ${name}. The order shown is likely, not proved.`;
  const reader = threadName(messages[second]!, processes);
  if (kind === 'held') {
    const { draw, counter } = messages[first]!;
    const next = variable === 'seed' ? draw : (counter ?? 0) + 1;
    return `From here on both hold the same ${name}. One after the other, ${reader} would have read ${next}.`;
  }
  const writer = putBackBy(interleaving, divergence);
  const who = writer ? threadName(messages[writer.of]!, processes) : 'a late write, by a message not shown,';
  return `Here ${reader} reads an old ${name}, because ${who} had put it back. One after the other, it could not have.`;
}

function withoutDivergence(a: LoggedMessage, b: LoggedMessage): string {
  if (a.process !== b.process) {
    return 'Neither could read what the other wrote: two processes share the clock alone.';
  }
  return 'Neither read what a serial order would have changed: the order of these steps did not matter.';
}
