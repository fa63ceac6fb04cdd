/** The day that was asked for last: what stands in one log is mostly of one day, and `Date.UTC` takes its time. */
const lastDay = { code: -1, ms: 0 };

/** When a day begins, UTC, ms since 1970. @param month from 0 */
export function midnightMs(year: number, month: number, day: number): number {
  const code = (year * 16 + month) * 32 + day;
  if (code !== lastDay.code) {
    lastDay.code = code;
    lastDay.ms = Date.UTC(year, month, day);
  }
  return lastDay.ms;
}
