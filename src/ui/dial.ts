/**
 * Turning a dial: each turn wants a new run, a run takes a while, and only the newest turn counts.
 * One run is under way at a time, and at most one waits: there is never a queue.
 */

/** A run that the next turn would end is left this long, ms: 200,000 messages are made by then, or most of them. */
const SHORTEST_RUN_MS = 100;
const LOOK_AGAIN_MS = 4;
/** So often a result is left alone for so long that all of it can be drawn, not its figures only, ms. */
const DRAWN_EVERY_MS = 1000;
const DRAWN_MS = 40;

export class Dial {
  #wanted = false;
  #turning = false;
  #startedMs = Number.NEGATIVE_INFINITY;
  #drawnMs = Number.NEGATIVE_INFINITY;

  /**
   * @param start begins a run with the settings of now, and resolves when it goes
   * @param isOver whether the run under way has ended by itself
   * @param showCut shows what there is of a run that is cut short
   */
  constructor(
    readonly start: () => Promise<void>,
    readonly isOver: () => boolean,
    readonly showCut: () => Promise<void>,
  ) {}

  /** Whether the figures shown are of older settings than those shown. */
  get behind(): boolean {
    return this.#wanted;
  }

  turn(): void {
    this.#wanted = true;
    if (!this.#turning) void this.#turnOn();
  }

  /** Forgets a turn that has not begun. */
  release(): void {
    this.#wanted = false;
  }

  async #turnOn(): Promise<void> {
    this.#turning = true;
    try {
      for (let turns = 0; this.#wanted; turns++) {
        while (!this.isOver() && performance.now() - this.#startedMs < SHORTEST_RUN_MS) await later(LOOK_AGAIN_MS);
        if (!this.isOver()) await this.showCut();
        if (turns > 0) await this.#leaveToBeDrawn();
        if (this.behind) await this.#startAnew();
      }
    } finally {
      this.#turning = false;
    }
  }

  async #leaveToBeDrawn(): Promise<void> {
    if (performance.now() - this.#drawnMs < DRAWN_EVERY_MS) return;
    await later(DRAWN_MS);
    this.#drawnMs = performance.now();
  }

  async #startAnew(): Promise<void> {
    this.#wanted = false;
    await this.start();
    this.#startedMs = performance.now();
  }
}

async function later(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}
