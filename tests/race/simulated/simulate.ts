/** Simulated runs for tests: one panel, from the first event to the last. */
import { ALGORITHMS } from '../../../src/algorithms/index.ts';
import { MAX_LANES } from '../../../src/jvm/statics.ts';
import type { DeliveryLog } from '../../../src/log/deliveryLog.ts';
import type { LoggedMessage, Totals } from '../../../src/log/detail.ts';
import { allocateLog } from '../../../src/log/logBuffer.ts';
import { panelRecord } from '../../../src/log/panelRecord.ts';
import type { PanelRecord } from '../../../src/log/record.ts';
import { CONTROL_WORDS } from '../../../src/race/live/control.ts';
import { PanelCollector } from '../../../src/race/live/panelCollector.ts';
import { logOf, type PanelRun } from '../../../src/race/live/panelRun.ts';
import { SLICE_EVENTS, Simulation } from '../../../src/race/simulated/simulation.ts';
import { defaultScenario } from '../../../src/scenario/fields.ts';
import type { Scenario } from '../../../src/scenario/scenario.ts';

export interface Simulated {
  readonly simulation: Simulation;
  readonly run: PanelRun;
  readonly log: DeliveryLog;
  readonly collector: PanelCollector;
  readonly totals: Totals;
}

/** @param settings the first panel's algorithm is simulated */
export function begin(settings: Partial<Scenario> = {}): Simulated {
  const scenario: Scenario = { ...defaultScenario, engine: 'simulated', messages: 2000, ...settings };
  const { first: algorithm, hash, processes, clockResolutionUs, messages } = scenario;
  const stepsPerMessage = ALGORITHMS[algorithm].steps(hash).length;
  const log = allocateLog({ messages, lanes: MAX_LANES, stepsPerMessage, steppedMessages: messages }, 'own');
  const control = new Int32Array(CONTROL_WORDS);
  const run = { panel: 'first', algorithm, hash, processes, clockResolutionUs, control: control.buffer, log } as const;
  const simulation = new Simulation({ scenario, panel: 'first', log, control });
  const collector = new PanelCollector(run, { add: () => false });
  return {
    simulation,
    run,
    log: logOf(run, [{ fromUs: 0, resolutionUs: clockResolutionUs }]),
    collector,
    get totals() {
      return collector.totals();
    },
  };
}

export function simulate(settings: Partial<Scenario> = {}): Simulated {
  const simulated = begin(settings);
  for (let more = true; more;) {
    more = simulated.simulation.advance(SLICE_EVENTS);
    simulated.collector.tail(Number.POSITIVE_INFINITY);
  }
  return simulated;
}

export function recordOf({ log, collector }: Simulated): PanelRecord {
  return panelRecord(log, collector.facts());
}

/** Lane by lane, in order of time. */
export function messagesOf(simulated: Simulated): LoggedMessage[] {
  return [...recordOf(simulated).messages()];
}
