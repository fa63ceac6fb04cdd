import { MAX_LANES } from '../../jvm/statics.ts';

/** Lanes that wait in line. A lane stands in a line once at most. */
export class LaneQueue {
  readonly #ring = new Uint8Array(MAX_LANES);
  #head = 0;
  length = 0;

  /** Whether the lane stands in the line. */
  has(lane: number): boolean {
    for (let place = 0; place < this.length; place++) {
      if (this.#ring[(this.#head + place) % MAX_LANES] === lane) return true;
    }
    return false;
  }

  /** Takes on the state of another. */
  copyFrom(other: LaneQueue): void {
    this.#ring.set(other.#ring);
    this.#head = other.#head;
    this.length = other.length;
  }

  /** To the end of the line, in which it must not stand already. */
  push(lane: number): void {
    this.#ring[(this.#head + this.length++) % MAX_LANES] = lane;
  }

  /** Back to the front: for one that was called up and found the door shut. */
  pushFront(lane: number): void {
    this.#head = (this.#head + MAX_LANES - 1) % MAX_LANES;
    this.#ring[this.#head] = lane;
    this.length++;
  }

  /** The line must not be empty. */
  shift(): number {
    const lane = this.#ring[this.#head]!;
    this.#head = (this.#head + 1) % MAX_LANES;
    this.length--;
    return lane;
  }
}
