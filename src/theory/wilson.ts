/** z of a two-sided interval of 95 %. */
const Z_95 = 1.96;

/**
 * Wilson's score interval for a share: in which range the true rate lies when k of n were counted.
 * Source: E. B. Wilson, JASA 22 (1927). With n = 0 nothing is known: 0 to 1.
 */
export function wilson(k: number, n: number, z = Z_95): { low: number; high: number } {
  if (n === 0) return { low: 0, high: 1 };
  const share = k / n;
  const zz = (z * z) / n;
  const centre = share + zz / 2;
  const half = z * Math.sqrt((share * (1 - share)) / n + zz / (4 * n));
  return {
    low: k === 0 ? 0 : (centre - half) / (1 + zz),
    high: k === n ? 1 : (centre + half) / (1 + zz),
  };
}
