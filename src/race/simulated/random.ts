/**
 * xoshiro128** by D. Blackman and S. Vigna (2018, public domain): 32-bit integer arithmetic only, so that a seed gives
 * the same numbers on every machine. Source: prng.di.unimi.it/xoshiro128starstar.c.
 */
export class Random {
  readonly #state = new Int32Array(4);

  /** @param seed any 32-bit integer; spread over the state by SplitMix32, which never leaves it all zero */
  constructor(seed: number) {
    let word = seed | 0;
    for (let i = 0; i < 4; i++) {
      word = (word + 0x9e3779b9) | 0;
      let mixed = Math.imul(word ^ (word >>> 16), 0x21f0aaad);
      mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
      this.#state[i] = mixed ^ (mixed >>> 15);
    }
  }

  /** Draws from now on what the other would. */
  copyFrom(other: Random): void {
    this.#state.set(other.#state);
  }

  /** 32 random bits, signed. */
  next(): number {
    const state = this.#state;
    const s1 = state[1]!;
    const product = Math.imul(s1, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9);
    const s2 = state[2]! ^ state[0]!;
    const s3 = state[3]! ^ s1;
    state[1] = s1 ^ s2;
    state[0] = state[0]! ^ s3;
    state[2] = s2 ^ (s1 << 9);
    state[3] = (s3 << 11) | (s3 >>> 21);
    return result;
  }

  /**
   * A whole number drawn evenly from about half to one-and-a-half times `mean`, as the live threads draw their waits.
   * @param mean whole, at most 2⁵²; one rounded product of doubles, which IEEE 754 fixes on every machine
   */
  around(mean: number): number {
    return Math.floor(mean * (((this.next() >>> 0) + 0x80000000) / 0x100000000));
  }
}
