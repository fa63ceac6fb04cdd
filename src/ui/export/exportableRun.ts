import type { ExportablePanel } from '../../race/live/liveRace.ts';
import type { Change, Gap, Scenario } from '../../scenario/scenario.ts';

/** All that an export needs of a run; it can be sent to a worker. */
export interface ExportableRun {
  readonly scenario: Scenario;
  readonly changes: readonly Change[];
  readonly gaps: readonly Gap[];
  readonly startedAtMs: number;
  readonly panels: readonly ExportablePanel[];
}
