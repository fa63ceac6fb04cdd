/** What is asked of a run's mail, and what the answer holds. All of it can be sent. */
import type { Change } from '../scenario/scenario.ts';

/** The newest letters; the newest of those that share their Message-ID; or those taken until one letter was. */
export type LettersShown =
  { readonly kind: 'newest' } | { readonly kind: 'colliding' } | { readonly kind: 'until'; readonly message: number };

export interface MailQuery {
  /** The moment, µs from the run's start; infinite: every transaction has ended. */
  readonly atUs: number;
  /** SMTP time at the run's start, and what was moved since. */
  readonly smtpMs: number;
  readonly changes: readonly Change[];
  /** Mailboxes, 1–1,000. */
  readonly recipients: number;
  /** The mailbox to look into; null: all. */
  readonly mailbox: string | null;
  readonly show: LettersShown;
  /** Letters at most. */
  readonly letters: number;
}

export interface ReceiverFigures {
  /** Id of the receiver. */
  readonly id: string;
  /** Of all accepted mail: discarded, and not told to anyone. */
  readonly lost: number;
  /** Numbers in the spool of the newest that were lost, newest first, at most {@link NEWEST_LOST}. */
  readonly newestLost: readonly number[];
}

export const NEWEST_LOST = 8;

export interface AcceptedLetter {
  /** Number in the spool, from 0. */
  readonly message: number;
  readonly process: number;
  readonly thread: number;
  readonly messageId: string;
  /** Whole seconds since 1970. */
  readonly dateSeconds: number;
  readonly mailbox: string;
  /** End of its SMTP transaction, µs from the run's start. */
  readonly acceptedUs: number;
  /** Number of the collision, from 1; 0: none. */
  readonly collision: number;
  /** Numbers of the other accepted letters with its Message-ID, in order of acceptance. */
  readonly same: readonly number[];
  /** Ids of the receivers that discarded it. */
  readonly discardedBy: readonly string[];
}

export interface MailAnswer {
  readonly accepted: number;
  /** Made, and their SMTP transactions not ended. */
  readonly onTheWire: number;
  /** One for each receiver of the registry, in its order. */
  readonly receivers: readonly ReceiverFigures[];
  /** Whether all collisions found so far are in the figures; if not, ask again. */
  readonly counted: boolean;
  /** Newest first. */
  readonly letters: readonly AcceptedLetter[];
  /** Whether there is a letter that was asked for by its number. */
  readonly found: boolean;
}
