/**
 * The memory of a DeliveryLog: typed columns over one SharedArrayBuffer, so that threads write while others read; or,
 * where one worker writes and reads alone, over a buffer of its own.
 *
 * Rows come in chunks of 256 that a thread claims with one atomic add and then fills alone, in time order. So threads
 * never write to the same cache line, a thread's share need not be known beforehand, and a chunk has one lane.
 */

export const CHUNK_ROWS = 256;

/** Words of a chunk's header; 128 bytes, so that two threads never publish on the same cache line. */
export const CHUNK_HEADER_WORDS = 32;
/** Rows published in this chunk: stored atomically, after the rows. */
export const CHUNK_COUNT = 0;
export const CHUNK_LANE = 1;
/** Number of the chunk's block of step records, from 1; 0: none. */
export const CHUNK_STEP_BLOCK = 2;

/** Counters, each on a cache line of its own, in words. */
export const NEXT_CHUNK = 0;
export const NEXT_STEP_BLOCK = 32;
/** Settles which of two recorded steps came first, where clocks tie. */
export const SEQUENCE = 64;
/** Rows that the collector has taken into account; notified when it grows. */
export const TAKEN_ROWS = 96;
const COUNTER_WORDS = 128;

/** Messages whose steps are recorded at most; later ones keep their times and values, without the single steps. */
export const MAX_STEPPED_MESSAGES = 524_288;
/** The same for a run that starts at full speed: only if its processor is slowed down later are steps recorded. */
export const MAX_STEPPED_MESSAGES_OF_A_FAST_RUN = 65_536;

export interface LogPlan {
  /** Messages that surely fit. */
  readonly messages: number;
  /** Threads that may write. */
  readonly lanes: number;
  /** Steps of the algorithm. */
  readonly stepsPerMessage: number;
  /** Messages whose steps are recorded at most. */
  readonly steppedMessages: number;
}

/** Bytes of one row: message 4, draw 4, counter 4, duration 4, collision 4, clock 8, end 8. */
export const ROW_BYTES = 36;
/** Bytes of one recorded step: moment 4, value 4, order 4. */
export const STEP_BYTES = 12;

/** `shared` needs a cross-origin isolated page; `own` is copied when it is sent. */
export type MemoryKind = 'shared' | 'own';

/** What crosses to the workers: the memory and the plan from which both sides compute the same layout. */
export interface LogBuffer {
  readonly plan: LogPlan;
  readonly memory: ArrayBufferLike;
}

export interface LogColumns {
  readonly chunks: number;
  readonly stepBlocks: number;
  readonly counters: Int32Array;
  /** chunks × CHUNK_HEADER_WORDS */
  readonly headers: Int32Array;
  /** Number of the message in the spool. */
  readonly message: Int32Array;
  /** The hash generator's value, unmasked. */
  readonly draw: Int32Array;
  readonly counter: Int32Array;
  /** Whole ms or whole µs since 1970. */
  readonly clock: Float64Array;
  /** When the Message-ID was complete, µs from the run's start. */
  readonly endUs: Float64Array;
  /** From the first step to endUs, µs. */
  readonly durationUs: Float32Array;
  /** Number of the collision, from 1; written by the CollisionIndex. */
  readonly collision: Int32Array;
  /** stepBlocks × CHUNK_ROWS × stepsPerMessage: when a step took effect, µs after the message's first. */
  readonly stepUs: Float32Array;
  /** The value read or written; for a lock step, how long the thread waited for it, µs. */
  readonly stepValue: Int32Array;
  /** Place in the order of all recorded steps, from 1; negative: another step came too close to tell; 0: not recorded. */
  readonly stepOrder: Int32Array;
}

function sizes({ messages, lanes, stepsPerMessage, steppedMessages }: LogPlan) {
  const chunks = Math.ceil(messages / CHUNK_ROWS) + lanes;
  const stepBlocks = Math.min(chunks, Math.ceil(steppedMessages / CHUNK_ROWS) + lanes);
  return { chunks, rows: chunks * CHUNK_ROWS, stepBlocks, steps: stepBlocks * CHUNK_ROWS * stepsPerMessage };
}

/** Bytes that a log of this plan takes. */
export function logBytes(plan: LogPlan): number {
  const { chunks, rows, steps } = sizes(plan);
  return 4 * (COUNTER_WORDS + chunks * CHUNK_HEADER_WORDS) + rows * ROW_BYTES + steps * STEP_BYTES;
}

/** @throws RangeError if the browser does not give that much memory. */
export function allocateLog(plan: LogPlan, kind: MemoryKind = 'shared'): LogBuffer {
  const bytes = logBytes(plan);
  return { plan, memory: kind === 'shared' ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes) };
}

/** Views of the columns; both sides of a worker call it on the same buffer. */
export function logColumns({ plan, memory }: LogBuffer): LogColumns {
  const { chunks, rows, stepBlocks, steps } = sizes(plan);
  let offset = 0;
  const take = <T>(
    View: new (memory: ArrayBufferLike, offset: number, length: number) => T,
    length: number,
    bytes: number,
  ): T => {
    const view = new View(memory, offset, length);
    offset += length * bytes;
    return view;
  };
  // The columns of 8 bytes come first: every offset stays aligned.
  return {
    chunks,
    stepBlocks,
    clock: take(Float64Array, rows, 8),
    endUs: take(Float64Array, rows, 8),
    counters: take(Int32Array, COUNTER_WORDS, 4),
    headers: take(Int32Array, chunks * CHUNK_HEADER_WORDS, 4),
    message: take(Int32Array, rows, 4),
    draw: take(Int32Array, rows, 4),
    counter: take(Int32Array, rows, 4),
    durationUs: take(Float32Array, rows, 4),
    collision: take(Int32Array, rows, 4),
    stepUs: take(Float32Array, steps, 4),
    stepValue: take(Int32Array, steps, 4),
    stepOrder: take(Int32Array, steps, 4),
  };
}

/** Empties a log for the next run. Only what the last run touched is cleared. Nobody may be writing. */
export function clearLog({ counters, headers, collision }: LogColumns): void {
  const chunks = Atomics.load(counters, NEXT_CHUNK);
  headers.fill(0, 0, chunks * CHUNK_HEADER_WORDS);
  collision.fill(0, 0, chunks * CHUNK_ROWS);
  counters.fill(0);
}
