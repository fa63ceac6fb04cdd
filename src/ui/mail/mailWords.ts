/** What the mail section says, from the figures. */
import type { MailAnswer } from '../../mail/mailboxes.ts';
import { comparisonOf, type Comparison } from '../../mail/receivers/comparison.ts';
import { RECEIVERS } from '../../mail/receivers/index.ts';
import { DAY_SECONDS, HOUR_SECONDS, type Receiver } from '../../mail/receivers/receiver.ts';
import type { RunState } from '../sessionView.ts';
import { whole } from '../shell/figures.ts';

const COMPARED: Readonly<Record<Comparison, string>> = {
  never: 'nothing: delivers every message',
  mailbox: 'Message-ID, in one mailbox',
  date: 'Message-ID and Date, in one mailbox',
};

function windowText(seconds: number): string {
  const [count, unit] = seconds < DAY_SECONDS ? [seconds / HOUR_SECONDS, 'hour'] : [seconds / DAY_SECONDS, 'day'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** By what a receiver knows a mail again: "Message-ID and Date, in one mailbox, for 1 hour". */
export function ruleText(receiver: Receiver): string {
  const comparison = comparisonOf(receiver);
  return comparison === 'never' ? COMPARED.never : `${COMPARED[comparison]}, for ${windowText(receiver.windowSeconds)}`;
}

export function lostBy({ receivers }: MailAnswer, receiver: Receiver): number {
  return receivers.find(({ id }) => id === receiver.id)?.lost ?? 0;
}

/** While there are no figures of the mail. */
export function withoutFigures(runState: RunState, messages: number): string {
  if (runState === 'running' || messages > 0) return 'The letters are being counted …';
  return runState === 'idle' ? 'No letters yet. Press Start.' : 'No letter was made.';
}

/** The technote's claim with this run's figures. */
export function summarySentence(answer: MailAnswer): string {
  const { accepted, onTheWire } = answer;
  const wire = onTheWire === 0 ? '' : ` ${whole(onTheWire)} more ${onTheWire === 1 ? 'is' : 'are'} on the wire.`;
  const exchange = RECEIVERS.find(({ id }) => id === 'exchange-2003');
  const lost = exchange ? lostBy(answer, exchange) : 0;
  const letters = `${whole(accepted)} accepted ${accepted === 1 ? 'letter' : 'letters'}`;
  if (lost === 0) {
    const most = Math.max(0, ...answer.receivers.map((receiver) => receiver.lost));
    if (most > 0) return `Of ${letters} Exchange lost none, and another receiver up to ${whole(most)}.${wire}`;
    return `Of ${letters} no receiver lost any.${wire}`;
  }
  return `Of ${letters} Exchange lost ${whole(lost)} without a word. Sendmail and Postfix delivered all.${wire}`;
}
