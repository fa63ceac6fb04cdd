/** A hidden tab may be frozen at any moment: a run that goes on in it pauses, and the gap is told afterwards. */
import type { Race } from '../race/race.ts';
import type { Gap } from '../scenario/scenario.ts';

export class HiddenTab {
  #pausedAtUs: number | null = null;

  /**
   * @param racing the race whose threads are at work; null if there is none that must pause
   * @param onGap told of each stretch in which a run stood still
   */
  constructor(
    readonly racing: () => Race | null,
    readonly onGap: (gap: Gap) => void,
  ) {}

  /** The run's time at which it paused, µs; null: it does not. */
  get pausedAtUs(): number | null {
    return this.#pausedAtUs;
  }

  watch(): void {
    document.addEventListener('visibilitychange', this.look);
  }

  unwatch(): void {
    document.removeEventListener('visibilitychange', this.look);
  }

  /** Pauses the run if the tab is hidden, resumes it if it is not. */
  readonly look = (): void => {
    const race = this.racing();
    if (!race) return;
    if (document.hidden) {
      race.pause();
      this.#pausedAtUs ??= race.nowUs();
      return;
    }
    const fromUs = this.#pausedAtUs;
    if (fromUs === null) return;
    this.#pausedAtUs = null;
    race.resume();
    this.onGap({ fromUs, toUs: race.nowUs() });
  };

  /** A new run. */
  forget(): void {
    this.#pausedAtUs = null;
  }
}
