/** In which range a rate lies that several runs have measured. */
import { wilson } from './wilson.ts';

/** What one run made. */
export interface RunCount {
  readonly messages: number;
  readonly duplicates: number;
}

/** Shares of the messages, 0 to 1. */
export interface RateInterval {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** With fewer runs their spread is not known well enough to say anything. */
const LEAST_RUNS = 5;
/** Two-sided 95 % of Student's t, for 4 to 30 degrees of freedom. */
const STUDENT = [
  2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11, 2.101, 2.093, 2.086,
  2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
];

function student(degrees: number): number {
  // Beyond the table: the first term of its expansion about the normal distribution.
  return STUDENT[degrees - (LEAST_RUNS - 1)] ?? 1.96 + 2.37 / degrees;
}

/**
 * The pooled rate with its 95 % interval: Wilson's over all messages, widened to that of the runs' own spread where there
 * are five or more. Wilson's alone takes each message for independent of the others, and duplicates come in bursts.
 */
export function rateInterval(runs: readonly RunCount[]): RateInterval {
  const messages = runs.reduce((sum, run) => sum + run.messages, 0);
  const duplicates = runs.reduce((sum, run) => sum + run.duplicates, 0);
  const share = messages === 0 ? 0 : duplicates / messages;
  const { low, high } = wilson(duplicates, messages);
  if (runs.length < LEAST_RUNS || messages === 0) return { share, low, high };
  const squares = runs.reduce((sum, run) => sum + (run.duplicates - share * run.messages) ** 2, 0);
  const error = Math.sqrt((squares * runs.length) / (runs.length - 1)) / messages;
  const half = student(runs.length - 1) * error;
  return { share, low: Math.max(0, Math.min(low, share - half)), high: Math.min(1, Math.max(high, share + half)) };
}

/** Whether two intervals have a value in common. */
export function overlap(a: RateInterval, b: RateInterval): boolean {
  return a.low <= b.high && b.low <= a.high;
}
