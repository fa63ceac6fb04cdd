/** Simulated runs for tests: one panel, from the first event to the last. */
import type { DeliveryLog } from '../../../src/log/deliveryLog.ts';
import type { LoggedMessage, Totals } from '../../../src/log/detail.ts';
import { allocateLog } from '../../../src/log/logBuffer.ts';
import { panelRecord } from '../../../src/log/panelRecord.ts';
import type { PanelRecord } from '../../../src/log/record.ts';
import { logOf } from '../../../src/race/live/panelRun.ts';
import { planFor } from '../../../src/race/logPlan.ts';
import { PanelSimulation } from '../../../src/race/simulated/panelSimulation.ts';
import { defaultScenario } from '../../../src/scenario/fields.ts';
import type { PanelId, Scenario } from '../../../src/scenario/scenario.ts';

export const SEEDS = Array.from({ length: 30 }, (_, i) => i + 1);

export function scenarioOf(settings: Partial<Scenario>): Scenario {
  return { ...defaultScenario, engine: 'simulated', messages: 2000, ...settings };
}

export function begin(settings: Partial<Scenario> = {}, panel: PanelId = 'first'): PanelSimulation {
  const scenario = scenarioOf(settings);
  return new PanelSimulation(scenario, panel, allocateLog(planFor(scenario, panel), 'own'), 'own', {
    add: () => false,
  });
}

export function simulate(settings: Partial<Scenario> = {}, panel: PanelId = 'first'): PanelSimulation {
  const simulated = begin(settings, panel);
  while (simulated.slice());
  return simulated;
}

export function totalsOf(settings: Partial<Scenario>): Totals {
  return simulate(settings).collector.totals();
}

/** Duplicates in percent over all 30 seeds. */
export function rateOverSeeds(settings: Partial<Scenario>): number {
  const totals = SEEDS.map((seed) => totalsOf({ ...settings, seed }));
  return (100 * sum(totals.map(({ duplicates }) => duplicates))) / sum(totals.map(({ messages }) => messages));
}

export function logOfRun({ run }: PanelSimulation): DeliveryLog {
  return logOf(run, [{ fromUs: 0, resolutionUs: run.clockResolutionUs }]);
}

export function recordOf(simulated: PanelSimulation): PanelRecord {
  return panelRecord(logOfRun(simulated), simulated.collector.facts());
}

/** Lane by lane, in order of time. */
export function messagesOf(simulated: PanelSimulation): LoggedMessage[] {
  return [...recordOf(simulated).messages()];
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** The whole log. */
export function bytesOf(settings: Partial<Scenario>): Buffer {
  return Buffer.from(simulate(settings).run.log.memory);
}
