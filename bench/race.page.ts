/**
 * The live race at full speed in a real browser: generate, record and index 1,000,000 Message-IDs in each panel,
 * against the bare loop of the same steps and threads that records nothing.
 */
import { wrap, type Remote } from 'comlink';
import { startJvms, STATICS_WORDS } from '../src/jvm/statics.ts';
import { LiveRace } from '../src/race/live/liveRace.ts';
import { defaultScenario } from '../src/scenario/fields.ts';
import { ALGORITHM_IDS, type AlgorithmId, type Scenario } from '../src/scenario/scenario.ts';
import type { BareApi } from './bareThread.worker.ts';
import type { Report } from './harness.ts';
import { runToEnd } from './runToEnd.ts';

const THREADS = 10;
const MESSAGES = 1_000_000;
const ROUNDS = 15;
const PANELS: readonly AlgorithmId[] = ['javamail-1.3.2', 'javamail-1.4.1'];

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!;

/** ms from opening the gate until every message of all panels is made. */
class BareRace {
  readonly #threads: Remote<BareApi>[] = Array.from({ length: PANELS.length * THREADS }, () =>
    wrap<BareApi>(new Worker(new URL('./bareThread.worker.ts', import.meta.url), { type: 'module' })),
  );

  async round(algorithms: readonly AlgorithmId[]): Promise<number> {
    await Promise.all(this.#threads.map((thread) => thread.ready()));
    const controls = algorithms.map(() => new Int32Array(new SharedArrayBuffer(4 * 96)));
    const ends = algorithms.flatMap((algorithm, panel) => {
      const statics = new Int32Array(new SharedArrayBuffer(4 * STATICS_WORDS));
      startJvms(statics, 1);
      return this.#threads.slice(panel * THREADS, (panel + 1) * THREADS).map((thread, lane) =>
        thread.race({
          lane,
          algorithm,
          messages: MESSAGES,
          statics: statics.buffer,
          control: controls[panel]!.buffer,
        }),
      );
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    const fromMs = performance.now();
    for (const control of controls) {
      Atomics.store(control, 0, 1);
      Atomics.notify(control, 0);
    }
    await Promise.all(ends);
    return performance.now() - fromMs;
  }
}

async function recordedRound(
  race: LiveRace,
  scenario: Scenario,
): Promise<{ ms: number; idsPerSecond: number; rate: number }> {
  const { figures, ms } = await runToEnd(race, scenario);
  const { totals } = figures.first!;
  return { ms, idsPerSecond: totals.idsPerSecond, rate: totals.rate };
}

export default async function bench(report: Report): Promise<void> {
  const race = new LiveRace([], (error) => {
    throw error;
  });
  const bare = new BareRace();
  const scenario = { ...defaultScenario, threads: THREADS, stepUs: 0, workSteps: 0, messages: MESSAGES };
  await bare.round(PANELS);
  await recordedRound(race, scenario);
  const bareMs: number[] = [];
  const recorded: { ms: number; idsPerSecond: number; rate: number }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    bareMs.push(await bare.round(PANELS));
    recorded.push(await recordedRound(race, scenario));
  }
  const recordedMs = median(recorded.map(({ ms }) => ms));
  const both = (ms: number): string => ((PANELS.length * MESSAGES) / ms / 1000).toFixed(2);
  report(`bare loop, ${THREADS} threads a panel, both panels: ${both(median(bareMs))} M IDs/s`);
  report(`generate, record and index, the same: ${both(recordedMs)} M IDs/s`);
  report(`ratio: ${(median(bareMs) / recordedMs).toFixed(2)} × the bare loop (budget: at least 0.75 ×)`);
  report(
    `first panel while both race: ${(median(recorded.map((r) => r.idsPerSecond)) / 1e6).toFixed(2)} M IDs/s, ${median(recorded.map((r) => r.rate)).toFixed(1)} % duplicates`,
  );
  for (const algorithm of ALGORITHM_IDS) {
    const rounds: number[] = [];
    for (let round = 0; round < 3; round++) {
      rounds.push((await recordedRound(race, { ...scenario, first: algorithm, second: algorithm })).ms);
    }
    report(`${algorithm} in both panels: ${both(median(rounds))} M IDs/s recorded and indexed`);
  }
  race.dispose();
}
