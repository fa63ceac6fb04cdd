/** Measures the price of the work-around: simulated first, then with live threads, which want the cores for themselves. */
import { LiveRunner } from '../../race/sweep/liveRunner.ts';
import { SimulatedRunner } from '../../race/sweep/simulatedRunner.ts';
import type { CountedRun } from '../../race/simulated/duplicateCount.ts';
import { FIELDS } from '../../scenario/fields.ts';
import type { EngineId, Scenario } from '../../scenario/scenario.ts';
import { Measuring } from '../views/sweep/measuring.svelte.ts';
import { PRICE_CELLS, priceJobs, pricePoint, type PricePoint } from './pricePoints.ts';

type Points = readonly (PricePoint | null)[];
const NONE: Points = PRICE_CELLS.map(() => null);

export class PriceRun {
  points: Readonly<Record<EngineId, Points>> = $state.raw({ live: NONE, simulated: NONE });
  /** The settings that were measured; null: nothing yet. */
  base: Scenario | null = $state.raw(null);
  readonly measurings: Readonly<Record<EngineId, Measuring>> = {
    live: new Measuring((fresh) => this.#show('live', fresh)),
    simulated: new Measuring((fresh) => this.#show('simulated', fresh)),
  };
  #order = 0;

  get running(): boolean {
    return this.measurings.live.state === 'running' || this.measurings.simulated.state === 'running';
  }

  get failure(): string | null {
    return this.measurings.simulated.failure ?? this.measurings.live.failure;
  }

  #show(engine: EngineId, fresh: readonly { cell: number; runs: readonly CountedRun[] }[]): void {
    const points = [...this.points[engine]];
    for (const { cell, runs } of fresh) points[cell] = pricePoint(PRICE_CELLS[cell]!, runs);
    this.points = { ...this.points, [engine]: points };
  }

  /**
   * @param seconds of live threads at each point; null: there are none here
   */
  async start(base: Scenario, seconds: number | null): Promise<void> {
    const order = ++this.#order;
    this.base = base;
    this.points = { live: NONE, simulated: NONE };
    const { live, simulated } = this.measurings;
    const simulator = new SimulatedRunner();
    await simulated.start(simulator, priceJobs(base, 'simulated'), PRICE_CELLS.length);
    simulator.dispose();
    if (order !== this.#order || seconds === null || simulated.state === 'failed') return;
    const racer = new LiveRunner(seconds, FIELDS.messages.stops);
    await live.start(racer, priceJobs(base, 'live'), PRICE_CELLS.length);
    racer.dispose();
  }

  cancel(): void {
    this.#order++;
    this.measurings.simulated.cancel();
    this.measurings.live.cancel();
  }
}
