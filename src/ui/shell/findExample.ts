/** *Show me one*: finds in the run what a scene asks for, the newest first. */
import type { ViewportAnswer } from '../../log/viewport.ts';
import type { PanelId } from '../../scenario/scenario.ts';
import { threadName } from '../inspector/threadWords.ts';
import type { Shown } from '../lessons/type.ts';
import type { SessionView } from '../sessionView.ts';
import { briefMoment, whole } from './figures.ts';

export interface Example {
  readonly panel: PanelId;
  /** Number of the collision; null: a single message. */
  readonly collision: number | null;
  /** µs from the run's start. */
  readonly fromUs: number;
  readonly toUs: number;
  /** The stretch of a lane that is meant, where that is less than the figure shows; the figure frames it. */
  readonly bar?: { readonly lane: number; readonly fromUs: number; readonly toUs: number };
  /** What it is: "thread 4 waits for the lock, 1.72 s". */
  readonly words: string;
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
        ? { panel: shown.panel, collision: null, fromUs: 0, toUs: shown.spanUs, words: 'the run’s first messages' }
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
      const fromUs = Math.min(kept.startUs, lost.startUs);
      const words = `collision ${whole(number)}, ${briefMoment(lost.endUs)}`;
      return { panel, collision: number, fromUs, toUs: lost.endUs, words };
    }
  }
  return null;
}

async function newestLockWait(source: ExampleSource, panel: PanelId): Promise<Example | null> {
  let toUs = source.lengthUs;
  for (let looked = 0; looked < MOST_WINDOWS && toUs > 0; looked++) {
    const fromUs = Math.max(0, toUs - WINDOW_US);
    const wait = longestLockWait(await source.viewport(panel, { fromUs, toUs, widthPx: WINDOW_PX }));
    if (wait) return { panel, collision: null, ...wait };
    toUs = fromUs;
  }
  return null;
}

/** The message that waited longest for the monitor; null if none waited, or none is listed singly. */
function longestLockWait({
  lanes,
  messages,
  stepIds,
}: ViewportAnswer): Pick<Example, 'fromUs' | 'toUs' | 'bar' | 'words'> | null {
  if (!messages) return null;
  let longest = -1;
  for (let index = 0; index < messages.count; index++) {
    const waitedUs = messages.lockWaitUs[index] ?? 0;
    if (waitedUs > (longest < 0 ? 0 : (messages.lockWaitUs[longest] ?? 0))) longest = index;
  }
  const lane = lanes[messages.laneIndex[longest] ?? -1];
  if (longest < 0 || !lane) return null;
  const [fromUs, toUs] = [messages.startUs[longest] ?? 0, messages.endUs[longest] ?? 0];
  const lockAtUs = fromUs + (messages.stepUs[longest * stepIds.length + stepIds.indexOf('lock')] ?? 0);
  const thread = threadName(lane, lanes.some(({ process }) => process > 0) ? 2 : 1);
  const waitUs = messages.lockWaitUs[longest] ?? 0;
  const bar = { lane: lane.lane, fromUs: lockAtUs - waitUs, toUs: lockAtUs };
  return { fromUs, toUs, bar, words: `${thread} waits for the lock, ${briefMoment(lockAtUs - waitUs / 2)}` };
}
