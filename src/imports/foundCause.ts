/** What a collision of a log comes from, and who says so. */
import type { Cause } from '../log/detail.ts';

export type InferredCause = 'one-process' | 'two-processes' | 'unknown';

/** Inferred here, or one that a race recorded and its export states. */
export type ImportedCause = InferredCause | Cause;

export type InferredReason =
  /** Other Message-IDs of the sender have the same hash and count at two times, not far from one another. */
  | 'others-count-alike'
  /** The sender's other Message-IDs do not come twice, so one process drew this hash twice. */
  | 'others-differ'
  /** A counter under a lock never gives one number twice, and nothing shows a second process. */
  | 'counter-was-safe'
  /** Too few other Message-IDs of the sender to compare with, or they speak for both. */
  | 'too-little-to-compare'
  /** Not all of the log was compared, so that what did not come again may have come elsewhere. */
  | 'log-too-large'
  /** So long after one another that the same mail may have been sent again. */
  | 'accepted-far-apart'
  /** Not JavaMail's. */
  | 'other-generator';

export type ImportedReason = InferredReason | 'recorded-by-race';

export interface FoundCause {
  readonly cause: ImportedCause;
  readonly reason: ImportedReason;
  /** It is what a file states, not what the mails here show. */
  readonly isStated: boolean;
}
