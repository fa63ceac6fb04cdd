import type { CollisionDetail } from '../log/detail.ts';
import type { Overview } from '../log/overview.ts';
import type { ViewportAnswer, ViewportQuery } from '../log/viewport.ts';
import type { Race } from '../race/race.ts';
import type { PanelId } from '../scenario/scenario.ts';

/** What can be asked of the run that is shown, whichever engine runs it. */
export abstract class RunQuestions {
  /** The race whose run is shown. */
  protected abstract get race(): Race;

  async viewport(panel: PanelId, query: ViewportQuery): Promise<ViewportAnswer> {
    return this.race.viewport(panel, query);
  }

  async overview(panel: PanelId): Promise<Overview> {
    return this.race.overview(panel);
  }

  async collision(panel: PanelId, number: number): Promise<CollisionDetail | null> {
    return this.race.collision(panel, number);
  }

  /** The rarer questions. */
  get asks(): Pick<Race, 'firstMessages' | 'shapes' | 'nextOfShape'> {
    return this.race;
  }
}
