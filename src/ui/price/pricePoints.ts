/** The work-around and its price: one delivery thread against ten, as SMTP time varies. */
import type { Job } from '../../race/sweep/jobs.ts';
import type { CountedRun } from '../../race/simulated/duplicateCount.ts';
import { MANY_CORES } from '../../scenario/presets.ts';
import type { EngineId, Scenario } from '../../scenario/scenario.ts';
import { seeded } from '../../scenario/sweep.ts';
import { rateInterval, type RateInterval } from '../../theory/rateInterval.ts';

/** The work-around and Standard edition, and Enterprise edition's default. */
export const PRICED_THREADS = [1, 10] as const;
export const SMTP_STOPS_MS = [0, 10, 20, 50, 100, 200, 500, 1000] as const;

/** Simulated runs of each point. */
export const PRICED_SEEDS = 5;
const SIMULATED_MESSAGES = 2000;

export interface PriceCell {
  readonly index: number;
  readonly threads: number;
  readonly smtpMs: number;
}

/** Ten threads' points after those of one. */
export const PRICE_CELLS: readonly PriceCell[] = PRICED_THREADS.flatMap((threads) =>
  SMTP_STOPS_MS.map((smtpMs) => ({ threads, smtpMs })),
).map((cell, index) => ({ ...cell, index }));

export interface PricePoint extends PriceCell {
  readonly messages: number;
  /** Messages that reused a Message-ID: Exchange lost them, for equal Message-IDs bear the same second too. */
  readonly lost: number;
  readonly perSecond: number;
  /** Share of the messages that was lost, with its 95 % interval. */
  readonly loss: RateInterval;
}

/**
 * @param base what all points have in common: clock, processor, work, first algorithm
 * @param engine which runs them; live threads once each point, the simulation with some seeds and a core for each thread
 */
export function priceJobs(base: Scenario, engine: EngineId): Job[] {
  const simulated = { cores: MANY_CORES, messages: SIMULATED_MESSAGES };
  const runs = engine === 'live' ? 1 : PRICED_SEEDS;
  return Array.from({ length: runs }, (_, run) =>
    PRICE_CELLS.map(({ index, threads, smtpMs }): Job => {
      const scenario = { ...base, threads, smtpMs, engine, processes: 1 };
      return { cell: index, scenario: engine === 'live' ? scenario : seeded({ ...scenario, ...simulated }, run) };
    }),
  ).flat();
}

/** null: nothing was sent. A run's last transaction goes on for SMTP time after its Message-ID was complete. */
export function pricePoint(cell: PriceCell, runs: readonly CountedRun[]): PricePoint | null {
  const messages = runs.reduce((sum, run) => sum + run.messages, 0);
  if (messages === 0) return null;
  const lengthUs = runs.reduce((sum, run) => sum + run.lengthUs + 1000 * cell.smtpMs, 0);
  return {
    ...cell,
    messages,
    lost: runs.reduce((sum, run) => sum + run.duplicates, 0),
    perSecond: lengthUs === 0 ? 0 : (messages * 1e6) / lengthUs,
    loss: rateInterval(runs),
  };
}
