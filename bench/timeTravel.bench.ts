/** How long a jump to any moment of a simulated run takes, and a step back. */
import { MAX_LANES } from '../src/jvm/statics.ts';
import { allocateLog } from '../src/log/logBuffer.ts';
import { planFor } from '../src/race/logPlan.ts';
import { PanelSimulation } from '../src/race/simulated/panelSimulation.ts';
import { defaultScenario } from '../src/scenario/fields.ts';
import type { Scenario } from '../src/scenario/scenario.ts';
import type { Report } from './harness.ts';

const JUMPS = 200;

interface Waits {
  readonly meanMs: number;
  readonly worstMs: number;
}

function waits(act: (share: number) => void): Waits {
  let sumMs = 0;
  let worstMs = 0;
  // The golden ratio leaps about the run evenly, and never to where it was.
  for (let jump = 1; jump <= JUMPS; jump++) {
    const fromMs = performance.now();
    act((jump * 0.618034) % 1);
    const ms = performance.now() - fromMs;
    sumMs += ms;
    worstMs = Math.max(worstMs, ms);
  }
  return { meanMs: sumMs / JUMPS, worstMs };
}

function run(scenario: Scenario): PanelSimulation {
  const panel = new PanelSimulation(scenario, 'first', allocateLog(planFor(scenario, 'first'), 'own'), 'own', {
    add: () => false,
  });
  while (panel.slice());
  return panel;
}

const inMs = ({ meanMs, worstMs }: Waits): string =>
  `${meanMs.toFixed(1)} ms on the mean, ${worstMs.toFixed(1)} ms at worst`;

export default function bench(report: Report): void {
  for (const [messages, threads] of [
    [340_000, 10],
    [340_000, MAX_LANES],
    [5_000_000, 10],
  ] as const) {
    const panel = run({ ...defaultScenario, stepUs: 0, messages, threads });
    const lengthUs = panel.simulation.nowUs;
    const steps = `${(panel.simulation.steps / 1e6).toFixed(1)} M steps, ${threads} threads`;
    const jump = waits((share) => panel.stateAt(share * lengthUs));
    report(`${steps}: a jump takes ${inMs(jump)}${messages < 1e6 ? ' (budget: at most 100 ms)' : ''}`);
    report(`${steps}: a step back takes ${inMs(waits((share) => panel.eventBefore(share * lengthUs)))}`);
  }
}
