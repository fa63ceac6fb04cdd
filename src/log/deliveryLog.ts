/** The reading end of a log: what happened, row by row, while the threads still write. */
import { previousParkMiller } from '../jvm/parkMiller.ts';
import { identityHash, type HashBits } from '../jvm/identityHash.ts';
import { laneProcess, laneThread } from '../jvm/statics.ts';
import type { HashMode } from '../scenario/scenario.ts';
import type { LoggedMessage, LoggedStep } from './detail.ts';
import {
  CHUNK_COUNT,
  CHUNK_HEADER_WORDS,
  CHUNK_LANE,
  CHUNK_ROWS,
  CHUNK_STEP_BLOCK,
  NEXT_CHUNK,
  logColumns,
  type LogBuffer,
  type LogColumns,
} from './logBuffer.ts';

/** The clock's step from a moment on. */
export interface ClockSetting {
  readonly fromUs: number;
  readonly resolutionUs: number;
}

/** A log as it was at one moment of a run that goes on. */
export interface LogSnapshot {
  /** Rows of each chunk. */
  readonly rows: Int32Array;
  /** Collisions found by then. */
  readonly collisions: number;
}

export interface LogSource {
  readonly buffer: LogBuffer;
  /** The clock's steps in this run, in order of time; the first from 0 on. */
  readonly clocks: readonly ClockSetting[];
  readonly hash: HashMode;
  readonly processes: number;
  /** Ids of the algorithm's steps, in order. */
  readonly stepIds: readonly string[];
  /** Whether the algorithm counts. */
  readonly counts: boolean;
  /** Read no further than this. */
  readonly snapshot?: LogSnapshot;
}

/** Bits of the identity hash: the JVMs of 2006 were 32-bit ones, those since JDK 8 are 64-bit. */
export function hashBits(hash: HashMode): HashBits {
  return hash === 'jdk4' ? 25 : 31;
}

export class DeliveryLog {
  readonly columns: LogColumns;
  readonly bits: HashBits;

  constructor(readonly source: LogSource) {
    this.columns = logColumns(source.buffer);
    this.bits = hashBits(source.hash);
  }

  get stepsPerMessage(): number {
    return this.source.buffer.plan.stepsPerMessage;
  }

  /** Chunks that a thread has claimed. */
  get chunks(): number {
    const { snapshot } = this.source;
    return snapshot?.rows.length ?? Math.min(Atomics.load(this.columns.counters, NEXT_CHUNK), this.columns.chunks);
  }

  /** Rows of a chunk that may be read. */
  published(chunk: number): number {
    const { snapshot } = this.source;
    return snapshot?.rows[chunk] ?? Atomics.load(this.columns.headers, chunk * CHUNK_HEADER_WORDS + CHUNK_COUNT);
  }

  /** Number of the row's collision, from 1; 0: none. */
  collisionOf(row: number): number {
    const number = this.columns.collision[row]!;
    const { snapshot } = this.source;
    return snapshot && number > snapshot.collisions ? 0 : number;
  }

  laneOfChunk(chunk: number): number {
    return this.columns.headers[chunk * CHUNK_HEADER_WORDS + CHUNK_LANE]!;
  }

  laneOf(row: number): number {
    return this.laneOfChunk(Math.floor(row / CHUNK_ROWS));
  }

  processOf(row: number): number {
    return laneProcess(this.laneOf(row), this.source.processes);
  }

  hashOf(row: number): number {
    return identityHash(this.columns.draw[row]!, this.bits);
  }

  startUs(row: number): number {
    return this.columns.endUs[row]! - this.columns.durationUs[row]!;
  }

  /** Sorts rows by when their messages were complete; of two at the same moment the lower lane's is first. */
  readonly byCompletion = (a: number, b: number): number => {
    const { endUs } = this.columns;
    return endUs[a]! - endUs[b]! || this.laneOf(a) - this.laneOf(b);
  };

  /** First index of a row's steps in the step columns; -1 where none were recorded. */
  stepsAt(row: number): number {
    const chunk = Math.floor(row / CHUNK_ROWS);
    const block = this.columns.headers[chunk * CHUNK_HEADER_WORDS + CHUNK_STEP_BLOCK]!;
    if (block === 0) return -1;
    const index = ((block - 1) * CHUNK_ROWS + (row % CHUNK_ROWS)) * this.stepsPerMessage;
    return this.columns.stepOrder[index] === 0 ? -1 : index;
  }

  /** Place of a step in the order of all; negative if too close to another to tell; 0 if not recorded. */
  orderOf(row: number, stepId: string): number {
    const at = this.stepsAt(row);
    const step = this.source.stepIds.indexOf(stepId);
    return at < 0 || step < 0 ? 0 : this.columns.stepOrder[at + step]!;
  }

  /** The seed from which the row's hash was drawn; null where each thread has its own generator. */
  seedRead(row: number): number | null {
    return this.source.hash === 'jdk4' ? previousParkMiller(this.columns.draw[row]!) : null;
  }

  messageAt(row: number): LoggedMessage {
    const { columns, source } = this;
    const lane = this.laneOf(row);
    return {
      row,
      message: columns.message[row]!,
      lane,
      process: laneProcess(lane, source.processes),
      thread: laneThread(lane, source.processes),
      hash: this.hashOf(row),
      draw: columns.draw[row]!,
      seedRead: this.seedRead(row),
      counter: source.counts ? columns.counter[row]! : null,
      clock: columns.clock[row]!,
      clockResolutionUs: this.#clockAt(columns.endUs[row]!),
      startUs: this.startUs(row),
      endUs: columns.endUs[row]!,
      collision: this.collisionOf(row),
      steps: this.#stepsOf(row),
    };
  }

  #clockAt(us: number): number {
    const { clocks } = this.source;
    return (clocks.findLast((clock) => clock.fromUs <= us) ?? clocks[0])?.resolutionUs ?? 0;
  }

  #stepsOf(row: number): LoggedStep[] {
    const at = this.stepsAt(row);
    if (at < 0) return [];
    const startUs = this.startUs(row);
    return this.source.stepIds.map((step, i) => {
      const value = this.columns.stepValue[at + i]!;
      const waits = step === 'lock';
      return {
        step,
        atUs: startUs + this.columns.stepUs[at + i]!,
        value: waits || step === 'unlock' ? null : step === 'read-clock' ? this.columns.clock[row]! : value,
        waitedUs: waits ? value : 0,
        order: this.columns.stepOrder[at + i]!,
      };
    });
  }
}
