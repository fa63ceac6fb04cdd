/** The lanes of a figure of real logs: processes where they fit, else hosts, and the largest of them. */
import type { Lane } from '../../log/viewport.ts';
import type { ImportedLog } from './importedLog.ts';

/** As many lanes as a figure of the race has at most. */
export const MAX_SHOWN_LANES = 64;
const OTHERS = 'others';

export interface ShownLanes {
  /** Names of the figure's lanes, by their number. */
  readonly names: readonly string[];
  /** As the timeline knows lanes: numbers only; a lane's name is `names[lane]`. */
  readonly lanes: readonly Lane[];
  /** Per lane of the log: lane of the figure. */
  readonly shownAs: Uint8Array;
}

/** Folds the lanes of the log into at most {@link MAX_SHOWN_LANES}, busiest first kept, in the order of their names. */
export function shownLanes(log: ImportedLog): ShownLanes {
  const { lanes, table } = log;
  const mails = new Map<string, number>();
  const isFine = lanes.length <= MAX_SHOWN_LANES;
  const label = (lane: number): string => (isFine ? lanes[lane]!.name : (lanes[lane]!.host ?? lanes[lane]!.name));
  const perLane = new Float64Array(lanes.length);
  for (let row = 0; row < table.rows; row++) if (!log.isCopy(row)) perLane[table.lane(row)]!++;
  perLane.forEach((count, lane) => {
    if (count > 0) mails.set(label(lane), (mails.get(label(lane)) ?? 0) + count);
  });
  const kept = [...mails]
    .sort((a, b) => b[1] - a[1])
    .slice(0, mails.size > MAX_SHOWN_LANES ? MAX_SHOWN_LANES - 1 : MAX_SHOWN_LANES)
    .map(([name]) => name)
    .sort(byName);
  const names = mails.size > kept.length ? [...kept, OTHERS] : kept;
  const places = new Map(names.map((name, i) => [name, i]));
  return {
    names,
    lanes: names.map((_, lane) => ({ lane, process: 0, thread: lane, active: false })),
    shownAs: Uint8Array.from(lanes, (_, lane) => places.get(label(lane)) ?? Math.max(0, names.length - 1)),
  };
}

/** `cleanup[9]` before `cleanup[10]`. */
const COLLATOR = new Intl.Collator('en', { numeric: true });

function byName(a: string, b: string): number {
  return COLLATOR.compare(withProcess(a), withProcess(b));
}

/** A lane of a race's export that names no process is of the first (formats/ownCsv). */
function withProcess(name: string): string {
  return name.replace(' panel, thread ', ' panel, process 1, thread ');
}
