/** The whole run in at most 2,048 bins, kept up as it grows: when the bins are used up, each two become one. */
import type { Overview } from './overview.ts';

const BINS = 2048;
/** At full speed a run lasts 50 ms; a bin of 50 µs then is finer than a pixel. */
const FIRST_BIN_US = 50;

export class OverviewBins {
  #binUs = FIRST_BIN_US;
  #lengthUs = 0;
  readonly #messages = new Uint32Array(BINS);
  readonly #duplicates = new Uint32Array(BINS);

  get lengthUs(): number {
    return this.#lengthUs;
  }

  /** Messages of one thread, completed at endUs[from] ≤ … ≤ endUs[to − 1]. */
  messages(endUs: Float64Array, from: number, to: number): void {
    const lastUs = endUs[to - 1]!;
    if (lastUs > this.#lengthUs) this.#lengthUs = lastUs;
    while (lastUs >= this.#binUs * BINS) this.#halve();
    // Mostly all lie in one bin, and only the first and the last need be looked at.
    const last = this.#binOf(lastUs);
    let row = from;
    for (let bin = this.#binOf(endUs[row]!); bin < last; bin = this.#binOf(endUs[row]!)) {
      this.#messages[bin]!++;
      row++;
    }
    this.#messages[last]! += to - row;
  }

  /** To be called after {@link messages} for the same row. */
  duplicate(endUs: number): void {
    this.#duplicates[this.#binOf(endUs)]!++;
  }

  #binOf(us: number): number {
    return Math.max(0, Math.floor(us / this.#binUs));
  }

  /** Messages a second, over whole bins that cover the last `spanUs` of the run, and over two at least. */
  rateOfLast(spanUs: number): number {
    const last = Math.floor(this.#lengthUs / this.#binUs);
    const first = Math.max(0, Math.min(last - 2, Math.floor((this.#lengthUs - spanUs) / this.#binUs)));
    let sum = 0;
    for (let bin = first; bin <= last; bin++) sum += this.#messages[bin] ?? 0;
    return (sum * 1e6) / Math.max(1, this.#lengthUs - first * this.#binUs);
  }

  snapshot(): Overview {
    const bins = Math.min(BINS, Math.floor(this.#lengthUs / this.#binUs) + 1);
    return {
      lengthUs: this.#lengthUs,
      binUs: this.#binUs,
      messages: this.#messages.slice(0, bins),
      duplicates: this.#duplicates.slice(0, bins),
    };
  }

  clear(): void {
    this.#binUs = FIRST_BIN_US;
    this.#lengthUs = 0;
    this.#messages.fill(0);
    this.#duplicates.fill(0);
  }

  #halve(): void {
    this.#binUs *= 2;
    for (const bins of [this.#messages, this.#duplicates]) {
      for (let i = 0; i < BINS / 2; i++) bins[i] = bins[2 * i]! + bins[2 * i + 1]!;
      bins.fill(0, BINS / 2);
    }
  }
}
