/**
 * When each lane has its next event; a tournament finds the earliest. Of two at the same moment the lower lane is first.
 */
export class Agenda {
  /** Node 1 is the final, the matches below node i are 2i and 2i + 1, and the lanes enter at the leaves. */
  readonly #leaves: number;
  /** Per node: the lane that has won so far, and its moment. */
  readonly #lane: Uint8Array;
  readonly #atNs: Float64Array;

  constructor(lanes: number) {
    let leaves = 2;
    while (leaves < lanes) leaves *= 2;
    this.#leaves = leaves;
    this.#atNs = new Float64Array(2 * leaves).fill(Number.POSITIVE_INFINITY);
    this.#lane = new Uint8Array(2 * leaves);
    for (let lane = 0; lane < leaves; lane++) this.#lane[leaves + lane] = lane;
    for (let node = leaves - 1; node > 0; node--) this.#lane[node] = this.#lane[2 * node]!;
  }

  /** The lane whose event comes first. */
  get first(): number {
    return this.#lane[1]!;
  }

  /** When it comes, ns; Infinity: every lane waits for another, or has ended. */
  get firstNs(): number {
    return this.#atNs[1]!;
  }

  set(lane: number, atNs: number): void {
    const times = this.#atNs;
    const lanes = this.#lane;
    let node = this.#leaves + lane;
    let winner = lane;
    let winnerNs = atNs;
    times[node] = atNs;
    while (node > 1) {
      const otherNs = times[node ^ 1]!;
      // The left one of a pair has the lower lanes.
      if (otherNs < winnerNs || (otherNs === winnerNs && (node & 1) === 1)) {
        winnerNs = otherNs;
        winner = lanes[node ^ 1]!;
      }
      node >>= 1;
      times[node] = winnerNs;
      lanes[node] = winner;
    }
  }

  /** The lane waits for another. */
  clear(lane: number): void {
    this.set(lane, Number.POSITIVE_INFINITY);
  }
}
