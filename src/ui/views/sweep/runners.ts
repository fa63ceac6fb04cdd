/** The engines of a sweep, each with its workers, made when first asked for. */
import type { Runner } from '../../../race/sweep/jobs.ts';
import { LiveRunner } from '../../../race/sweep/liveRunner.ts';
import { SimulatedRunner } from '../../../race/sweep/simulatedRunner.ts';
import { FIELDS } from '../../../scenario/fields.ts';
import type { EngineId } from '../../../scenario/scenario.ts';

export class Runners {
  #simulated: SimulatedRunner | null = null;
  #live: LiveRunner | null = null;

  /** @param seconds of a live run at most */
  of(engine: EngineId, seconds: number): Runner {
    if (engine === 'simulated') return (this.#simulated ??= new SimulatedRunner());
    // Threads that wait for nothing would still take memory: each live sweep has its own.
    this.#live?.dispose();
    return (this.#live = new LiveRunner(seconds, FIELDS.messages.stops));
  }

  dispose(): void {
    this.#simulated?.dispose();
    this.#live?.dispose();
  }
}
