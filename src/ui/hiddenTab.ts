/** A hidden tab may be frozen at any moment: a run that goes on in it pauses, and the gap is told afterwards. */
import type { Race } from '../race/race.ts';
import type { Gap } from '../scenario/scenario.ts';

export class HiddenTab {
  #pausedAtUs: number | null = null;

  /** The run's time at which it paused, µs; null: it does not. */
  get pausedAtUs(): number | null {
    return this.#pausedAtUs;
  }

  /** Pauses or resumes as the tab goes and comes. Returns the gap when it comes back. */
  changed(race: Race, hidden: boolean): Gap | null {
    if (hidden) {
      race.pause();
      this.#pausedAtUs ??= race.nowUs();
      return null;
    }
    const fromUs = this.#pausedAtUs;
    this.#pausedAtUs = null;
    race.resume();
    return fromUs === null ? null : { fromUs, toUs: race.nowUs() };
  }

  /** A new run. */
  forget(): void {
    this.#pausedAtUs = null;
  }
}
