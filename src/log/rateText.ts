/** How a rate of duplicates is written ({@link Totals.rate}), on the page, in reports and in pictures. */

const MOST_DIGITS = 3;
const LEAST_SHOWN = 10 ** -MOST_DIGITS;

/**
 * Percent: "6.0 %", with more digits where it would vanish or read as all. Only none reads as "0 %", and only all as "100 %".
 * @param rate 0–100
 */
export function percent(rate: number): string {
  if (rate === 0 || rate === 100) return `${rate} %`;
  if (rate < LEAST_SHOWN) return `< ${LEAST_SHOWN} %`;
  if (rate < 0.1) return `${rate.toFixed(rate < 0.01 ? 3 : 2)} %`;
  for (let digits = 1; digits <= MOST_DIGITS; digits++) {
    const text = rate.toFixed(digits);
    if (Number(text) < 100) return `${text} %`;
  }
  return `> ${100 - LEAST_SHOWN} %`;
}
