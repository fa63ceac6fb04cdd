/** The simulation in a real browser: both panels in their workers, simulated, recorded and indexed. */
import { SimulatedRace } from '../src/race/simulatedRace.ts';
import { defaultScenario, FIELDS } from '../src/scenario/fields.ts';
import type { Report } from './harness.ts';

const ROUNDS = 3;
const SCENARIO = { ...defaultScenario, engine: 'simulated', messages: 1_000_000 } as const;

export default async function bench(report: Report): Promise<void> {
  for (const memory of ['shared', 'own'] as const) {
    const race = new SimulatedRace(
      FIELDS.messages.stops,
      (error) => {
        throw error;
      },
      memory,
    );
    await race.warm();
    for (const stepUs of [SCENARIO.stepUs, 0]) {
      let bestMs = Number.POSITIVE_INFINITY;
      let slowestMs = 0;
      let rates = '';
      for (let round = 0; round < ROUNDS; round++) {
        const fromMs = performance.now();
        await race.start({ ...SCENARIO, stepUs });
        for (let done = false; !done;) {
          const askedMs = performance.now();
          const { first, second } = await race.figures();
          slowestMs = Math.max(slowestMs, performance.now() - askedMs);
          done = first?.done === true && second?.done === true;
          rates = [first, second].map((panel) => `${panel?.totals.rate.toFixed(2)} %`).join(' and ');
        }
        bestMs = Math.min(bestMs, performance.now() - fromMs);
      }
      const perSecond = (2 * SCENARIO.messages) / bestMs / 1000;
      report(
        `${memory} memory, ${stepUs} µs a step, 1 M messages a panel: ${perSecond.toFixed(2)} M messages/s in both, ` +
          `duplicates ${rates}; the slowest answer took ${slowestMs.toFixed(0)} ms`,
      );
    }
    race.dispose();
  }
}
