/**
 * One mail delivery thread: takes messages from the spool and makes their Message-IDs, step by step, on memory that
 * it shares with the others. Nothing here or elsewhere decides who comes between whom.
 */
import { algorithmById } from '../../algorithms/index.ts';
import { laneProcess, laneThread, ownBase, processBase } from '../../jvm/statics.ts';
import { LaneWriter } from '../../log/laneWriter.ts';
import { logColumns, type LogBuffer } from '../../log/logBuffer.ts';
import type { AlgorithmId, HashMode } from '../../scenario/scenario.ts';
import * as C from './control.ts';
import { FullSpeed } from './fullSpeed.ts';
import { ThreadClock } from './threadClock.ts';
import type { Outcome, ThreadParts } from './threadParts.ts';
import { Waiter } from './waiter.ts';
import { Watchable } from './watchable.ts';

/** A thread's place in a panel's race; all that crosses to the worker. */
export interface Seat {
  readonly lane: number;
  readonly processes: number;
  readonly algorithm: AlgorithmId;
  readonly hash: HashMode;
  readonly control: SharedArrayBuffer;
  readonly statics: SharedArrayBuffer;
  /** One Float64: start of the run in ms since 1970, as the page's performance.timeOrigin counts. */
  readonly base: SharedArrayBuffer;
  readonly log: LogBuffer;
}

export class DeliveryThread {
  readonly #parts: ThreadParts;
  readonly #base: Float64Array<SharedArrayBuffer>;
  readonly #fullSpeed: FullSpeed;
  readonly #watchable: Watchable;
  #writer: LaneWriter;
  #run = 0;

  constructor(readonly seat: Seat) {
    this.#parts = partsOf(seat);
    this.#base = new Float64Array(seat.base);
    this.#fullSpeed = new FullSpeed(this.#parts);
    this.#watchable = new Watchable(this.#parts);
    this.#writer = this.#newWriter();
  }

  /** Races whenever a run goes on, sleeps in between; returns when told to leave. */
  work(): void {
    const { control, thread } = this.#parts;
    let spentRun = 0;
    for (;;) {
      const epoch = Atomics.load(control, C.EPOCH);
      const state = Atomics.load(control, C.STATE);
      if (state === C.LEAVE) return;
      const wanted = thread < Atomics.load(control, C.THREADS);
      if (state === C.RUNNING && wanted && spentRun !== Atomics.load(control, C.RUN)) {
        // Counted in before the state is looked at again: a run is only cleared when nobody is inside.
        Atomics.add(control, C.INSIDE, 1);
        const outcome = Atomics.load(control, C.STATE) === C.RUNNING ? this.#race() : 'stopped';
        if (outcome === 'spent') spentRun = this.#run;
        Atomics.sub(control, C.INSIDE, 1);
      } else {
        Atomics.wait(control, C.EPOCH, epoch);
      }
    }
  }

  #race(): Outcome {
    const { control, clock, waiter, lane, thread } = this.#parts;
    const run = Atomics.load(control, C.RUN);
    if (run !== this.#run) this.#enterRun(run);
    Atomics.store(control, C.laneActive(lane), 1);
    try {
      for (;;) {
        const state = Atomics.load(control, C.STATE);
        if (state === C.PAUSED) {
          waiter.untilResumed();
          continue;
        }
        if (state !== C.RUNNING) return 'stopped';
        if (thread >= Atomics.load(control, C.THREADS)) return 'inactive';
        clock.resolutionUs = Atomics.load(control, C.CLOCK_RESOLUTION_US);
        const speed = Atomics.load(control, C.STEP_US) === 0 ? this.#fullSpeed : this.#watchable;
        const outcome = speed.race(this.#writer);
        if (outcome) return outcome;
      }
    } finally {
      this.#writer.publish();
      Atomics.store(control, C.laneActive(lane), 0);
    }
  }

  #enterRun(run: number): void {
    const { clock, frame } = this.#parts;
    this.#run = run;
    this.#writer = this.#newWriter();
    clock.begin(this.#base[0]!);
    frame.seed = frame.draw = frame.counter = 0;
  }

  #newWriter(): LaneWriter {
    const { log, lane } = this.seat;
    return new LaneWriter(logColumns(log), lane, log.plan.stepsPerMessage);
  }
}

function partsOf({ lane, processes, algorithm, hash, control: words, statics }: Seat): ThreadParts {
  const control = new Int32Array(words);
  const clock = new ThreadClock();
  const process = laneProcess(lane, processes);
  return {
    control,
    statics: new Int32Array(statics),
    frame: {
      statics: processBase(process),
      own: ownBase(lane),
      seed: 0,
      draw: 0,
      counter: 0,
      clock: 0,
      readClock: () => clock.readField(),
    },
    clock,
    waiter: new Waiter(control, lane),
    steps: algorithmById(algorithm).steps(hash),
    lane,
    process,
    thread: laneThread(lane, processes),
  };
}
