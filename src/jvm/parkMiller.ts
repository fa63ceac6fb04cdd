/**
 * HotSpot's `os::random()`: the Park–Miller "minimal standard" generator, next = 16807 · seed mod (2³¹ − 1).
 * Source: HotSpot os.cpp; S. Park & K. Miller, "Random number generators: good ones are hard to find", CACM 1988.
 */

export const MODULUS = 0x7fffffff;
export const MULTIPLIER = 16807;

/** The seed of every JVM at its start (HotSpot os.cpp, `init_random(1234567)`). */
export const FIRST_SEED = 1234567;

/**
 * The generator's next value.
 * @param seed 1 … 2³¹ − 2
 * @returns 1 … 2³¹ − 2
 */
export function nextParkMiller(seed: number): number {
  // 16807 · seed < 2^46 in two 16-bit halves: integer arithmetic is several times faster here than `%` on doubles.
  const high = Math.imul(MULTIPLIER, seed >>> 16);
  let low = Math.imul(MULTIPLIER, seed & 0xffff) + ((high & 0x7fff) << 16);
  low = (low & MODULUS) + (low >>> 31);
  low += high >>> 15;
  return (low & MODULUS) + (low >>> 31);
}

/** 16807⁻¹ mod (2³¹ − 1): the generator run backwards tells which seed a thread must have read. */
const INVERSE_MULTIPLIER = 1407677000n;

/** The seed from which {@link nextParkMiller} made `value`. */
export function previousParkMiller(value: number): number {
  return Number((BigInt(value) * INVERSE_MULTIPLIER) % BigInt(MODULUS));
}
