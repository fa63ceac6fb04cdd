/** *Show me one*: takes the figures to an example, and tells what it is for as long as it is looked at. */
import type { PanelId } from '../../scenario/scenario.ts';
import type { Shown } from '../lessons/type.ts';
import type { Notices } from '../notices.svelte.ts';
import type { RaceSession } from '../session.svelte.ts';
import type { LiveDomain } from '../timeline/timeDomain.svelte.ts';
import { findExample, type Example } from './findExample.ts';
import { runSettings } from './runSettings.ts';
import type { Selection } from './selection.svelte.ts';

/** At full speed a message takes a few µs. */
const FULL_SPEED_SPAN_US = 60;
/** A window so much wider than the one that was shown has left the example. */
const STILL_SHOWN = 1.5;

interface Found {
  readonly example: Example;
  readonly run: number;
  readonly widthUs: number;
}

export class ShownExample {
  #found = $state.raw<Found | null>(null);

  constructor(
    private readonly session: RaceSession,
    private readonly domain: LiveDomain,
    private readonly selection: Selection,
    private readonly notices: Notices,
  ) {}

  /** @returns the example, or null if the run has none, which the reader has been told */
  async show(shown: Shown): Promise<Example | null> {
    const { session, domain, selection } = this;
    const { run } = session;
    const example = await findExample(session, shown);
    if (run !== session.run) return null;
    if (!example) {
      this.notices.status('example', 'This run has no such example yet.');
      return null;
    }
    this.notices.dismiss('example');
    const middleUs = (example.fromUs + example.toUs) / 2;
    const halfUs = this.#spanUs(example, shown) / 2;
    if (example.collision === null) selection.release();
    else selection.choose(example.panel, example.collision);
    domain.frame(example.bar ? { panel: example.panel, ...example.bar } : null);
    domain.move((core) => core.show(middleUs - halfUs, middleUs + halfUs));
    this.#found = { example, run, widthUs: domain.window.toUs - domain.window.fromUs };
    return example;
  }

  /** What is shown in the panel, while it is in view; null: nothing. */
  wordsIn(panel: PanelId): string | null {
    return this.example?.panel === panel ? this.example.words : null;
  }

  /** The example that is looked at. */
  get example(): Example | null {
    if (!this.#found || this.#found.run !== this.session.run) return null;
    const { example, widthUs } = this.#found;
    const { fromUs, toUs } = this.domain.window;
    const inView = fromUs <= example.toUs && toUs >= example.fromUs && toUs - fromUs <= widthUs * STILL_SHOWN;
    return inView ? example : null;
  }

  #spanUs({ fromUs, toUs }: Example, { spanUs }: Shown): number {
    return runSettings(this.session).stepUs === 0 ? Math.max(FULL_SPEED_SPAN_US, 3 * (toUs - fromUs)) : spanUs;
  }
}
