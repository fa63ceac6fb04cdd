/**
 * The virtual machine: the step lists of algorithms/ on some cores, one event after the other, in virtual time.
 * Same scenario, same log, to the byte: no clock and no random number but its own.
 *
 * As in the live race, a step takes effect at its beginning and the thread then spends its time, drawn evenly from half
 * to one-and-a-half times its length. Steps and work need a core, SMTP time does not.
 */
import { algorithmById } from '../../algorithms/index.ts';
import type { Frame, Step } from '../../algorithms/step.ts';
import { laneProcess } from '../../jvm/statics.ts';
import { laneWriters, type LaneWriter, type StepRecorder } from '../../log/laneWriter.ts';
import type { LogBuffer } from '../../log/logBuffer.ts';
import type { PanelId, Scenario } from '../../scenario/scenario.ts';
import * as C from '../live/control.ts';
import type { Agenda } from './agenda.ts';
import type { CompletedRows } from './completedRows.ts';
import { checkLength, stepNsOf } from './limits.ts';
import { Machine } from './machine.ts';
import { microseconds, singleBelow } from './moments.ts';
import type { MonitorLine } from './monitorLine.ts';
import type { Processor } from './processor.ts';
import type { Random } from './random.ts';
import { BEGINS, SLEEPS, WORKS } from './threadTable.ts';

/** Events for one call of {@link Simulation.advance} where a CollisionIndex tails the log: some ms. */
export const SLICE_EVENTS = 16_384;

export interface SimulatedRun {
  readonly scenario: Scenario;
  readonly panel: PanelId;
  /** Empty, and with room for the scenario's messages; null: nothing is recorded. */
  readonly log: LogBuffer | null;
  /** Told of each row as its message is complete; absent: nobody asks for their order. */
  readonly completed?: CompletedRows;
  /** CONTROL_WORDS words (race/live/control), which the simulation fills and keeps as the live threads do. */
  readonly control: Int32Array;
}

/** Kinds of steps that the machine itself must know of. */
const PLAIN = 0;
const LOCK = 1;
const UNLOCK = 2;

export class Simulation {
  readonly machine: Machine;
  readonly #runs: readonly Step['run'][];
  readonly #kinds: Uint8Array;
  /** Per lane: its JVM process. */
  readonly #process: Uint8Array;
  readonly #stepNs: number;
  readonly #workNs: number;
  readonly #smtpNs: number;
  readonly #writers: readonly LaneWriter[];
  readonly #recorders: (StepRecorder | null)[];
  readonly #completed: CompletedRows | null;

  // The machine's own parts: one look-up less in every event.
  readonly #control: Int32Array;
  readonly #statics: Int32Array;
  readonly #random: Random;
  readonly #agenda: Agenda;
  readonly #processor: Processor;
  readonly #monitors: MonitorLine;
  readonly #frames: readonly Frame[];
  readonly #place: Int8Array;
  readonly #message: Int32Array;
  readonly #startNs: Float64Array;
  readonly #workLeftNs: Float64Array;

  /** @throws SimulationTooLong */
  constructor({ scenario, panel, log, control, completed }: SimulatedRun) {
    checkLength(scenario, panel);
    const steps = algorithmById(scenario[panel]).steps(scenario.hash);
    const machine = new Machine(scenario, control);
    const { lanes, threads } = machine;
    this.machine = machine;
    this.#runs = steps.map(({ run }) => run);
    this.#kinds = Uint8Array.from(steps, ({ kind }) => (kind === 'lock' ? LOCK : kind === 'unlock' ? UNLOCK : PLAIN));
    this.#process = Uint8Array.from({ length: lanes }, (_, lane) => laneProcess(lane, scenario.processes));
    this.#stepNs = stepNsOf(scenario);
    this.#workNs = Math.round(scenario.workSteps * this.#stepNs);
    this.#smtpNs = scenario.smtpMs * 1_000_000;
    this.#writers = log ? laneWriters(log, lanes) : [];
    this.#completed = completed ?? null;
    this.#recorders = Array.from({ length: lanes }, () => null);
    this.#control = control;
    this.#statics = machine.statics;
    this.#random = machine.random;
    this.#agenda = machine.agenda;
    this.#processor = machine.processor;
    this.#monitors = machine.monitors;
    this.#frames = threads.frames;
    this.#place = threads.place;
    this.#message = threads.message;
    this.#startNs = threads.startNs;
    this.#workLeftNs = threads.workLeftNs;
  }

  /** Virtual time reached, µs from the run's start. */
  get nowUs(): number {
    return microseconds(this.#agenda.nowNs);
  }

  /** Steps that took effect so far; a step recorded in the log has its place in their order, from 1. */
  get steps(): number {
    return this.machine.steps;
  }

  /** Virtual time of the next event, µs from the run's start; Infinity if there is none. */
  get nextUs(): number {
    return microseconds(this.#agenda.nextNs);
  }

  /** Takes on the state of another of the same scenario and panel; what is recorded is not part of it. */
  copyFrom({ machine }: Simulation): void {
    this.machine.copyFrom(machine);
  }

  /** Simulates one event. Returns its lane if a step took effect or a Message-ID was completed, else -1. */
  event(): number {
    const { machine } = this;
    const before = machine.steps + machine.made;
    const lane = this.#agenda.next();
    if (lane >= 0) this.#turn(lane);
    return machine.steps + machine.made > before ? lane : -1;
  }

  /** Simulates every event up to that moment, and those at it. */
  advanceTo(us: number): void {
    while (this.nextUs <= us) this.#turn(this.#agenda.next());
  }

  /**
   * Simulates so many events (steps, and beginnings and ends of work and sleep) and those at the moment of the last, or
   * to the end: a run that is stopped then holds all of its last moment, as it does when it is played back.
   * What was made is in the log when it returns.
   * @returns whether there is more to do
   */
  advance(events: number): boolean {
    const agenda = this.#agenda;
    for (let event = 0; event < events || agenda.nextNs === agenda.nowNs; event++) {
      const lane = agenda.next();
      if (lane < 0) break;
      this.#turn(lane);
    }
    for (const writer of this.#writers) writer.publish();
    return Atomics.load(this.#control, C.INSIDE) > 0;
  }

  /** Ends the run where it is; messages that are not complete are given up, as the live threads do. */
  stop(): void {
    this.#agenda.clear();
    for (let lane = 0; lane < this.machine.lanes; lane++) {
      if (Atomics.load(this.#control, C.laneActive(lane)) === 0) continue;
      if (this.#place[lane]! > 0) Atomics.store(this.#control, C.laneUnfinished(lane), this.#frames[lane]!.draw);
      this.#end(lane);
    }
  }

  // JavaScript engines inline functions that are small or called from one place: hence one call of each, and rare ways apart.

  #turn(lane: number): void {
    const { nowNs } = this.#agenda;
    let place = this.#place[lane]!;
    if (place === SLEEPS) {
      this.#awake(lane);
      return;
    }
    if (place === this.#runs.length) {
      place = this.#complete(lane, nowNs);
      if (place === SLEEPS) return;
    }
    if (!this.#processor.keeps(lane, nowNs)) return;
    if (place < 0) place = this.#work(lane, place, nowNs);
    if (place >= 0) this.#step(lane, place, nowNs);
  }

  /** Goes on with the work before a message, or begins the message. Returns where the thread is then. */
  #work(lane: number, place: number, nowNs: number): number {
    const control = this.#control;
    const process = this.#process[lane]!;
    let leftNs = place === BEGINS ? 0 : this.#workLeftNs[lane]!;
    if (leftNs === 0) {
      const message = control[C.spoolNext(process)]!;
      if (message >= control[C.spoolEnd(process)]!) {
        this.#leave(lane);
        return BEGINS;
      }
      if (place !== BEGINS || this.#workNs === 0) {
        control[C.spoolNext(process)] = message + 1;
        this.#message[lane] = message;
        this.#startNs[lane] = nowNs;
        this.#frames[lane]!.draw = 0;
        this.#recorders[lane] = this.#writers[lane]?.stepsOfNext() ?? null;
        return 0;
      }
      leftNs = this.#random.around(this.#workNs);
    }
    const sliceNs = this.#processor.sliceNs(lane, leftNs);
    this.#workLeftNs[lane] = leftNs - sliceNs;
    this.#processor.goesOn(lane, nowNs + sliceNs);
    return (this.#place[lane] = WORKS);
  }

  #step(lane: number, place: number, nowNs: number): void {
    const kind = this.#kinds[place]!;
    let value = this.#runs[place]!(this.#statics, this.#frames[lane]!);
    if (kind === LOCK) {
      if (value === 0) {
        this.#place[lane] = place;
        this.#wait(lane);
        return;
      }
      value = this.#waitedUs(lane);
    }
    const order = ++this.machine.steps;
    this.#recorders[lane]?.write(order, singleBelow(microseconds(nowNs - this.#startNs[lane]!)), value);
    this.#place[lane] = place + 1;
    this.#processor.goesOn(lane, nowNs + this.#random.around(this.#stepNs));
    if (kind === UNLOCK) this.#wake(lane);
  }

  /** Returns where the thread is then. */
  #complete(lane: number, nowNs: number): number {
    const { draw, counter, clock } = this.#frames[lane]!;
    const endUs = microseconds(nowNs);
    const durationUs = singleBelow(endUs - microseconds(this.#startNs[lane]!));
    this.machine.made++;
    const row = this.#writers[lane]?.append(this.#message[lane]!, draw, counter, clock, endUs, durationUs);
    if (row !== undefined) this.#completed?.push(row);
    if (this.#smtpNs === 0) return (this.#place[lane] = BEGINS);
    this.#sleep(lane);
    return SLEEPS;
  }

  #wait(lane: number): void {
    this.#monitors.wait(this.#process[lane]!, lane, this.#agenda.nowNs);
    this.#processor.release(lane);
  }

  #waitedUs(lane: number): number {
    return Math.round(microseconds(this.#monitors.entered(lane, this.#agenda.nowNs)));
  }

  /** The monitor is free. */
  #wake(lane: number): void {
    const woken = this.#monitors.wake(this.#process[lane]!);
    if (woken >= 0) this.#processor.ready(woken);
  }

  /** The SMTP time begins. */
  #sleep(lane: number): void {
    this.#place[lane] = SLEEPS;
    this.#agenda.sleep(lane, this.#agenda.nowNs + this.#random.around(this.#smtpNs));
    this.#processor.release(lane);
  }

  /** The SMTP time is over. */
  #awake(lane: number): void {
    this.#agenda.sleep(lane, Number.POSITIVE_INFINITY);
    this.#place[lane] = BEGINS;
    this.#processor.ready(lane);
  }

  /** The spool is empty. */
  #leave(lane: number): void {
    this.#end(lane);
    this.#processor.release(lane);
  }

  #end(lane: number): void {
    const control = this.#control;
    Atomics.store(control, C.laneActive(lane), 0);
    if (Atomics.sub(control, C.INSIDE, 1) === 1) Atomics.store(control, C.STATE, C.PARKED);
  }
}
