/** For every state of every layer, and every thread that may have come last, the move by which it is best reached. */
import type { Move } from './program.ts';
import { widened } from './layer.ts';

/** A state and the thread that moved last there: state (over all layers) × threads + thread. */
export type Spot = number;

export class Trail {
  #before = new Uint32Array(1024);
  #move = new Uint8Array(1024);

  constructor(readonly threads: number) {}

  /** The spot is reached from `before` by this move. */
  set(spot: Spot, before: Spot, move: Move): void {
    while (spot >= this.#before.length) {
      this.#before = widened(this.#before, new Uint32Array(2 * this.#before.length));
      this.#move = widened(this.#move, new Uint8Array(2 * this.#move.length));
    }
    this.#before[spot] = before;
    this.#move[spot] = move;
  }

  /** The moves from the start, state 0, to the spot. */
  movesTo(spot: Spot): Move[] {
    const moves: Move[] = [];
    for (let at = spot; at >= this.threads; at = this.#before[at]!) {
      moves.push(this.#move[at]!);
    }
    return moves.reverse();
  }
}
