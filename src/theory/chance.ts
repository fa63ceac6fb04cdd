/** What chance alone makes of Message-IDs whose hashes are drawn independently and evenly. */
import { birthday } from './birthday.ts';

/**
 * Share of the messages that bear an ID which an earlier message of the same tick bears, when messages come at random
 * moments, `perTick` of them on the mean, and each draws one of `space` values evenly. Every value is then drawn by a
 * Poisson number of messages with mean x = perTick / space, so that space × (1 − e⁻ˣ) of them are distinct.
 */
export function chanceShare(perTick: number, space: number): number {
  const x = perTick / space;
  // Below, 1 + expm1(−x)/x would cancel all digits; the series is exact to x²/6.
  return x < 1e-4 ? x / 2 - (x * x) / 6 : 1 + Math.expm1(-x) / x;
}

/** The rule of thumb for {@link birthday}: n²/2H, H = space. It is no probability: it may exceed 1. */
export function ruleOfThumb(n: number, space: number): number {
  return (n * n) / 2 / space;
}

/** Where the rule of thumb is off by at most 1 %, in draws of one space. */
export interface RuleOfThumbRange {
  /** Below this many, n² counts pairs that are none: n(n − 1) would be right. */
  readonly from: number;
  /** Above this many it adds up pairs that exclude each other. */
  readonly to: number;
  /** From here on it is more than 1. */
  readonly certain: number;
}

/** Within 1 % */
const TOLERANCE = 0.01;

/** How far the rule of thumb is off the exact probability, as a share of it; below 0 where it says too little. */
export function ruleOfThumbError(n: number, space: number): number {
  return ruleOfThumb(n, space) / birthday(n, space) - 1;
}

/** @param space at least 2²⁴, so that there is a range in which the rule holds */
export function ruleOfThumbRange(space: number): RuleOfThumbRange {
  // The error falls with n until pairs begin to exclude each other, at about n = (2 × space)^⅓, then rises.
  const turn = Math.round(Math.cbrt(2 * space));
  const certain = Math.ceil(Math.sqrt(2 * space));
  const within = (n: number): boolean => ruleOfThumbError(n, space) <= TOLERANCE;
  return { from: bisect(2, turn, within), to: bisect(turn, certain, (n) => !within(n)) - 1, certain };
}

/** The first n from `low` to `high` for which `holds`, which holds from some n on, and at `high`. */
function bisect(low: number, high: number, holds: (n: number) => boolean): number {
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
