import type { CollisionDetail, LoggedMessage } from '../log/detail.ts';
import type { Overview } from '../log/overview.ts';
import type { ViewportAnswer, ViewportQuery } from '../log/viewport.ts';
import type { Race } from '../race/race.ts';
import type { Change, Gap, PanelId } from '../scenario/scenario.ts';
import { RunRecord } from './runRecord.svelte.ts';

/** What is known of the run that is shown, and what can be asked of it, whichever engine runs it. */
export abstract class ShownRun {
  protected readonly record = new RunRecord();

  /** The race whose run is shown. */
  protected abstract get race(): Race;

  get changes(): readonly Change[] {
    return this.record.changes;
  }

  get gaps(): readonly Gap[] {
    return this.record.gaps;
  }

  get lengthUs(): number {
    return this.record.lengthUs;
  }

  async viewport(panel: PanelId, query: ViewportQuery): Promise<ViewportAnswer> {
    return this.race.viewport(panel, query);
  }

  async overview(panel: PanelId): Promise<Overview> {
    return this.race.overview(panel);
  }

  async message(panel: PanelId, row: number): Promise<LoggedMessage | null> {
    return this.race.message(panel, row);
  }

  async collision(panel: PanelId, number: number): Promise<CollisionDetail | null> {
    return this.race.collision(panel, number);
  }

  /** The rarer questions. */
  get asks(): Pick<Race, 'firstMessages' | 'shapes' | 'nextOfShape' | 'mail' | 'stateAt' | 'eventBefore'> {
    return this.race;
  }
}
