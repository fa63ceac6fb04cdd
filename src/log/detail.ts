/** Single messages and collisions of a log, as the inspector and the exports read them. */

export type Cause = 'shared-read' | 'replay' | 'chance' | 'unknown';

/** Why the cause is what it is; each has one sentence in the vocabulary of the page. */
export type CauseReason =
  /** The recorded order: both read before either wrote. */
  | 'both-read-before-either-wrote'
  /** The seed was written once in the whole run, so both threads read it before either wrote the next. */
  | 'seed-written-once'
  /** The recorded order: the second read came after the first thread had written the next value. */
  | 'read-after-write'
  /** One message was complete before the other began, and yet it read the same seed. */
  | 'complete-before-other-began'
  /** One thread read the same seed twice. */
  | 'one-thread-twice'
  /** Two different draws, the same 25 bits. */
  | 'different-draws'
  /** The same draw of generators that no other thread touches. */
  | 'own-generators'
  /** Two JVM processes, which share no variable, count and draw alike. */
  | 'separate-processes'
  /** Neither order can be proved from what was recorded. */
  | 'order-not-recorded';

export interface LoggedStep {
  /** Id of algorithms/step. */
  readonly step: string;
  /** µs from the run's start. */
  readonly atUs: number;
  /** The value read or written: seed, draw, counter or clock field; null for lock and unlock. */
  readonly value: number | null;
  /** How long the thread waited for the monitor just before, µs (lock only; else 0). */
  readonly waitedUs: number;
  /** Place in the order of all recorded steps, from 1; negative: another step came too close to tell; absent: not known. */
  readonly order?: number;
}

export interface LoggedMessage {
  /** Row in the log. */
  readonly row: number;
  /** Number in the spool, from 0. */
  readonly message: number;
  readonly lane: number;
  readonly process: number;
  readonly thread: number;
  readonly hash: number;
  /** The generator's unmasked value. */
  readonly draw: number;
  /** The seed from which the draw was made; null where it cannot be known (per-thread generators). */
  readonly seedRead: number | null;
  readonly counter: number | null;
  /** Whole ms or µs since 1970. */
  readonly clock: number;
  /** The clock's step when it was read, µs. */
  readonly clockResolutionUs: number;
  /** µs from the run's start. */
  readonly startUs: number;
  readonly endUs: number;
  /** Number of the collision, from 1; 0: none. */
  readonly collision: number;
  /** In order; empty where steps were too short to record. */
  readonly steps: readonly LoggedStep[];
}

export interface CollisionDetail {
  /** From 1, in the order in which they were found: in a simulation that of their second messages' completion. */
  readonly number: number;
  readonly cause: Cause;
  readonly reason: CauseReason;
  /** Two or more, in order of completion; the first is the one that a receiver keeps. */
  readonly members: readonly LoggedMessage[];
  /** Other messages that put back what a member had read before another read it (log/lateWrites); absent: not looked for. */
  readonly lateWriters?: readonly LoggedMessage[];
}

/** The metrics of CONTRACT.md. */
export interface Totals {
  readonly messages: number;
  readonly distinct: number;
  readonly duplicates: number;
  readonly collisions: number;
  /** Duplicates in percent of the messages. */
  readonly rate: number;
  readonly idsPerSecond: number;
}
