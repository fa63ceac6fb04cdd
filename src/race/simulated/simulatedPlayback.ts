/** A simulated run moment by moment: the machine itself, run again from the checkpoint before. */
import { algorithmById } from '../../algorithms/index.ts';
import { identityHash } from '../../jvm/identityHash.ts';
import { COUNTER, SEED, laneProcess, laneThread, processBase } from '../../jvm/statics.ts';
import { hashBits } from '../../log/deliveryLog.ts';
import {
  HOLDS_NOTHING,
  heldAfter,
  type MachineState,
  type ThreadState,
  type Upcoming,
} from '../../log/machineState.ts';
import type { PanelId, Scenario } from '../../scenario/scenario.ts';
import { CONTROL_WORDS } from '../live/control.ts';
import { Checkpoints } from './checkpoints.ts';
import { Simulation } from './simulation.ts';
import { BEGINS, SLEEPS, WORKS } from './threadTable.ts';

export class SimulatedPlayback {
  readonly checkpoints: Checkpoints;
  readonly #stepIds: readonly string[];
  /** The machine at the moment looked at, and another that looks ahead of it or back. */
  readonly #present: Simulation;
  readonly #scout: Simulation;

  constructor(
    readonly scenario: Scenario,
    panel: PanelId,
  ) {
    const make = (): Simulation =>
      new Simulation({ scenario, panel, log: null, control: new Int32Array(CONTROL_WORDS) });
    this.checkpoints = new Checkpoints(make);
    this.#stepIds = algorithmById(scenario[panel])
      .steps(scenario.hash)
      .map(({ id }) => id);
    this.#present = make();
    this.#scout = make();
  }

  /**
   * @param us at most `reachedUs`
   * @param reachedUs how far the run has come
   * @param duplicates by then: the machine itself does not compare Message-IDs
   */
  stateAt(us: number, reachedUs: number, duplicates: number): MachineState {
    this.#goTo(us);
    const { machine } = this.#present;
    const { processes } = this.scenario;
    const lanes = Array.from({ length: machine.lanes }, (_, lane) => lane);
    return {
      atUs: us,
      source: 'machine',
      threads: lanes.map((lane) => this.#threadAt(lane)).sort((a, b) => a.process - b.process || a.thread - b.thread),
      shared: Array.from({ length: processes }, (_, process) => ({
        process,
        seed: machine.statics[processBase(process) + SEED]!,
        counter: machine.statics[processBase(process) + COUNTER]!,
      })),
      messages: machine.made,
      duplicates,
      next: this.#next(reachedUs),
    };
  }

  /**
   * The last moment before `us` at which a step took effect or a Message-ID was complete; null: there is none.
   * @param reachedUs how far the run has come
   */
  eventBefore(us: number, reachedUs: number): number | null {
    const scout = this.#scout;
    let beforeUs: number | null = null;
    for (const checkpoint of this.checkpoints.backFrom(us)) {
      scout.copyFrom(checkpoint);
      while (scout.nextUs < us && scout.nextUs <= reachedUs) if (scout.event() >= 0) beforeUs = scout.nowUs;
      if (beforeUs !== null) return beforeUs;
    }
    return null;
  }

  /** Forward from where it stands, if no checkpoint is nearer. */
  #goTo(us: number): void {
    const present = this.#present;
    const checkpoint = this.checkpoints.upTo(us);
    if (present.nowUs > us || present.nowUs < checkpoint.nowUs) present.copyFrom(checkpoint);
    present.advanceTo(us);
  }

  #next(reachedUs: number): Upcoming | null {
    const scout = this.#scout;
    scout.copyFrom(this.#present);
    while (scout.nextUs <= reachedUs) {
      const made = scout.machine.made;
      const lane = scout.event();
      if (lane < 0) continue;
      const step = scout.machine.made > made ? null : scout.machine.threads.place[lane]! - 1;
      return { ...this.#seat(lane), atUs: scout.nowUs, step };
    }
    return null;
  }

  #threadAt(lane: number): ThreadState {
    const { machine } = this.#present;
    const { frames, place: places, message: messages } = machine.threads;
    const seat = { ...this.#seat(lane), waitsForCore: machine.processor.isWaiting(lane) };
    const place = places[lane]!;
    if (machine.hasEnded(lane) || place === BEGINS || place === WORKS) {
      const doing = machine.hasEnded(lane) ? 'done' : 'work';
      return { ...seat, doing, message: null, taken: 0, held: HOLDS_NOTHING };
    }
    const sends = place === SLEEPS;
    const taken = sends ? this.#stepIds.length : place;
    const doing = sends ? 'smtp' : machine.monitors.isWaiting(lane) ? 'monitor' : 'step';
    const { seed, draw, counter, clock } = frames[lane]!;
    const values = { seed, hash: identityHash(draw, hashBits(this.scenario.hash)), counter, clock };
    return { ...seat, doing, message: messages[lane]!, taken, held: heldAfter(this.#stepIds, taken, values) };
  }

  #seat(lane: number): Pick<ThreadState, 'lane' | 'process' | 'thread'> {
    const { processes } = this.scenario;
    return { lane, process: laneProcess(lane, processes), thread: laneThread(lane, processes) };
  }
}
