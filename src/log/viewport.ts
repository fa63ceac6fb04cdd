/** What a timeline shows: the answer of the log to "from, to, and how many pixels wide". */

/** One thread of one process, as a row of the figure. */
export interface Lane {
  /** Seat of the thread, 0–63: what the log's rows carry. */
  readonly lane: number;
  /** Numbers from 0; shown to people from 1. */
  readonly process: number;
  readonly thread: number;
  /** Whether the thread is at work now. */
  readonly active: boolean;
}

/** The fate of a message under a receiver that drops a second message of the same Message-ID. */
export const FATE_NONE = 0;
export const FATE_KEPT = 1;
export const FATE_LOST = 2;

/** Messages that touch the window, lane by lane and in time order within a lane. */
export interface MessageColumns {
  readonly count: number;
  /** Row in the log. */
  readonly row: Int32Array<ArrayBuffer>;
  /** Index into {@link ViewportAnswer.lanes}. */
  readonly laneIndex: Uint8Array<ArrayBuffer>;
  /** First step, µs from the run's start. */
  readonly startUs: Float64Array<ArrayBuffer>;
  /** The Message-ID is complete. */
  readonly endUs: Float64Array<ArrayBuffer>;
  /** When the thread begins its next message: from endUs to here it works or waits for the network. NaN: not yet. */
  readonly nextUs: Float64Array<ArrayBuffer>;
  /** Number of the collision, from 1; 0: none. */
  readonly collision: Int32Array<ArrayBuffer>;
  readonly fate: Uint8Array<ArrayBuffer>;
  /**
   * count × stepsPerMessage, row-major: when each step took effect, µs after startUs; NaN where not recorded.
   * A step's bar reaches from here to the next step's moment (or the wait before it), the last one's to endUs.
   */
  readonly stepUs: Float32Array<ArrayBuffer>;
  /** How long the thread waited for the monitor just before its lock step, µs; 0: not. */
  readonly lockWaitUs: Float32Array<ArrayBuffer>;
}

/** Collisions with a member in the window, at most {@link MAX_COLLISIONS}, in order of their moment. */
export interface CollisionColumns {
  readonly count: number;
  /** Number of the collision, from 1. */
  readonly number: Int32Array<ArrayBuffer>;
  /** When it happened: the second message of the group was complete. */
  readonly atUs: Float64Array<ArrayBuffer>;
  /** Members of collision i: [offset[i], offset[i+1]) of the arrays below, in order of completion. */
  readonly offset: Int32Array<ArrayBuffer>;
  readonly memberLaneIndex: Uint8Array<ArrayBuffer>;
  readonly memberEndUs: Float64Array<ArrayBuffer>;
  readonly memberRow: Int32Array<ArrayBuffer>;
}

/** More are in the window than can be told apart: the densities show the rest. */
export const MAX_COLLISIONS = 600;
/** A window with more messages than this is drawn as densities. */
export const MAX_MESSAGES = 6000;

/** Per lane and pixel column, row-major (lanes × columns). */
export interface DensityColumns {
  readonly columns: number;
  readonly messages: Uint32Array<ArrayBuffer>;
  /** Of these, the messages that share their Message-ID with another of the run. */
  readonly colliding: Uint32Array<ArrayBuffer>;
}

export interface ViewportQuery {
  /** µs from the run's start. */
  readonly fromUs: number;
  readonly toUs: number;
  /** Width of the figure's plot in device-independent px. */
  readonly widthPx: number;
}

export interface ViewportAnswer {
  readonly fromUs: number;
  readonly toUs: number;
  readonly lanes: readonly Lane[];
  /** The algorithm's steps, in order (ids of algorithms/step). */
  readonly stepIds: readonly string[];
  /** Messages in the window. */
  readonly messagesInView: number;
  readonly collisionsInView: number;
  /** Exactly one of the two forms: single messages where there is room, else densities. */
  readonly messages: MessageColumns | null;
  readonly density: DensityColumns | null;
  /** All collisions in the window, or the first {@link MAX_COLLISIONS} of them spread evenly. */
  readonly collisions: CollisionColumns;
}
