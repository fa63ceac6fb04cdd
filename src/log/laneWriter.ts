/** The writing end of a DeliveryLog: one per thread. */
import {
  CHUNK_COUNT,
  CHUNK_HEADER_WORDS,
  CHUNK_LANE,
  CHUNK_ROWS,
  CHUNK_STEP_BLOCK,
  NEXT_CHUNK,
  NEXT_STEP_BLOCK,
  SEQUENCE,
  TAKEN_ROWS,
  logColumns,
  type LogBuffer,
  type LogColumns,
} from './logBuffer.ts';

export class LaneWriter {
  /** First word of the present chunk's header; -1 before the first. */
  #header = -1;
  #row = 0;
  #chunkEnd = 0;
  #steps: StepRecorder | null = null;

  constructor(
    readonly columns: LogColumns,
    readonly lane: number,
    readonly stepsPerMessage: number,
  ) {}

  /**
   * Appends one message. Readers see it after {@link publish}.
   * @param clock whole ms or µs since 1970
   * @param endUs µs from the run's start
   * @param durationUs from the first step to endUs
   * @returns its row
   */
  append(message: number, draw: number, counter: number, clock: number, endUs: number, durationUs: number): number {
    if (this.#row === this.#chunkEnd) this.#claimChunk();
    const row = this.#row++;
    const columns = this.columns;
    columns.message[row] = message;
    columns.draw[row] = draw;
    columns.counter[row] = counter;
    columns.clock[row] = clock;
    columns.endUs[row] = endUs;
    columns.durationUs[row] = durationUs;
    // A full chunk is published at once, so that at full speed the count is stored once in 256 messages.
    if (this.#row === this.#chunkEnd) this.publish();
    return row;
  }

  /** Shows readers all that was appended. */
  publish(): void {
    if (this.#header < 0) return;
    const count = CHUNK_ROWS - (this.#chunkEnd - this.#row);
    Atomics.store(this.columns.headers, this.#header + CHUNK_COUNT, count);
  }

  /** Rows that were claimed and not yet taken into account, by all threads together. */
  backlog(): number {
    const { counters } = this.columns;
    return Atomics.load(counters, NEXT_CHUNK) * CHUNK_ROWS - Atomics.load(counters, TAKEN_ROWS);
  }

  /** Sleeps until the collector has taken more rows, or for `atMostMs`. */
  sleepUntilTaken(atMostMs: number): void {
    const { counters } = this.columns;
    Atomics.wait(counters, TAKEN_ROWS, Atomics.load(counters, TAKEN_ROWS), atMostMs);
  }

  /** Where the next message's steps are recorded; null when there is no room left for steps. */
  stepsOfNext(): StepRecorder | null {
    if (this.#row === this.#chunkEnd) this.#claimChunk();
    this.#steps ??= this.#claimSteps();
    this.#steps?.at(this.#row % CHUNK_ROWS);
    return this.#steps;
  }

  #claimChunk(): void {
    const chunk = Atomics.add(this.columns.counters, NEXT_CHUNK, 1);
    if (chunk >= this.columns.chunks) throw new RangeError(`the log has no chunk ${chunk}: it was planned too small`);
    this.#header = chunk * CHUNK_HEADER_WORDS;
    this.columns.headers[this.#header + CHUNK_LANE] = this.lane;
    this.#row = chunk * CHUNK_ROWS;
    this.#chunkEnd = this.#row + CHUNK_ROWS;
    this.#steps = null;
  }

  #claimSteps(): StepRecorder | null {
    const block = Atomics.add(this.columns.counters, NEXT_STEP_BLOCK, 1);
    if (block >= this.columns.stepBlocks) return null;
    const recorder = new StepRecorder(this.columns, block, this.stepsPerMessage);
    this.columns.headers[this.#header + CHUNK_STEP_BLOCK] = block + 1;
    return recorder;
  }
}

/** One for each of so many lanes, for a log that one worker writes alone. */
export function laneWriters(log: LogBuffer, lanes: number): LaneWriter[] {
  const columns = logColumns(log);
  return Array.from({ length: lanes }, (_, lane) => new LaneWriter(columns, lane, log.plan.stepsPerMessage));
}

/** Records the steps of the messages of one chunk. */
export class StepRecorder {
  readonly #base: number;
  #index = 0;

  constructor(
    readonly columns: LogColumns,
    block: number,
    readonly stepsPerMessage: number,
  ) {
    const size = CHUNK_ROWS * stepsPerMessage;
    this.#base = block * size;
    // Messages of this chunk from before, made at full speed, have no steps.
    columns.stepOrder.fill(0, this.#base, this.#base + size);
  }

  at(rowInChunk: number): void {
    this.#index = this.#base + rowInChunk * this.stepsPerMessage;
  }

  /** Call just before the step takes effect. */
  before(): number {
    return Atomics.add(this.columns.counters, SEQUENCE, 1);
  }

  /** Call just after it; `before` is what {@link before} returned. */
  after(before: number, offsetUs: number, value: number): void {
    const alone = Atomics.add(this.columns.counters, SEQUENCE, 1) === before + 1;
    this.write(alone ? before + 1 : -(before + 1), offsetUs, value);
  }

  /** Records a step whose place in the order of all, from 1, is known. */
  write(order: number, offsetUs: number, value: number): void {
    const index = this.#index++;
    this.columns.stepUs[index] = offsetUs;
    this.columns.stepValue[index] = value;
    this.columns.stepOrder[index] = order;
  }
}
