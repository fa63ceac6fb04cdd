/**
 * The live race in a real browser: what recording and indexing cost at full speed, against the bare loop of the same
 * steps and threads that records nothing; and DESIGN.md's two tables of duplicates in %.
 */
import { LiveRace } from '../src/race/live/liveRace.ts';
import type { PanelFigures } from '../src/race/live/panelCollector.ts';
import { defaultScenario } from '../src/scenario/fields.ts';
import type { PanelId, Scenario } from '../src/scenario/scenario.ts';
import type { Report } from './harness.ts';

type Figures = Partial<Record<PanelId, PanelFigures>>;

export async function runToEnd(race: LiveRace, scenario: Partial<Scenario>, atMostMs = 60_000): Promise<Figures> {
  await race.start({ ...defaultScenario, ...scenario });
  const fromMs = performance.now();
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    const figures = await race.figures();
    if (figures.first?.done && figures.second?.done) return figures;
    if (performance.now() - fromMs > atMostMs) {
      await race.stop();
      await race.settle();
      return race.figures();
    }
  }
}

export default async function bench(report: Report): Promise<void> {
  const race = new LiveRace([], (error) => {
    throw error;
  });
  for (const threads of [1, 2, 10, 64]) {
    const t = performance.now();
    const figures = await runToEnd(race, { threads, stepUs: 0, workSteps: 0, messages: 1_000_000 });
    const wall = performance.now() - t;
    const { first, second } = figures;
    report(
      `full speed, ${threads} threads, 1 M: first ${first!.totals.rate.toFixed(2)} % ${(first!.totals.idsPerSecond / 1e6).toFixed(2)} M/s, second ${second!.totals.rate} % ${(second!.totals.idsPerSecond / 1e6).toFixed(2)} M/s, wall ${wall.toFixed(0)} ms, ${(2e3 / wall).toFixed(2)} M/s both`,
    );
  }
  for (const stepUs of [5000, 2000]) {
    for (const clockResolutionUs of [1000, 10000, 55000]) {
      const figures = await runToEnd(race, { stepUs, clockResolutionUs, messages: 200_000 }, 4000);
      report(
        `step ${stepUs}, clock ${clockResolutionUs}: ${figures.first!.totals.messages} ${figures.first!.totals.rate.toFixed(1)} % / ${figures.second!.totals.rate} ${figures.first!.totals.idsPerSecond.toFixed(0)} IDs/s, ${figures.first!.achievedStepUs}`,
      );
    }
  }
  race.dispose();
}
