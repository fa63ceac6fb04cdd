import type { SweepPoint } from '../../../log/sweepRecord.ts';
import type { SeededRun } from '../../../race/sweep/jobs.ts';
import type { Scenario } from '../../../scenario/scenario.ts';
import { inSeedOrder } from '../../../scenario/sweep.ts';
import { rateInterval } from '../../../theory/rateInterval.ts';
import { chanceRate, chanceSpace, idsPerTick } from '../../expect/chance.ts';

/** The figures of a cell's runs together; null if there is none yet. */
export function pointOf(scenario: Scenario, runs: readonly SeededRun[]): SweepPoint | null {
  if (runs.length === 0) return null;
  const total = (of: (run: SeededRun) => number): number => runs.reduce((sum, run) => sum + of(run), 0);
  const messages = total((run) => run.messages);
  const lengthUs = total((run) => run.lengthUs);
  const idsPerSecond = lengthUs === 0 ? 0 : (messages * 1e6) / lengthUs;
  const perTick = idsPerTick(idsPerSecond, scenario.clockResolutionUs, messages / runs.length);
  const { share, low, high } = rateInterval(runs);
  return {
    runs: runs.length,
    seeds: inSeedOrder(
      scenario,
      runs.map(({ seed }) => seed),
    ),
    messages,
    duplicates: total((run) => run.duplicates),
    rate: 100 * share,
    low: 100 * low,
    high: 100 * high,
    chance: chanceRate(chanceSpace(scenario.first, scenario.hash), perTick),
    idsPerSecond,
  };
}
