/**
 * Which draw of a JVM's global generator a value was: the discrete logarithm to base 16807 mod the prime 2³¹ − 1.
 * 2³¹ − 2 = 2·3²·7·11 · 31·151 · 331 has small factors only, so that three tables of 6,398 entries together index the
 * whole period (S. Pohlig & M. Hellman, IEEE Trans. Inf. Theory 24, 1978): the answer comes at once, for every draw.
 */
import type { HashBits } from './identityHash.ts';
import { ZERO_HASH } from './identityHash.ts';
import { FIRST_SEED, MODULUS, MULTIPLIER } from './parkMiller.ts';

/** Draws in which a hash is looked for: more than a JVM makes in a night of mail. */
export const FIRST_DRAWS = 5_000_000;

/** Draws until the generator's sequence begins anew. */
const PERIOD = MODULUS - 1;
const TWO_31 = 2 ** 31;
const TWO_25 = 2 ** 25;

/** a · b mod 2³¹ − 1, in doubles that stay below 2⁵³. */
function multiply(a: number, b: number): number {
  const high = a * (b >>> 16);
  const highFold = Math.floor(high / TWO_31);
  const product = (high - highFold * TWO_31 + highFold) * 0x10000 + a * (b & 0xffff);
  const fold = Math.floor(product / TWO_31);
  const folded = product - fold * TWO_31 + fold;
  return folded >= MODULUS ? folded - MODULUS : folded;
}

function power(base: number, exponent: number): number {
  let result = 1;
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = multiply(result, base);
    base = multiply(base, base);
  }
  return result;
}

/** The part of the logarithm that one factor of the period tells. */
interface Factor {
  /** Raising to this power leaves only the part of this factor. */
  readonly cofactor: number;
  /** Power of 16807^cofactor → its exponent. */
  readonly exponents: ReadonlyMap<number, number>;
  /** 1 mod this factor, 0 mod the others. */
  readonly weight: number;
}

/** Pairwise coprime; their product is the period. */
const FACTORS: readonly Factor[] = [2 * 9 * 7 * 11, 31 * 151, 331].map((order) => {
  const cofactor = PERIOD / order;
  const base = power(MULTIPLIER, cofactor);
  const exponents = new Map<number, number>();
  for (let exponent = 0, value = 1; exponent < order; exponent++, value = multiply(value, base)) {
    exponents.set(value, exponent);
  }
  let weight = cofactor;
  while (weight % order !== 1) weight += cofactor;
  return { cofactor, exponents, weight };
});

/** 1234567⁻¹ mod 2³¹ − 1, by Fermat's little theorem. */
const INVERSE_SEED = power(FIRST_SEED, MODULUS - 2);

/**
 * The number of the draw that gave this value, counting from 1.
 * @param value of the generator, unmasked: 1 … 2³¹ − 2
 * @returns 1 … 2³¹ − 2; each once, because the period is full
 */
export function drawNumber(value: number): number {
  const quotient = multiply(value, INVERSE_SEED);
  let sum = 0;
  for (const { cofactor, exponents, weight } of FACTORS) {
    sum += (exponents.get(power(quotient, cofactor)) ?? 0) * weight;
  }
  return sum % PERIOD || PERIOD;
}

/**
 * Every draw that can have given this hash, ascending, counting from 1.
 * With 31 bits at most one in the whole period. With 25 bits, 64 values end in the same bits, so a hash comes back about
 * every 33.5 million draws, sometimes early; a masked 0 became 0xBAD.
 * @param upTo the last draw to look at
 */
export function drawsOf(hash: number, bits: HashBits, upTo = FIRST_DRAWS): number[] {
  const draws = valuesOf(hash, bits).map(drawNumber);
  return draws.filter((draw) => draw <= upTo).sort((a, b) => a - b);
}

/** The generator's values that the header keeps as this hash. */
function valuesOf(hash: number, bits: HashBits): number[] {
  if (!Number.isInteger(hash) || hash <= 0 || hash >= MODULUS) return [];
  if (bits === 31) return [hash];
  if (hash >= TWO_25) return [];
  const endings = hash === ZERO_HASH ? [hash, 0] : [hash];
  return endings.flatMap((ending) => Array.from({ length: 64 }, (_, high) => high * TWO_25 + ending)).filter(isValue);
}

function isValue(value: number): boolean {
  return value > 0 && value < MODULUS;
}

/** A draw that a hash can have been, and with how many bits. */
export interface Candidate {
  readonly draw: number;
  /** One that holds with 31 bits and is below 2²⁵ holds with 25 too. */
  readonly bits: HashBits;
}

/** All candidates of a hash among the first draws, with 25 and with 31 bits, ascending. */
export function candidatesOf(hash: number): readonly Candidate[] {
  const [wide] = drawsOf(hash, 31);
  if (hash >= TWO_25) return wide === undefined ? [] : [{ draw: wide, bits: 31 }];
  return drawsOf(hash, 25).map((draw) => ({ draw, bits: draw === wide ? 31 : 25 }));
}
