/** The worker that simulates one panel, and answers the page's questions in between. */
import { expose } from 'comlink';
import type { LogBuffer, MemoryKind } from '../../log/logBuffer.ts';
import type { MachineState } from '../../log/machineState.ts';
import { lazyMailroom } from '../../mail/lazyMailroom.ts';
import { ExchangeCount } from '../../mail/receivers/exchangeCount.ts';
import type { PanelId, Scenario } from '../../scenario/scenario.ts';
import type { PanelFigures } from '../live/panelCollector.ts';
import type { PanelRun } from '../live/panelRun.ts';
import { answers } from '../live/questions.ts';
import { SpoolTooLarge, allocateSpools } from '../live/spool.ts';
import { holds, planFor } from '../logPlan.ts';
import { PanelSimulation } from './panelSimulation.ts';

/** How long the simulation may run before questions are answered, ms; a slice is some ms more. */
const TURN_MS = 5;

/** What a panel's worker is asked to simulate. */
export interface Order {
  readonly scenario: Scenario;
  readonly panel: PanelId;
  readonly memory: MemoryKind;
  /** Spools to try, so that the largest that fits can be named when this one does not. */
  readonly sizes: readonly number[];
}

/** Why an order cannot be taken: the fields of a SpoolTooLarge, which as an error would not cross to the page. */
export type Shortage = Pick<SpoolTooLarge, 'messages' | 'fits' | 'bytes'>;

export interface SimulatedFigures extends PanelFigures {
  /** Virtual time reached, µs. */
  readonly reachedUs: number;
}

let present: PanelSimulation | null = null;
let log: LogBuffer | null = null;
let going = false;
/** A turn is on its way. */
let called = false;

// A message to oneself comes after the questions that wait, and is not held back as timers are.
const again = new MessageChannel();
again.port1.onmessage = () => {
  called = false;
  turn();
};

function callTurn(): void {
  if (called) return;
  called = true;
  again.port2.postMessage(null);
}

function turn(): void {
  const untilMs = performance.now() + TURN_MS;
  while (going && present) {
    going = present.slice();
    if (performance.now() >= untilMs) break;
  }
  if (going) callTurn();
}

/** @throws SpoolTooLarge */
function roomFor({ scenario, panel, memory, sizes }: Order): LogBuffer {
  const plan = planFor(scenario, panel);
  if (log && holds(log.plan, plan)) return log;
  // Freed before a larger one is asked for.
  present = log = null;
  log = allocateSpools([plan], sizes, memory)[0]!;
  return log;
}

/** @throws if no run was begun */
function begun(): PanelSimulation {
  if (!present) throw new Error('no run was begun');
  return present;
}

const questions = answers(() => present?.collector ?? null);

const api = {
  ...questions,
  mail: lazyMailroom(() => present?.collector ?? null),
  /** Makes the run ready; it begins with {@link go}. Returns null, or what is lacking. */
  prepare(order: Order): Shortage | null {
    going = false;
    try {
      const room = roomFor(order);
      present = new PanelSimulation(order.scenario, order.panel, room, order.memory, new ExchangeCount());
      return null;
    } catch (error) {
      if (!(error instanceof SpoolTooLarge)) throw error;
      const { messages, fits, bytes } = error;
      return { messages, fits, bytes };
    }
  },
  /** Begins, or goes on. */
  go(): void {
    going = present !== null;
    callTurn();
  },
  /** Holds the simulation where it is. */
  hold(): void {
    going = false;
  },
  /** Ends the run where it is; what was made is kept and counted. */
  stop(): void {
    going = false;
    present?.stop();
  },
  /** The machine itself knows what no log tells. */
  stateAt: (us: number): MachineState => begun().stateAt(us),
  eventBefore: (us: number): number | null => present?.eventBefore(us) ?? null,
  figures(): SimulatedFigures | null {
    const figures = questions.figures();
    return present && figures && { ...figures, reachedUs: present.simulation.nowUs };
  },
  /** What a reader of the log must know: shared memory is sent as it is, memory of the worker's own is copied. */
  run(): PanelRun {
    return begun().run;
  },
};

export type SimulationApi = typeof api;

expose(api);
