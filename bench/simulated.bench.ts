/** Virtual steps/s of the simulation against the same machine written plainly; and its cost as the run grows. */
import { algorithmById } from '../src/algorithms/index.ts';
import { MAX_LANES } from '../src/jvm/statics.ts';
import { allocateLog, clearLog, logColumns } from '../src/log/logBuffer.ts';
import { CONTROL_WORDS } from '../src/race/live/control.ts';
import { Simulation, SLICE_EVENTS } from '../src/race/simulated/simulation.ts';
import { defaultScenario } from '../src/scenario/fields.ts';
import { ALGORITHM_IDS, type Scenario } from '../src/scenario/scenario.ts';
import { simulatePlainly, type PlainMessage } from './generatorMachine.ts';
import type { Report } from './harness.ts';

const ROUNDS = 15;
const SCENARIO: Scenario = { ...defaultScenario, stepUs: 0, messages: 200_000 };

/** Steps taken, and ns a step, the best of some rounds. */
interface Pace {
  readonly steps: number;
  readonly ns: number;
}

function best(round: () => number): Pace {
  let pace = { steps: 0, ns: Number.POSITIVE_INFINITY };
  for (let i = 0; i < ROUNDS; i++) {
    const fromMs = performance.now();
    const steps = round();
    const ns = ((performance.now() - fromMs) * 1e6) / steps;
    if (ns < pace.ns) pace = { steps, ns };
  }
  return pace;
}

/** As in the page: with its log, its step records, and in memory that the last run already used. */
function simulated(scenario: Scenario): Pace {
  const { messages, first, hash } = scenario;
  const stepsPerMessage = algorithmById(first).steps(hash).length;
  const log = allocateLog({ messages, lanes: MAX_LANES, stepsPerMessage, steppedMessages: messages });
  return best(() => {
    clearLog(logColumns(log));
    const control = new Int32Array(CONTROL_WORDS);
    const simulation = new Simulation({ scenario, panel: 'first', log, control });
    while (simulation.advance(SLICE_EVENTS));
    return simulation.steps;
  });
}

function plain(scenario: Scenario): Pace {
  return best(() => {
    const messages: PlainMessage[] = [];
    const steps = simulatePlainly(scenario, (message) => messages.push(message));
    if (messages.length !== scenario.messages) throw new Error(`${messages.length} messages were made`);
    return steps;
  });
}

const perSecond = ({ ns }: Pace): string => `${(1000 / ns).toFixed(1)} M steps/s`;

export default function bench(report: Report): void {
  for (const cores of [2, 16, 64]) {
    const threads = cores === 64 ? 64 : 10;
    const scenario = { ...SCENARIO, cores, threads };
    const machine = simulated(scenario);
    const generators = plain(scenario);
    report(
      `${threads} threads on ${cores} cores: ${perSecond(machine)} (budget: at least 5), with generators ` +
        `${perSecond(generators)}; ratio ${(generators.ns / machine.ns).toFixed(1)} × (budget: at least 5 ×)`,
    );
  }
  for (const first of ALGORITHM_IDS) report(`${first}, 2 cores: ${perSecond(simulated({ ...SCENARIO, first }))}`);
  const [small, large] = [10_000, 1_000_000].map((messages) => simulated({ ...SCENARIO, messages }).ns);
  report(`cost per message at 1 M is ${(large! / small!).toFixed(2)} × that at 10 k (budget: at most 1.3 ×)`);
}
