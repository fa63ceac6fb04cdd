export interface Birthday {
  /** Pairs to expect: n(n − 1)/2 / space. */
  readonly pairs: number;
  /** That there is at least one pair, exactly. */
  readonly probability: number;
  /** The same by the rule of thumb 1 − exp(−n²/2H), H = space. */
  readonly approximation: number;
}

/**
 * How likely chance alone makes two of n Message-IDs alike, when each draws one of `space` values evenly.
 * The exact figure sums logarithms, because the product of a million factors near 1 would lose all its digits.
 */
export function birthday(n: number, space: number): Birthday {
  const pairs = (n * (n - 1)) / 2 / space;
  const approximation = -Math.expm1(-(n * n) / 2 / space);
  if (n > space) return { pairs, probability: 1, approximation };
  let logAllDistinct = 0;
  for (let drawn = 1; drawn < n; drawn++) logAllDistinct += Math.log1p(-drawn / space);
  return { pairs, probability: -Math.expm1(logAllDistinct), approximation };
}
