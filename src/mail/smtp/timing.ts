/** When a message crossed the wire, as far as a log tells: from the moment its Message-ID was ready. */
import type { Change } from '../../scenario/scenario.ts';

/** The setting of SMTP time through a run, ms. */
export class SmtpTime {
  readonly #changes: readonly Change[];

  /** @param smtpMs where it never changed */
  constructor(
    private readonly smtpMs: number,
    changes: readonly Change[] = [],
  ) {
    this.#changes = changes.filter(({ field }) => field === 'smtpMs');
  }

  at(us: number): number {
    const later = this.#changes.find(({ atUs }) => atUs > us);
    return later ? later.from : (this.#changes.at(-1)?.to ?? this.smtpMs);
  }

  /**
   * How long a transaction takes, µs: the setting of that moment, but never into the thread's next message.
   * The log keeps when a thread began its next message, not when the network let go of it.
   * @param readyUs the Message-ID is complete
   * @param nextUs the thread begins its next message; NaN: none followed
   */
  durationUs(readyUs: number, nextUs: number): number {
    const wantedUs = 1000 * this.at(readyUs);
    return Number.isNaN(nextUs) ? wantedUs : Math.max(0, Math.min(wantedUs, nextUs - readyUs));
  }
}
