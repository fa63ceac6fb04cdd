/** A race of both panels as the page sees it, whichever engine runs it. */
import type { CollisionDetail, LoggedMessage } from '../log/detail.ts';
import type { MachineState } from '../log/machineState.ts';
import type { ShapeCensus } from '../log/shapes.ts';
import type { Overview } from '../log/overview.ts';
import type { ViewportAnswer, ViewportQuery } from '../log/viewport.ts';
import type { MailAnswer, MailQuery } from '../mail/mailboxes.ts';
import type { LiveField, PanelId, Scenario } from '../scenario/scenario.ts';
import type { ExportFacts, PanelFigures } from './live/panelCollector.ts';
import type { PanelRun } from './live/panelRun.ts';

/** What an export of one panel needs; all of it can cross to a worker. */
export interface ExportablePanel {
  readonly run: PanelRun;
  readonly facts: ExportFacts;
}

export interface Race {
  /** Whether {@link set} takes effect in the running run; if not, a moved setting begins another. */
  readonly takesChanges: boolean;
  /** Starts workers ahead of need. */
  warm(scenario: Scenario): Promise<void>;
  /**
   * Ends the present run and starts another.
   * @returns threads that could be started, per panel; null if another start or a stop came meanwhile
   * @throws SpoolTooLarge
   */
  start(scenario: Scenario): Promise<number | null>;
  /** Ends the run; what was made is kept. */
  stop(): Promise<void>;
  /** The run has ended by itself or was stopped: no more is to come than what is not yet counted. */
  settle(): Promise<void>;
  pause(): void;
  resume(): void;
  /** A setting moved in the running run. Rejects where {@link takesChanges} is false. */
  set(field: LiveField, value: number): Promise<void>;
  /** Time since the run's start, µs. */
  nowUs(): number;
  /** The run's start, ms since 1970. */
  readonly startedAtMs: number;
  /** Mean time from spawning a worker to its being ready, ms. */
  readonly workerStartMs: number;
  figures(): Promise<Partial<Record<PanelId, PanelFigures>>>;
  viewport(panel: PanelId, query: ViewportQuery): Promise<ViewportAnswer>;
  overview(panel: PanelId): Promise<Overview>;
  collision(panel: PanelId, number: number): Promise<CollisionDetail | null>;
  /** The message of a row in view. */
  message(panel: PanelId, row: number): Promise<LoggedMessage | null>;
  /** Collisions by the shape of their interleaving. */
  shapes(panel: PanelId): Promise<ShapeCensus>;
  /** Number of the next collision of a shape after one (log/shapes); null: there is none. */
  nextOfShape(panel: PanelId, shape: string, after: number): Promise<number | null>;
  /** The first messages of the run in order of completion. */
  firstMessages(panel: PanelId): Promise<LoggedMessage[]>;
  /** What became of the messages as mail: figures by receiver, and letters. */
  mail(panel: PanelId, query: MailQuery): Promise<MailAnswer>;
  /**
   * What the panel's machine was doing at a moment of a run that is over: a simulation is run again from the nearest
   * checkpoint, a live run is told from the steps that it recorded.
   */
  stateAt(panel: PanelId, us: number): Promise<MachineState>;
  /** The last moment before `us` at which a step took effect or a Message-ID was complete; null: there is none. */
  eventBefore(panel: PanelId, us: number): Promise<number | null>;
  exportable(scenario: Scenario): Promise<ExportablePanel[]>;
  /** Ends all workers; the race is then of no more use. */
  dispose(): void;
}
