/**
 * Columns of exact whole numbers of any fixed size, 32 bits to a limb, the lowest first: as fast as typed arrays are,
 * where a BigInt for each would be an object for each.
 */

const BASE = 2 ** 32;

/** The words that a count up to `largest` needs. */
export function limbsFor(largest: bigint): number {
  let limbs = 1;
  while (largest >> BigInt(32 * limbs) > 0n) limbs++;
  return limbs;
}

/** Adds the number at word `from` of `source` to the one at word `to` of `target`. The sum must fit. */
export function addCount(target: Uint32Array, to: number, source: Uint32Array, from: number, limbs: number): void {
  let carry = 0;
  for (let i = 0; i < limbs; i++) {
    const sum = target[to + i]! + source[from + i]! + carry;
    carry = sum >= BASE ? 1 : 0;
    target[to + i] = sum - carry * BASE;
  }
}

/** The number at word `at`. */
export function readCount(source: Uint32Array, at: number, limbs: number): bigint {
  let value = 0n;
  for (let i = limbs - 1; i >= 0; i--) value = (value << 32n) | BigInt(source[at + i]!);
  return value;
}
