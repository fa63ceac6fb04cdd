/** The two engines that can run a race, made when first asked for. */
import { LiveRace } from '../race/live/liveRace.ts';
import type { Race } from '../race/race.ts';
import { SimulatedRace } from '../race/simulatedRace.ts';
import { FIELDS } from '../scenario/fields.ts';
import type { EngineId } from '../scenario/scenario.ts';

export class Engines {
  readonly #races = new Map<EngineId, Race>();

  /** @param onFailure told of a worker that threw or died */
  constructor(readonly onFailure: (error: Error) => void) {}

  of(engine: EngineId): Race {
    const known = this.#races.get(engine);
    if (known) return known;
    const Engine = engine === 'live' ? LiveRace : SimulatedRace;
    const race = new Engine(FIELDS.messages.stops, this.onFailure);
    this.#races.set(engine, race);
    return race;
  }

  /** Ends the run of every engine but this one. */
  async quietOthers(engine: EngineId): Promise<void> {
    const others = [...this.#races].filter(([id]) => id !== engine);
    await Promise.all(others.map(([, race]) => race.stop()));
  }

  /** Workers that may be broken are replaced when next asked for. */
  dispose(): void {
    for (const race of this.#races.values()) race.dispose();
    this.#races.clear();
  }
}
