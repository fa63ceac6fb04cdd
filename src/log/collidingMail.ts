/** A mail of a real log that shares its Message-ID, as files list it. */
export interface CollidingMail {
  /** Of the log's mails, in the order of reading, from 0. */
  readonly message: number;
  /** Of our own exports; else `first`. */
  readonly panel: string;
  /** Between its angle brackets. */
  readonly messageId: string;
  /** That its file names, or that makes Message-IDs of this form; null: another generator. */
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
  /** What it comes from, as a race recorded it; `unknown` in a log. */
  readonly cause: string;
  /** What it comes from, as far as a log can tell, and why; null where a race recorded it. */
  readonly inferredCause: string | null;
  readonly reason: string | null;
  readonly lane: string;
  readonly host: string | null;
  readonly file: string;
  readonly line: number;
  /** The queue id, or what else tells it from other mails. */
  readonly key: string | null;
}
