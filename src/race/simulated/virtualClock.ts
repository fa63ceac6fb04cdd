import { clockField } from '../../jvm/clock.ts';
import { microseconds } from './moments.ts';

/** Start of every simulation, ms since 1970: the day of the technote, 2006-02-01T00:00:00Z. */
export const VIRTUAL_START_MS = 1_138_752_000_000;

/** The clock that all threads of the virtual machine read. What it shows is worked out once a tick. */
export class VirtualClock {
  /** The present tick's beginning and end, ns from the run's start. */
  #fromNs = 0;
  #untilNs = 0;
  #field = 0;

  /** @param resolutionUs whole µs */
  constructor(readonly resolutionUs: number) {}

  /** The clock as a Message-ID shows it. */
  read(nowNs: number): number {
    if (nowNs < this.#fromNs || nowNs >= this.#untilNs) this.#tick(nowNs);
    return this.#field;
  }

  #tick(nowNs: number): void {
    const epochUs = VIRTUAL_START_MS * 1000 + Math.floor(microseconds(nowNs));
    const sinceTickUs = epochUs % this.resolutionUs;
    this.#fromNs = (epochUs - sinceTickUs - VIRTUAL_START_MS * 1000) * 1000;
    this.#untilNs = this.#fromNs + this.resolutionUs * 1000;
    this.#field = clockField(epochUs, this.resolutionUs);
  }
}
