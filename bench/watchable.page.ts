/** DESIGN.md's two tables: duplicates in % of a race slow enough to watch, by step and clock, and by threads. */
import { LiveRace } from '../src/race/live/liveRace.ts';
import { defaultScenario } from '../src/scenario/fields.ts';
import type { Report } from './harness.ts';
import { runToEnd } from './runToEnd.ts';

const CLOCKS_US = [100, 1000, 10_000, 15_625, 55_000, 100_000];
const STEPS_US = [10_000, 5000, 2000];
const THREADS = [1, 2, 4, 10, 20, 32, 64];
/** DESIGN.md does not say which clock its second table had. */
const THREAD_CLOCKS_US = [1000, 10_000];
const SECONDS = 10;

export default async function bench(report: Report): Promise<void> {
  const race = new LiveRace([], (error) => {
    throw error;
  });
  report(`JavaMail 1.3.2, 10 threads, work of 20 steps, ${SECONDS} s each; duplicates in % of the messages`);
  report(`step | IDs/s | wait really taken | ${CLOCKS_US.map((us) => `clock ${us / 1000} ms`).join(' | ')} | 1.4.1`);
  for (const stepUs of STEPS_US) {
    const cells: string[] = [];
    let idsPerSecond = 0;
    let safeDuplicates = 0;
    for (const clockResolutionUs of CLOCKS_US) {
      const { figures } = await runToEnd(race, { ...defaultScenario, stepUs, clockResolutionUs }, SECONDS * 1000);
      const { messages, duplicates, rate } = figures.first!.totals;
      cells.push(`${rate.toFixed(1)} (${duplicates} of ${messages})`);
      idsPerSecond = messages / SECONDS;
      safeDuplicates += figures.second!.totals.duplicates;
    }
    const achievedUs = await achievedStepUs(race, stepUs);
    report(
      `${stepUs / 1000} ms | ${idsPerSecond.toFixed(0)} | ${(achievedUs / 1000).toFixed(2)} ms | ${cells.join(' | ')} | ${safeDuplicates}`,
    );
  }
  report(`JavaMail 1.3.2, steps of 1 ms, work of 50 steps, ${SECONDS} s each`);
  report(`threads | ${THREAD_CLOCKS_US.map((us) => `clock ${us / 1000} ms`).join(' | ')} | 1.4.1`);
  for (const threads of THREADS) {
    const cells: string[] = [];
    let safeDuplicates = 0;
    for (const clockResolutionUs of THREAD_CLOCKS_US) {
      const scenario = { ...defaultScenario, threads, clockResolutionUs, stepUs: 1000, workSteps: 50 };
      const { figures } = await runToEnd(race, scenario, SECONDS * 1000);
      const { messages, duplicates, rate } = figures.first!.totals;
      cells.push(`${rate.toFixed(1)} (${duplicates} of ${messages})`);
      safeDuplicates += figures.second!.totals.duplicates;
    }
    report(`${threads} | ${cells.join(' | ')} | ${safeDuplicates}`);
  }
  race.dispose();
}

/** Mean of what a wait of one step takes, µs, read while threads are at work. */
async function achievedStepUs(race: LiveRace, stepUs: number): Promise<number> {
  await race.start({ ...defaultScenario, stepUs });
  await new Promise((resolve) => setTimeout(resolve, 3000));
  const { first } = await race.figures();
  await race.stop();
  await race.settle();
  return first?.achievedStepUs ?? 0;
}
