/** Linear equations over GF(2) in 31 unknowns, each in one word: bits 0–30 say which unknowns xor to bit 31. */

const UNKNOWNS = 31;
const COEFFICIENTS = 0x7fffffff;

/** Equations that hold at once, in echelon form: the one at index i has its first unknown there. 0: none has. */
export class XorEquations {
  readonly #rows = new Int32Array(UNKNOWNS);

  /** Adds an equation. Returns false, and adds nothing, if it contradicts those before. */
  add(equation: number): boolean {
    while ((equation & COEFFICIENTS) !== 0) {
      const first = 31 - Math.clz32(equation & -equation);
      const row = this.#rows[first]!;
      if (row === 0) {
        this.#rows[first] = equation;
        return true;
      }
      equation ^= row;
    }
    return equation === 0;
  }

  /** Becomes the same system as another. */
  copy(other: XorEquations): void {
    this.#rows.set(other.#rows);
  }

  clear(): void {
    this.#rows.fill(0);
  }

  /** Unknowns that the equations leave free: there are 2^free solutions. */
  get free(): number {
    let free = 0;
    for (let i = 0; i < UNKNOWNS; i++) if (this.#rows[i] === 0) free++;
    return free;
  }

  /** Every solution, as a word of 31 bits. */
  *solutions(): Generator<number> {
    const { free } = this;
    for (let choice = 0; choice < 2 ** free; choice++) yield this.#solution(choice);
  }

  /** @param choice the values of the free unknowns, from the last to the first */
  #solution(choice: number): number {
    let solution = 0;
    for (let i = UNKNOWNS - 1; i >= 0; i--) {
      const row = this.#rows[i]!;
      let value = choice & 1;
      if (row === 0) choice >>>= 1;
      else value = parity(row & solution) ^ (row >>> 31);
      solution |= value << i;
    }
    return solution;
  }
}

function parity(word: number): number {
  word ^= word >>> 16;
  word ^= word >>> 8;
  word ^= word >>> 4;
  return (0x6996 >>> (word & 15)) & 1;
}

/**
 * Turns a matrix of 32 × 32 bits, a word a row, over its diagonal: bit j of word i becomes bit i of word j. In place.
 * After H. S. Warren, Hacker's Delight, 7–3.
 */
export function transpose32(words: Int32Array): void {
  let mask = 0x0000ffff;
  for (let width = 16; width > 0; width >>= 1, mask ^= mask << width) {
    for (let i = 0; i < 32; i = (i + width + 1) & ~width) {
      const swapped = ((words[i]! >>> width) ^ words[i + width]!) & mask;
      words[i + width]! ^= swapped;
      words[i]! ^= swapped << width;
    }
  }
}
