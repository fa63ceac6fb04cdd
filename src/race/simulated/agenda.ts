/**
 * Virtual time: what moment it is, and when each lane has its next event. A tournament finds the earliest; of two at the
 * same moment the lower lane is first.
 */
export class Agenda {
  /** Node 1 is the final, the matches below node i are 2i and 2i + 1, and the lanes enter at the leaves. */
  readonly #leaves: number;
  /** Per node: the lane that has won so far, and its moment. */
  readonly #lane: Uint8Array;
  readonly #atNs: Float64Array;
  /** One word; a number that changes with every event would else be allocated with every event. */
  readonly #nowNs = new Float64Array(1);

  constructor(lanes: number) {
    let leaves = 2;
    while (leaves < lanes) leaves *= 2;
    this.#leaves = leaves;
    this.#atNs = new Float64Array(2 * leaves).fill(Number.POSITIVE_INFINITY);
    this.#lane = new Uint8Array(2 * leaves);
    for (let lane = 0; lane < leaves; lane++) this.#lane[leaves + lane] = lane;
    for (let node = leaves - 1; node > 0; node--) this.#lane[node] = this.#lane[2 * node]!;
  }

  /** Present moment, ns from the run's start. */
  get nowNs(): number {
    return this.#nowNs[0]!;
  }

  /** Moment of the next event, ns; Infinity if there is none. */
  get nextNs(): number {
    return this.#atNs[1]!;
  }

  /** Takes on the state of another, of as many lanes. */
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

  /** The lane's next event comes `delayNs` from now. */
  after(lane: number, delayNs: number): void {
    const times = this.#atNs;
    const lanes = this.#lane;
    let node = this.#leaves + lane;
    let winner = lane;
    let winnerNs = this.#nowNs[0]! + delayNs;
    times[node] = winnerNs;
    while (node > 1) {
      const other = node ^ 1;
      const otherNs = times[other]!;
      // The left one of a pair has the lower lanes.
      if (otherNs < winnerNs || (otherNs === winnerNs && other < node)) {
        winnerNs = otherNs;
        winner = lanes[other]!;
      }
      node >>= 1;
      times[node] = winnerNs;
      lanes[node] = winner;
    }
  }

  /** The lane waits for another. */
  clear(lane: number): void {
    this.after(lane, Number.POSITIVE_INFINITY);
  }
}
