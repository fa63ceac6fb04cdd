/** *Show me one*: finds in the run what a scene asks for, the newest first. */
import type { ViewportAnswer } from '../../log/viewport.ts';
import type { PanelId } from '../../scenario/scenario.ts';
import type { Shown } from '../lessons/type.ts';
import type { SessionView } from '../sessionView.ts';

export interface Example {
  readonly panel: PanelId;
  /** Number of the collision; null: a single message. */
  readonly collision: number | null;
  /** The middle of it, µs from the run's start. */
  readonly atUs: number;
}

export type ExampleSource = Pick<SessionView, 'panels' | 'collision' | 'viewport' | 'lengthUs'>;

/** Collisions looked at before giving up. */
const MOST_COLLISIONS = 300;
/** Windows looked at before giving up, and the width of each. */
const MOST_WINDOWS = 40;
const WINDOW_US = 500_000;
/** Any width at which the log answers with single messages. */
const WINDOW_PX = 1000;

/** null: this run has none (yet). */
export async function findExample(source: ExampleSource, shown: Shown): Promise<Example | null> {
  switch (shown.kind) {
    case 'first-message':
      return source.panels[shown.panel].totals.messages > 0
        ? { panel: shown.panel, collision: null, atUs: shown.spanUs / 2 }
        : null;
    case 'any-collision':
      return newestCollision(source, shown.panel, () => true);
    case 'shared-read':
      return newestCollision(source, shown.panel, (cause) => cause === 'shared-read');
    case 'lock-wait':
      return newestLockWait(source, shown.panel);
  }
}

async function newestCollision(
  source: ExampleSource,
  panel: PanelId,
  wanted: (cause: string) => boolean,
): Promise<Example | null> {
  const total = source.panels[panel].totals.collisions;
  for (let number = total; number > Math.max(0, total - MOST_COLLISIONS); number--) {
    const detail = await source.collision(panel, number);
    const [kept, lost] = detail?.members ?? [];
    if (detail && kept && lost && wanted(detail.cause)) {
      return { panel, collision: number, atUs: (Math.min(kept.startUs, lost.startUs) + lost.endUs) / 2 };
    }
  }
  return null;
}

async function newestLockWait(source: ExampleSource, panel: PanelId): Promise<Example | null> {
  let toUs = source.lengthUs;
  for (let looked = 0; looked < MOST_WINDOWS && toUs > 0; looked++) {
    const fromUs = Math.max(0, toUs - WINDOW_US);
    const atUs = longestLockWait(await source.viewport(panel, { fromUs, toUs, widthPx: WINDOW_PX }));
    if (atUs !== null) return { panel, collision: null, atUs };
    toUs = fromUs;
  }
  return null;
}

/** The middle of the message that waited longest for the monitor; null if none waited, or none is listed singly. */
function longestLockWait({ messages }: ViewportAnswer): number | null {
  if (!messages) return null;
  let longest = -1;
  for (let index = 0; index < messages.count; index++) {
    const waitedUs = messages.lockWaitUs[index] ?? 0;
    if (waitedUs > (longest < 0 ? 0 : (messages.lockWaitUs[longest] ?? 0))) longest = index;
  }
  if (longest < 0) return null;
  return ((messages.startUs[longest] ?? 0) + (messages.endUs[longest] ?? 0)) / 2;
}
