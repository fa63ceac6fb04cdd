/** The page's address as a record of the experiment: read once, then kept up to date. */
import type { Scenario } from '../../scenario/scenario.ts';
import { formatScenario, parseScenario, type ParsedLink, type SceneSettings } from '../../scenario/url.ts';

const QUIET_MS = 250;

export class PageAddress {
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly sceneSettings: SceneSettings) {}

  read(): ParsedLink {
    return parseScenario(new URLSearchParams(location.search), this.sceneSettings);
  }

  /**
   * The address that shows this experiment again.
   * @param waits whether it shall wait for Start
   */
  link(scenario: Scenario, scene: number | null, waits = false): string {
    const query = formatScenario(scenario, { scene, run: waits ? false : null, sceneSettings: this.sceneSettings });
    const url = new URL(location.href);
    url.search = query;
    url.hash = '';
    return url.href;
  }

  /** Writes the experiment into the address once it has been left alone for a moment; browsers limit how often. */
  keep(address: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => history.replaceState(history.state, '', address), QUIET_MS);
  }
}
