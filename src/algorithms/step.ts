/** What every Message-ID algorithm is made of. */
import type { AlgorithmId, HashMode } from '../scenario/scenario.ts';

/** The part of the Message-ID that a step makes; it gives the step its colour. */
export type MessageIdPart = 'hash' | 'counter' | 'clock';

/** What a step does to shared memory; `update` reads and writes at once, so that nothing comes between. */
export type StepKind = 'read' | 'write' | 'update' | 'clock' | 'lock' | 'unlock';

/** A thread's registers while it makes one Message-ID. */
export interface Frame {
  /** Word of the statics of the thread's process (jvm/statics). */
  readonly statics: number;
  /** First of the words that only this thread touches (jvm/statics). */
  readonly own: number;
  /** The seed as read. */
  seed: number;
  /** The generator's value made from it, unmasked. */
  draw: number;
  /** The counter as read: what the Message-ID shows. */
  counter: number;
  /** Whole ms or µs since 1970 (jvm/clock). */
  clock: number;
  /** Reads the JVM's clock; the engine decides what time it is. */
  readonly readClock: () => number;
}

/**
 * The smallest thing that another thread can come between.
 * `run` does it on shared memory with plain, unguarded loads and stores, and returns the value read or written
 * (clock: 0, the frame holds it). A `lock` step only tries: 1 if the monitor was taken, 0 if the thread must wait.
 */
export interface Step {
  readonly id: StepId;
  readonly kind: StepKind;
  readonly part: MessageIdPart;
  /** As a person reads it: "read seed". */
  readonly name: string;
  /** The letter in the bar. */
  readonly letter: string;
  /** The line of Java, or of the JVM below it, that the step stands for, in our own words. */
  readonly line: string;
  readonly run: (memory: Int32Array, frame: Frame) => number;
}

/** Every step of every algorithm, as files and links name them (CONTRACT.md). */
export const STEP_IDS = [
  'read-seed',
  'write-seed',
  'lock',
  'read-counter',
  'write-counter',
  'unlock',
  'get-and-increment',
  'read-clock',
] as const;
export type StepId = (typeof STEP_IDS)[number];

/**
 * How the counter stands in the Message-ID: not at all, run together with the clock
 * (JavaMail 1.3.3 has no dot between them), or as a group of its own.
 */
export type CounterForm = 'none' | 'joined' | 'dotted';

/** The fields that make a Message-ID. */
export interface MessageIdFields {
  /** As the object header keeps it (jvm/identityHash). */
  readonly hash: number;
  /** null where the algorithm has none. */
  readonly counter: number | null;
  /** Whole ms since 1970 (13 digits) or whole µs (16 digits). */
  readonly clock: number;
}

/** Digits of the clock field: 13 in milliseconds, 16 in microseconds. */
export type ClockDigits = 13 | 16;

/** One version's way to a Message-ID. */
export interface Algorithm {
  readonly id: AlgorithmId;
  /** "JavaMail 1.4.1 (synchronized)": in the select, in the figure's name, in files. */
  readonly name: string;
  /** "1.4.1": where room is short. */
  readonly version: string;
  /** "counter under a lock": beside the select. */
  readonly note: string;
  /** Whether it counts so that no race inside one process can make two equal Message-IDs. */
  readonly safe: boolean;
  readonly counterForm: CounterForm;
  /** What follows the fields: `.JavaMail.` and the user's address, or only the host. */
  readonly suffix: string;
  readonly steps: (hash: HashMode) => readonly Step[];
}
