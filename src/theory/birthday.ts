/**
 * The birthday problem: that among n Message-IDs, each of which draws one of `space` values evenly, some two are alike.
 * Exact: it sums logarithms, because the product of a million factors near 1 would lose all its digits.
 * @returns a probability, 0 to 1
 */
export function birthday(n: number, space: number): number {
  if (n > space) return 1;
  let logAllDistinct = 0;
  for (let drawn = 1; drawn < n; drawn++) logAllDistinct += Math.log1p(-drawn / space);
  // Not −expm1: that of none and of one would be −0.
  return 0 - Math.expm1(logAllDistinct);
}
