/** Tails one panel's log while the threads write it, and answers what the page asks. */
import { algorithmById } from '../../algorithms/index.ts';
import { laneProcess, laneThread, MAX_LANES } from '../../jvm/statics.ts';
import { classify } from '../../log/causes.ts';
import { CollisionIndex } from '../../log/collisionIndex.ts';
import { hashBits, type ClockSetting, type DeliveryLog, type LogSnapshot } from '../../log/deliveryLog.ts';
import type { CollisionDetail, LoggedMessage, Totals } from '../../log/detail.ts';
import { LaneIndex } from '../../log/laneIndex.ts';
import { LogPlayback } from '../../log/logPlayback.ts';
import { lateWriters } from '../../log/lateWrites.ts';
import { CHUNK_ROWS, TAKEN_ROWS } from '../../log/logBuffer.ts';
import type { Overview } from '../../log/overview.ts';
import { OverviewBins } from '../../log/overviewBins.ts';
import { collisionDetail, type PanelFacts } from '../../log/panelRecord.ts';
import { countShapes, nextOfShape, type ShapeCensus } from '../../log/shapes.ts';
import type { Lane, ViewportAnswer, ViewportQuery } from '../../log/viewport.ts';
import { queryViewport, type Viewable } from '../../log/viewportQuery.ts';
import { clockFieldSeconds } from '../../jvm/clock.ts';
import * as C from './control.ts';
import { logOf, type PanelRun } from './panelRun.ts';

/** Tells of each member of a collision, in order of arrival, whether a receiver would have discarded it. */
export interface Judge {
  readonly add: (collision: number, dateSeconds: number) => boolean;
}

export interface ExportFacts extends PanelFacts {
  readonly clocks: readonly ClockSetting[];
  readonly snapshot: LogSnapshot;
}

/** The figures of a panel, for the page's next frame. */
export interface PanelFigures {
  readonly totals: Totals;
  readonly lostByExchange: number;
  readonly lengthUs: number;
  /** All messages of the spool were made and counted. */
  readonly done: boolean;
  /** All messages made so far were counted. */
  readonly counted: boolean;
  readonly threadsActive: number;
  /** Mean of what a step's wait takes, µs; null where none was measured. */
  readonly achievedStepUs: number | null;
}

/** The rate of a watchable run is that of its last seconds: it answers to a moved slider. */
const RATE_SPAN_US = 3_000_000;
/** Shown as proof that the hashes are those of 2006's JVMs: enough for the first 25 draws, however many share one. */
const PROOF_MESSAGES = 128;

export class PanelCollector {
  /** What it reads and keeps up, for questions beside its own. */
  readonly source: Viewable;
  readonly #control: Int32Array;
  readonly #log: DeliveryLog;
  readonly #clocks: ClockSetting[];
  readonly #index: CollisionIndex;
  readonly #lanes: LaneIndex;
  /** The run told moment by moment, as far as it was recorded. */
  readonly playback: LogPlayback;
  readonly #bins = new OverviewBins();
  #lost = 0;
  #knownChunks = 0;
  /** Chunks that may still grow, and how many of their rows were taken. */
  #open: { readonly chunk: number; taken: number }[] = [];
  #firstUs = Number.POSITIVE_INFINITY;

  constructor(
    readonly run: PanelRun,
    readonly exchange: Judge,
  ) {
    const algorithm = algorithmById(run.algorithm);
    this.#control = new Int32Array(run.control);
    this.#clocks = [{ fromUs: 0, resolutionUs: run.clockResolutionUs }];
    this.#log = logOf(run, this.#clocks);
    this.#index = new CollisionIndex(this.#log.columns, hashBits(run.hash), algorithm.counterForm);
    this.#lanes = new LaneIndex(this.#log);
    this.playback = new LogPlayback(this.#log, this.#lanes);
    this.source = { log: this.#log, index: this.#index, laneIndex: this.#lanes };
  }

  /** The clock was set to another resolution while the run went on. */
  clockChanged(setting: ClockSetting): void {
    this.#clocks.push(setting);
  }

  /** Takes new rows into account, chunk by chunk, for about `budgetMs`. Returns whether there may be more. */
  tail(budgetMs: number): boolean {
    const deadline = performance.now() + budgetMs;
    const before = this.#index.messages;
    this.#eachNew((from, to) => {
      this.#see(from, to);
      this.#index.add(from, to, this.#onDuplicate);
      return performance.now() > deadline;
    });
    if (this.#index.messages === before) return false;
    Atomics.store(this.#log.columns.counters, TAKEN_ROWS, this.#index.messages);
    Atomics.notify(this.#log.columns.counters, TAKEN_ROWS);
    return true;
  }

  /**
   * Takes all new rows into account.
   * @param order the same rows, in the order in which their messages were complete
   */
  tailInOrder(order: Int32Array): void {
    this.#eachNew((from, to) => {
      this.#see(from, to);
      return false;
    });
    this.#index.addInOrder(order, this.#onDuplicate);
  }

  /** @param take told of new rows [from, to), which then are taken; returns whether the others are left for later */
  #eachNew(take: (from: number, to: number) => boolean): void {
    for (const chunks = this.#log.chunks; this.#knownChunks < chunks; this.#knownChunks++) {
      this.#open.push({ chunk: this.#knownChunks, taken: 0 });
    }
    let late = false;
    this.#open = this.#open.filter((open) => {
      if (late) return true;
      const published = this.#log.published(open.chunk);
      if (published > open.taken) {
        late = take(open.chunk * CHUNK_ROWS + open.taken, open.chunk * CHUNK_ROWS + published);
        open.taken = published;
      }
      return published < CHUNK_ROWS;
    });
    this.#lanes.update();
  }

  #see(from: number, to: number): void {
    const { endUs } = this.#log.columns;
    this.#bins.messages(endUs, from, to);
    this.#firstUs = Math.min(this.#firstUs, this.#log.startUs(from));
  }

  readonly #onDuplicate = (row: number, firstRow: number): void => {
    const { endUs, collision } = this.#log.columns;
    const group = collision[row]!;
    this.#bins.duplicate(endUs[row]!);
    this.exchange.add(group, this.#dateSeconds(firstRow));
    if (this.exchange.add(group, this.#dateSeconds(row))) this.#lost++;
  };

  /** The Date header, to the second: the clock as the thread read it. */
  #dateSeconds(row: number): number {
    return clockFieldSeconds(this.#log.columns.clock[row]!);
  }

  figures(): PanelFigures {
    const lanes = Array.from({ length: MAX_LANES }, (_, lane) => lane);
    const active = lanes.filter((lane) => Atomics.load(this.#control, C.laneActive(lane)) === 1);
    // When all threads have come to rest, what their waits took is still known.
    const waiting = active.length > 0 ? active : lanes;
    const stepsNs = waiting.map((lane) => Atomics.load(this.#control, C.laneStepNs(lane))).filter((ns) => ns > 0);
    return {
      totals: this.totals(),
      lostByExchange: this.#lost,
      lengthUs: this.#bins.lengthUs,
      done: C.isSpent(this.#control, this.run.processes) && this.#isCounted(),
      counted: this.#isCounted(),
      threadsActive: active.length,
      achievedStepUs: stepsNs.length === 0 ? null : stepsNs.reduce((a, b) => a + b) / stepsNs.length / 1000,
    };
  }

  totals(): Totals {
    const { messages, distinct, duplicates, collisions } = this.#index;
    const rate = messages === 0 ? 0 : (100 * duplicates) / messages;
    return { messages, distinct, duplicates, collisions, rate, idsPerSecond: this.#idsPerSecond() };
  }

  #idsPerSecond(): number {
    const { lengthUs } = this.#bins;
    if (this.#index.messages === 0) return 0;
    const running = Atomics.load(this.#control, C.STATE) === C.RUNNING;
    if (running && lengthUs > 2 * RATE_SPAN_US) return this.#bins.rateOfLast(RATE_SPAN_US);
    return (this.#index.messages * 1e6) / Math.max(1, lengthUs - this.#firstUs);
  }

  #isCounted(): boolean {
    const caughtUp = this.#open.every(({ chunk, taken }) => taken === this.#log.published(chunk));
    return caughtUp && this.#knownChunks === this.#log.chunks;
  }

  /** Lanes that ever made a message or are at work now, process by process. */
  lanes(): Lane[] {
    const { processes } = this.run;
    const known = new Set(this.#lanes.lanes);
    const lanes: Lane[] = [];
    for (let lane = 0; lane < MAX_LANES; lane++) {
      const active = Atomics.load(this.#control, C.laneActive(lane)) === 1;
      const wanted = laneThread(lane, processes) < Atomics.load(this.#control, C.THREADS);
      if (!active && !wanted && !known.has(lane)) continue;
      lanes.push({ lane, process: laneProcess(lane, processes), thread: laneThread(lane, processes), active });
    }
    return lanes.sort((a, b) => a.process - b.process || a.thread - b.thread);
  }

  viewport(query: ViewportQuery): ViewportAnswer {
    // A thread that has left keeps its lane as long as something of it is in the window.
    const lanes = this.lanes().filter(
      ({ lane, thread }) =>
        thread < Atomics.load(this.#control, C.THREADS) ||
        this.#lanes.length(lane) > this.#lanes.firstFrom(lane, query.fromUs),
    );
    return queryViewport(this.source, lanes, query);
  }

  overview(): Overview {
    return this.#bins.snapshot();
  }

  collision(number: number): CollisionDetail | null {
    const rows = [...this.#index.rowsOf(number)];
    if (rows.length === 0) return null;
    const [verdict] = classify(this.#log, [rows], this.unfinished());
    if (!verdict) return null;
    const detail = collisionDetail(this.#log, number, rows, verdict);
    return { ...detail, lateWriters: lateWriters(this.#log, this.#lanes, rows) };
  }

  /** @param row of a message in view (log/viewport) */
  message(row: number): LoggedMessage {
    return this.#log.messageAt(row);
  }

  shapes(): ShapeCensus {
    return countShapes(this.#log, this.#index);
  }

  nextOfShape(shape: string, after: number): number | null {
    return nextOfShape(this.#log, this.#index, shape, after);
  }

  /** Draws of messages given up at Stop; null while the run goes on. */
  unfinished(): number[] | null {
    if (Atomics.load(this.#control, C.INSIDE) > 0) return null;
    const draws: number[] = [];
    for (let lane = 0; lane < MAX_LANES; lane++) {
      const draw = Atomics.load(this.#control, C.laneUnfinished(lane));
      if (draw !== 0) draws.push(draw);
    }
    return draws;
  }

  /** The first messages of the run in order of completion. */
  firstMessages(): LoggedMessage[] {
    const messages: LoggedMessage[] = [];
    for (const lane of this.#lanes.lanes) {
      const length = Math.min(PROOF_MESSAGES, this.#lanes.length(lane));
      for (let i = 0; i < length; i++) messages.push(this.#log.messageAt(this.#lanes.row(lane, i)));
    }
    return messages.sort((a, b) => a.endUs - b.endUs).slice(0, PROOF_MESSAGES);
  }

  /** What an export needs beside the shared columns, all of one moment. */
  facts(): ExportFacts {
    return {
      panel: this.run.panel,
      algorithm: this.run.algorithm,
      totals: this.totals(),
      lanes: this.lanes(),
      unfinished: this.unfinished(),
      clocks: this.#clocks,
      snapshot: { rows: this.#taken(), collisions: this.#index.collisions },
    };
  }

  /** Rows of each chunk that were taken into account. */
  #taken(): Int32Array {
    const rows = new Int32Array(this.#knownChunks).fill(CHUNK_ROWS);
    for (const { chunk, taken } of this.#open) rows[chunk] = taken;
    return rows;
  }
}
