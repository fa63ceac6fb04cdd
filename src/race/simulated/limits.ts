/** How long a simulation can be: virtual time is counted in whole nanoseconds that a double holds exactly. */
import { algorithmById } from '../../algorithms/index.ts';
import { grouped } from '../../log/countText.ts';
import type { PanelId, Scenario } from '../../scenario/scenario.ts';

/**
 * What a step takes at full speed, ns. It stands for a processor of today and is made up: one racy access to a cache
 * line that another core has just written takes from some tens to a hundred of them.
 */
export const FULL_SPEED_STEP_NS = 20;

/** Half of what a double counts exactly: 52 days. Runs vary about their expected length by far less than the other half. */
const LIMIT_NS = 2 ** 52;

const DAY_NS = 86_400_000_000_000;

/** A scenario that would outlast the virtual clock; its message is for the page. */
export class SimulationTooLong extends RangeError {
  /** @param expectedNs of virtual time */
  constructor(readonly expectedNs: number) {
    const days = (ns: number): string => grouped(Math.floor(ns / DAY_NS));
    super(
      `This simulation would last some ${days(expectedNs)} days of its own time; its clock has room for ${days(LIMIT_NS)}. ` +
        'Choose fewer messages, a faster processor or less work.',
    );
  }
}

/** How long a step of the virtual machine takes on the mean, ns. */
export function stepNsOf({ stepUs }: Scenario): number {
  return stepUs === 0 ? FULL_SPEED_STEP_NS : stepUs * 1000;
}

/** @throws SimulationTooLong */
export function checkLength(scenario: Scenario, panel: PanelId): void {
  const { messages, threads, processes, cores, workSteps, smtpMs, hash } = scenario;
  const lanes = threads * processes;
  const steps = workSteps + algorithmById(scenario[panel]).steps(hash).length;
  const busyNs = steps * stepNsOf(scenario);
  const perMessageNs = Math.max(busyNs / Math.min(cores, lanes), (busyNs + smtpMs * 1e6) / lanes);
  const expectedNs = messages * perMessageNs;
  if (expectedNs > LIMIT_NS) throw new SimulationTooLong(expectedNs);
}
