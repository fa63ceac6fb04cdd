/** What this browser really does, measured here. */
import type { PanelFigures } from '../race/live/panelCollector.ts';
import type { MachineFacts } from './sessionView.ts';

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

/** @param figures of the panels that run or ran */
export function machineFacts(
  figures: readonly PanelFigures[],
  clockStepUs: number,
  workerStartMs: number,
): MachineFacts {
  const achieved = figures.flatMap(({ achievedStepUs }) => achievedStepUs ?? []);
  return {
    coresReported: navigator.hardwareConcurrency,
    clockStepUs,
    achievedStepUs: achieved.length === 0 ? null : achieved.reduce((a, b) => a + b) / achieved.length,
    workerStartMs,
    threadsRunning: figures.reduce((sum, { threadsActive }) => sum + threadsActive, 0),
    isolated: crossOriginIsolated,
  };
}
