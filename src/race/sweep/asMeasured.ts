import type { Scenario } from '../../scenario/scenario.ts';

/**
 * The scenario with steps as long as real waits were. A sleeping thread wakes some 50 to 100 µs late, and by as much
 * whether it slept for a step or, once for all of it, for its work: so that steps grow more than work does.
 * @param stepUs what the wait of one step really took on the mean, µs
 */
export function asMeasured(scenario: Scenario, stepUs: number): Scenario {
  if (scenario.stepUs === 0) return scenario;
  const whole = Math.round(stepUs);
  const workUs = scenario.workSteps * scenario.stepUs;
  const workSteps = workUs === 0 ? 0 : Math.max(0, workUs + whole - scenario.stepUs) / whole;
  return { ...scenario, stepUs: whole, workSteps };
}
