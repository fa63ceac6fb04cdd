/** What this browser really does, measured here. */

/** Steps of the clock that are looked at. */
const SAMPLES = 40;

/** The smallest step of performance.now() seen, µs. */
export function measureClockStepUs(): number {
  let smallestMs = Number.POSITIVE_INFINITY;
  for (let sample = 0; sample < SAMPLES; sample++) {
    const fromMs = performance.now();
    let nowMs = fromMs;
    while (nowMs === fromMs) nowMs = performance.now();
    smallestMs = Math.min(smallestMs, nowMs - fromMs);
  }
  return Math.round(smallestMs * 1e4) / 10;
}
