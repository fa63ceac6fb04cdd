/**
 * Virtual time: what moment it is, and when each lane has its next event. Only a lane with a core or one that sleeps has
 * one, so that a tournament of the cores finds the earliest; of two at the same moment the lower lane is first.
 */
export class Agenda {
  /** Node 1 is the final, the matches below node i are 2i and 2i + 1; at the leaves stand the cores, then the sleepers. */
  readonly #leaves: number;
  /** Per node: the lane that has won so far, and its moment. */
  readonly #lane: Uint8Array;
  readonly #atNs: Float64Array;
  /** One word; a number that changes with every event would else be allocated with every event. */
  readonly #nowNs = new Float64Array(1);

  /** @param sleepers lanes that may sleep: all, or 0 */
  constructor(
    readonly cores: number,
    sleepers: number,
  ) {
    let leaves = 2;
    while (leaves < cores + sleepers) leaves *= 2;
    this.#leaves = leaves;
    this.#atNs = new Float64Array(2 * leaves).fill(Number.POSITIVE_INFINITY);
    this.#lane = new Uint8Array(2 * leaves);
  }

  /** Present moment, ns from the run's start. */
  get nowNs(): number {
    return this.#nowNs[0]!;
  }

  /** Moment of the next event, ns; Infinity if there is none. */
  get nextNs(): number {
    return this.#atNs[1]!;
  }

  /** Takes on the state of another, of as many cores and sleepers. */
  copyFrom(other: Agenda): void {
    this.#lane.set(other.#lane);
    this.#atNs.set(other.#atNs);
    this.#nowNs.set(other.#nowNs);
  }

  /** Goes on to the next event and returns its lane; -1 if there is none: every lane waits for another, or has ended. */
  next(): number {
    const atNs = this.#atNs[1]!;
    if (atNs === Number.POSITIVE_INFINITY) return -1;
    this.#nowNs[0] = atNs;
    return this.#lane[1]!;
  }

  /** The lane on the core has its next event at that moment. */
  onCore(core: number, lane: number, atNs: number): void {
    this.#set(this.#leaves + core, lane, atNs);
  }

  /** Nobody is on the core. */
  freeCore(core: number): void {
    this.#set(this.#leaves + core, 0, Number.POSITIVE_INFINITY);
  }

  /** The lane sleeps until then; Infinity: it is awake. */
  sleep(lane: number, untilNs: number): void {
    this.#set(this.#leaves + this.cores + lane, lane, untilNs);
  }

  /** Nothing is to come. */
  clear(): void {
    this.#atNs.fill(Number.POSITIVE_INFINITY);
  }

  #set(leaf: number, lane: number, atNs: number): void {
    const times = this.#atNs;
    const lanes = this.#lane;
    let node = leaf;
    let winner = lane;
    let winnerNs = atNs;
    times[node] = winnerNs;
    lanes[node] = winner;
    while (node > 1) {
      const otherNs = times[node ^ 1]!;
      if (otherNs <= winnerNs) {
        const other = lanes[node ^ 1]!;
        if (otherNs < winnerNs || other < winner) {
          winnerNs = otherNs;
          winner = other;
        }
      }
      node >>= 1;
      times[node] = winnerNs;
      lanes[node] = winner;
    }
  }
}
