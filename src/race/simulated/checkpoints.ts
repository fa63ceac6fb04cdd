/** Machines that fell asleep along a run: a jump wakes the one before the moment wanted, and goes on from there. */
import type { Simulation } from './simulation.ts';

/** More are not kept: every second one is then forgotten, and as many events more lie between two. */
const MOST_CHECKPOINTS = 256;

/** Slices between two checkpoints at first: some ms of simulating. */
const FIRST_SLICES = 4;

export class Checkpoints {
  #slices = 0;
  #spacing = FIRST_SLICES;
  #kept: Simulation[];

  /** @param make a simulation of the run at its start, which records nothing */
  constructor(readonly make: () => Simulation) {
    this.#kept = [make()];
  }

  /** Machines that are kept. */
  get count(): number {
    return this.#kept.length;
  }

  /** Call after each slice of the run. */
  afterSlice(simulation: Simulation): void {
    if (++this.#slices % this.#spacing !== 0) return;
    const asleep = this.make();
    asleep.copyFrom(simulation);
    this.#kept.push(asleep);
    if (this.#kept.length < MOST_CHECKPOINTS) return;
    this.#kept = this.#kept.filter((_, i) => i % 2 === 0);
    this.#spacing *= 2;
  }

  /** The last one that has not gone beyond `us`. */
  upTo(us: number): Simulation {
    return this.#kept[this.#indexUpTo(us)]!;
  }

  /** Those that have not gone beyond `us`, the last first. */
  *backFrom(us: number): Generator<Simulation> {
    for (let i = this.#indexUpTo(us); i >= 0; i--) yield this.#kept[i]!;
  }

  #indexUpTo(us: number): number {
    return Math.max(
      0,
      this.#kept.findLastIndex(({ nowUs }) => nowUs <= us),
    );
  }
}
