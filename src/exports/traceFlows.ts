/** Which messages of a trace to join, kept in three columns: a run can have a million colliding messages. */

/** End of a flow: a moment (quanta of traceTrack) in a thread. */
export interface FlowEnd {
  readonly at: number;
  readonly lane: number;
}

export class CollisionFlows {
  readonly #collision: number[] = [];
  readonly #at: number[] = [];
  readonly #lane: number[] = [];

  add(collision: number, at: number, lane: number): void {
    this.#collision.push(collision);
    this.#at.push(at);
    this.#lane.push(lane);
  }

  /** Each message of a collision with the next one to end: no flow goes back in time. */
  *pairs(): Generator<readonly [FlowEnd, FlowEnd], void> {
    const collision = this.#collision;
    const order = Uint32Array.from(collision.keys()).sort(
      (a, b) => collision[a]! - collision[b]! || this.#at[a]! - this.#at[b]!,
    );
    for (let i = 1; i < order.length; i++) {
      const [from, to] = [order[i - 1]!, order[i]!];
      if (collision[from] === collision[to]) yield [this.#end(from), this.#end(to)];
    }
  }

  #end(index: number): FlowEnd {
    return { at: this.#at[index]!, lane: this.#lane[index]! };
  }
}
