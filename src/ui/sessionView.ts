/** What the components see of a run. RaceSession (session.svelte.ts) is the real one; tests and galleries may bring their own. */
import type { CollisionDetail, LoggedMessage, Totals } from '../log/detail.ts';
import type { Overview } from '../log/overview.ts';
import type { ViewportAnswer, ViewportQuery } from '../log/viewport.ts';
import type { AlgorithmId, Change, Gap, PanelId, Scenario } from '../scenario/scenario.ts';

export type RunState = 'idle' | 'running' | 'done' | 'failed';

/** What was measured in this browser, on this machine. */
export interface MachineFacts {
  /** `navigator.hardwareConcurrency`: may be capped or false. */
  readonly coresReported: number;
  /** Smallest step of performance.now() seen, µs. */
  readonly clockStepUs: number;
  /** What a wait of the chosen step really took, mean, µs; null at full speed or before a run. */
  readonly achievedStepUs: number | null;
  /** Mean time from spawning a worker to its being ready, ms. */
  readonly workerStartMs: number;
  /** Threads at work now, both panels. */
  readonly threadsRunning: number;
  readonly isolated: boolean;
}

export interface Notice {
  readonly id: string;
  /** `alert` interrupts a screen reader, `status` does not. */
  readonly role: 'alert' | 'status';
  readonly text: string;
}

export interface PanelView {
  readonly id: PanelId;
  readonly algorithm: AlgorithmId;
  readonly totals: Totals;
  /** Of these messages, those that Exchange would have discarded (mail/receivers). */
  readonly lostByExchange: number;
}

export interface SessionView {
  readonly scenario: Scenario;
  /** What the run shown was begun with; `changes` tells what was moved since. */
  readonly begun: Scenario;
  readonly runState: RunState;
  /** Whether a run is over in a moment: then the whole of it is shown, and a moved setting begins the next. */
  readonly isBrief: boolean;
  /** Another run goes on out of sight: what is shown is the last result, whose log is gone. */
  readonly turning: boolean;
  readonly panels: Readonly<Record<PanelId, PanelView>>;
  readonly changes: readonly Change[];
  readonly gaps: readonly Gap[];
  /** Length of the run so far, µs. */
  readonly lengthUs: number;
  readonly machine: MachineFacts | null;
  readonly notices: readonly Notice[];
  set<K extends keyof Scenario>(field: K, value: Scenario[K]): void;
  start(): void;
  stop(): void;
  reset(): void;
  dismiss(noticeId: string): void;
  /** The run's time now, µs from its start; stands still when the run does. */
  nowUs(): number;
  viewport(panel: PanelId, query: ViewportQuery): Promise<ViewportAnswer>;
  overview(panel: PanelId): Promise<Overview>;
  /** The message of a row in view; absent where rows are not those of a run. */
  message?(panel: PanelId, row: number): Promise<LoggedMessage | null>;
  /** null if there is no such collision (yet). */
  collision(panel: PanelId, number: number): Promise<CollisionDetail | null>;
}
