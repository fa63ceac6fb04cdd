/** A mail of a real log that shares its Message-ID, as files list it. */
export interface CollidingMail {
  /** Of the log's mails, in the order of reading, from 0. */
  readonly message: number;
  /** Between its angle brackets. */
  readonly messageId: string;
  /** Of the algorithm that makes Message-IDs of this form; null: another generator. */
  readonly algorithm: string | null;
  readonly hash: number | null;
  readonly counter: number | null;
  /** The clock in the Message-ID, ms since 1970. */
  readonly clockMs: number | null;
  /** When it was accepted, µs from the earliest mail of the log. */
  readonly endUs: number | null;
  /** The same, ms since 1970. */
  readonly atMs: number | null;
  /** The Date header, ms since 1970. */
  readonly dateMs: number | null;
  /** Number of the collision, from 1. */
  readonly collision: number;
  /** What it comes from, as far as a log can tell. */
  readonly inferredCause: string;
  readonly lane: string;
  readonly file: string;
  readonly line: number;
  /** The queue id, or what else tells it from other mails. */
  readonly key: string | null;
}
