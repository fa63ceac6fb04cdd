import { clockField } from '../../jvm/clock.ts';

/** A thread's view of the one clock that all threads of a run read. */
export class ThreadClock {
  resolutionUs = 1000;
  /** When the clock was last read, µs from the run's start. */
  atUs = 0;
  /** performance.now() at the run's start. */
  #originMs = 0;
  #startEpochUs = 0;

  /** @param startMs start of the run in ms since 1970, as the page's performance.timeOrigin counts */
  begin(startMs: number): void {
    this.#originMs = startMs - performance.timeOrigin;
    this.#startEpochUs = Math.round(startMs * 1000);
  }

  /** µs from the run's start. */
  nowUs(): number {
    return (this.atUs = (performance.now() - this.#originMs) * 1000);
  }

  /** The clock as a Message-ID shows it, read now. */
  readField(): number {
    return clockField(this.#startEpochUs + this.nowUs(), this.resolutionUs);
  }
}
