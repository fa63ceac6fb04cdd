import type { LiveRace } from '../src/race/live/liveRace.ts';
import type { PanelFigures } from '../src/race/live/panelCollector.ts';
import type { PanelId, Scenario } from '../src/scenario/scenario.ts';

export interface Ended {
  readonly figures: Partial<Record<PanelId, PanelFigures>>;
  /** From the start until all was made and counted, ms. */
  readonly ms: number;
}

/** Runs until every message is made and counted, or for `atMostMs`. */
export async function runToEnd(race: LiveRace, scenario: Scenario, atMostMs = 60_000): Promise<Ended> {
  await race.start(scenario);
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 4));
    const figures = await race.figures();
    const ms = race.nowUs() / 1000;
    const done = figures.first?.done === true && figures.second?.done === true;
    if (!done && ms < atMostMs) continue;
    await race.stop();
    await race.settle();
    return { figures: done ? figures : await race.figures(), ms };
  }
}
