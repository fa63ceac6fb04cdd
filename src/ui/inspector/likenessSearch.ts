/** The search for a collision like a live one, in a worker of its own. */
import { RemoteWorker } from '../../race/live/remote.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { seedsToTry, simulationLike, type Likeness } from './likeness.ts';
import type { LikenessApi } from './likeness.worker.ts';

export interface Found {
  readonly scenario: Scenario;
  /** Number of the collision in its panel; null: no seed made one like it. */
  readonly number: number | null;
}

/**
 * @param live the settings of the live run
 * @param ontry told of each seed before it is tried: how many were tried, of how many
 * @throws where the worker fails, or the simulation would last too long
 */
export async function searchLike(
  live: Scenario,
  likeness: Likeness,
  ontry: (tried: number, of: number) => void,
): Promise<Found> {
  const scenario = simulationLike(live);
  const worker = new RemoteWorker<LikenessApi>(
    new Worker(new URL('./likeness.worker.ts', import.meta.url), { type: 'module' }),
    'the search in the simulation',
  );
  try {
    await worker.ready();
    const seeds = seedsToTry(live.seed);
    for (const [tried, seed] of seeds.entries()) {
      ontry(tried, seeds.length);
      const number = await worker.guard(worker.proxy.collisionLike({ ...scenario, seed }, likeness));
      if (number !== null) return { scenario: { ...scenario, seed }, number };
    }
    return { scenario, number: null };
  } finally {
    worker.dispose();
  }
}
