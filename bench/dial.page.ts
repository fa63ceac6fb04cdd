/**
 * The dial at full speed, as the page turns it: a setting moves all the time, and each result is of 200,000 messages in
 * both panels. The rival is one run after the other with nothing in between.
 */
import { LiveRace } from '../src/race/live/liveRace.ts';
import { defaultScenario } from '../src/scenario/fields.ts';
import { Dial } from '../src/ui/dial.ts';
import type { Report } from './harness.ts';
import { runToEnd } from './runToEnd.ts';

const TURNING_MS = 4000;
const LOOK_MS = 4;

const rest = async (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

interface Turned {
  results: number;
  whole: number;
}

/** Turns the dial for a while, a move every frame, and counts the results. */
async function turn(race: LiveRace, workSteps: number): Promise<Turned> {
  const clocks = [1000, 2000, 5000, 10_000] as const;
  const turned: Turned = { results: 0, whole: 0 };
  let moves = 0;
  let over = true;
  let run = 0;
  const isOver = (): boolean => over;
  const watch = async (mine: number): Promise<void> => {
    for (;;) {
      await rest(LOOK_MS);
      const { first, second } = await race.figures();
      if (mine !== run) return;
      if (!first?.done || !second?.done) continue;
      turned.results++;
      turned.whole++;
      over = true;
      return;
    }
  };
  const start = async (): Promise<void> => {
    const clockResolutionUs = clocks[moves % clocks.length]!;
    over = false;
    const mine = ++run;
    await race.start({ ...defaultScenario, stepUs: 0, workSteps, clockResolutionUs });
    void watch(mine);
  };
  const dial = new Dial(start, isOver, async () => {
    const { first } = await race.figures();
    if (first && first.totals.messages > 0) turned.results++;
  });
  const untilMs = performance.now() + TURNING_MS;
  for (; performance.now() < untilMs; moves++) {
    dial.turn();
    await rest(16);
  }
  dial.release();
  while (!isOver()) await rest(LOOK_MS);
  return turned;
}

export default async function bench(report: Report): Promise<void> {
  const race = new LiveRace([], (error) => {
    throw error;
  });
  for (const workSteps of [0, defaultScenario.workSteps]) {
    const scenario = { ...defaultScenario, stepUs: 0, workSteps };
    for (let round = 0; round < 5; round++) await runToEnd(race, scenario);
    const fromMs = performance.now();
    let runs = 0;
    while (performance.now() - fromMs < TURNING_MS) {
      await runToEnd(race, scenario);
      runs++;
    }
    const rival = (1000 * runs) / (performance.now() - fromMs);
    const { results, whole } = await turn(race, workSteps);
    const perSecond = (count: number): number => (1000 * count) / TURNING_MS;
    report(
      `work of ${workSteps} steps: ${perSecond(results).toFixed(1)} results/s (budget: at least 8), ${perSecond(whole).toFixed(1)} of them whole; ${(perSecond(results) / rival).toFixed(2)} × one whole run after the other (${rival.toFixed(1)}/s)`,
    );
  }
  race.dispose();
}
