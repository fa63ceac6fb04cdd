/** What a sweep measured, as charts and exports read it. */
import type { SweepCell, SweepPlan } from '../scenario/sweep.ts';

/** A cell's figures so far; rates are percent of the messages. */
export interface SweepPoint {
  readonly runs: number;
  /** Of these runs; of live threads they mean nothing. */
  readonly seeds: readonly number[];
  readonly messages: number;
  readonly duplicates: number;
  readonly rate: number;
  /** Its 95 % interval. */
  readonly low: number;
  readonly high: number;
  /** What chance alone would give at this rate of Message-IDs. */
  readonly chance: number;
  readonly idsPerSecond: number;
}

export interface MeasuredCell extends SweepCell {
  /** null: nothing measured yet. */
  readonly point: SweepPoint | null;
}

/** `stopped`: by the reader, before all runs were made. */
export type SweepState = 'idle' | 'running' | 'stopped' | 'failed' | 'complete';

export interface SweepRecord {
  /** How far it came: what was asked for stands in the plan, what was run in the cells. */
  readonly state: SweepState;
  readonly plan: SweepPlan;
  /** Row by row. */
  readonly cells: readonly MeasuredCell[];
  /** ms since 1970. */
  readonly startedAtMs: number;
}
