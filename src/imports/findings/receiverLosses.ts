/** What each receiver would have done with the mails of the collisions, by the rules of mail/receivers. */
import { comparisonOf } from '../../mail/receivers/comparison.ts';
import { RECEIVERS } from '../../mail/receivers/index.ts';
import type { Mail, Receiver } from '../../mail/receivers/receiver.ts';
import { deliver } from '../../mail/store.ts';
import type { Findings, ImportedCollision, ImportedMail } from './findings.ts';

export interface ReceiverLoss {
  readonly receiver: Receiver;
  /** Mails that it would have discarded, had all of a collision gone to one mailbox. */
  readonly lost: number;
  /** Mails of which that cannot be told: the receiver looks at a date, or back over a window, and the log tells no time. */
  readonly untold: number;
}

/**
 * A mail as a receiver sees it. `isDated` false: its Date header is not known and could not be inferred; `isTimed` false: nor is
 * the moment when it was accepted.
 */
export interface ReceivedMail extends Mail {
  readonly isDated: boolean;
  readonly isTimed: boolean;
}

/**
 * The mails of a collision, in order of acceptance, as if all had gone to one mailbox: logs seldom tell the mailbox. Where
 * the log holds no Date header, JavaMail's is inferred from the clock in the Message-ID, which it read a moment apart.
 */
export function receivedMails({ messageId, javaMail, mails }: ImportedCollision): ReceivedMail[] {
  return mails.map(({ atMs, dateMs }) => {
    const date = dateMs ?? javaMail?.clockMs ?? null;
    return {
      messageId,
      dateSeconds: Math.floor((date ?? 0) / 1000),
      mailbox: '',
      acceptedSeconds: (atMs ?? date ?? 0) / 1000,
      isDated: date !== null,
      isTimed: atMs !== null || date !== null,
    };
  });
}

/** The mails of a collision that a receiver would have discarded. */
export function lostMails(receiver: Receiver, collision: ImportedCollision): ImportedMail[] {
  const mails = receivedMails(collision).map((mail, i) => ({ ...mail, of: collision.mails[i]! }));
  if (!isTold(receiver, mails)) return [];
  return deliver(receiver, mails).discarded.map(({ of }) => of);
}

/** Of one collision, in the order of the receivers. */
export function lossesOf(collision: ImportedCollision): ReceiverLoss[] {
  const mails = receivedMails(collision);
  return RECEIVERS.map((receiver) =>
    isTold(receiver, mails)
      ? { receiver, lost: deliver(receiver, mails).discarded.length, untold: 0 }
      : { receiver, lost: 0, untold: mails.length - 1 },
  );
}

/** Whether what the receiver looks at is known of all these mails. */
function isTold(receiver: Receiver, mails: readonly ReceivedMail[]): boolean {
  const comparison = comparisonOf(receiver);
  if (comparison === 'never') return true;
  return mails.every(({ isDated, isTimed }) => isTimed && (comparison !== 'date' || isDated));
}

/** Over all collisions; each is a matter of its own, since no key holds two Message-IDs. */
export function receiverLosses(findings: Findings): ReceiverLoss[] {
  const sums = RECEIVERS.map((receiver) => ({ receiver, lost: 0, untold: 0 }));
  for (const collision of findings.collisions()) {
    lossesOf(collision).forEach(({ lost, untold }, i) => {
      sums[i]!.lost += lost;
      sums[i]!.untold += untold;
    });
  }
  return sums;
}
