/**
 * The one plain object that describes an experiment. Everything else on the page is derived from it,
 * or from what the threads recorded.
 */

import type { RepairableId } from './repair.ts';

/** Ids of the algorithms as they were shipped, as they stand in links and files. */
export const ALGORITHM_IDS = ['javamail-1.3.2', 'javamail-1.3.3', 'javamail-1.4.1', 'javamail-1.5.3'] as const;
export type ShippedId = (typeof ALGORITHM_IDS)[number];
/** One of them after a repair, which its text tells: `javamail-1.3.2~LRWUC` (scenario/repair.ts). */
export type RepairedId = `${RepairableId}~${string}`;
export type AlgorithmId = ShippedId | RepairedId;

/** `jdk4`: one global generator that nothing guards. `jdk8`: one generator per thread. */
export type HashMode = 'jdk4' | 'jdk8';

export type EngineId = 'live' | 'simulated';

/** The two algorithms that race side by side, and the two panels that show them. */
export type PanelId = 'first' | 'second';
export const PANEL_IDS: readonly PanelId[] = ['first', 'second'];

export interface Scenario {
  /** Mail delivery threads of each JVM process, 1–64; threads × processes ≤ 64. */
  readonly threads: number;
  /** Step of the JVM's clock in µs. */
  readonly clockResolutionUs: number;
  /** How long one step takes, in µs; 0 is full speed. */
  readonly stepUs: number;
  /** Steps of processor time between two Message-IDs of a thread. */
  readonly workSteps: number;
  /** Milliseconds a thread sleeps on the network per message. */
  readonly smtpMs: number;
  /** Messages in the spool of each panel. */
  readonly messages: number;
  readonly first: AlgorithmId;
  readonly second: AlgorithmId;
  readonly engine: EngineId;
  /** Seed of the simulation's scheduler. */
  readonly seed: number;
  /** Processor cores of the simulation. */
  readonly cores: number;
  /** JVM processes, 1–4, each with its own statics and spool share, all with the same clock. */
  readonly processes: number;
  readonly hash: HashMode;
}

/** The settings that take effect on the running threads at once. */
export const LIVE_FIELDS = ['threads', 'clockResolutionUs', 'stepUs', 'workSteps', 'smtpMs'] as const;
export type LiveField = (typeof LIVE_FIELDS)[number];

export function isLiveField(field: keyof Scenario): field is LiveField {
  return LIVE_FIELDS.some((live) => live === field);
}

/** A setting moved while a run went on. */
export interface Change {
  /** µs from the run's start. */
  readonly atUs: number;
  readonly field: LiveField;
  readonly from: number;
  readonly to: number;
}

/** A stretch in which the whole run stood still, because the browser's tab was hidden. */
export interface Gap {
  readonly fromUs: number;
  readonly toUs: number;
}

/** Whether a run is over in a moment, rather than watched: at full speed, or computed by the simulation. */
export function isBrief({ stepUs, engine }: Scenario): boolean {
  return stepUs === 0 || engine === 'simulated';
}
