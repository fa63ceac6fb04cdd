/** How the timeline speaks of real logs: lanes by their names, moments by the wall clock. */
import type { ImportedTotals } from '../../../imports/findings/findings.ts';
import type { ImportOutcome } from '../../../imports/importJob.ts';
import { counted } from '../../../log/countText.ts';
import { utc } from '../../../imports/findings/reportWords.ts';
import type { CollisionDetail, LoggedMessage } from '../../../log/detail.ts';
import { clockTicks } from '../../../timeline/clockTicks.ts';
import { textWidth } from '../../../timeline/surface.ts';
import { metricsOf, type Metric } from '../../shell/metrics.ts';
import type { FigureManner } from '../../timeline/shared.ts';

const LABEL = { size: 12 } as const;
const AIR_PX = 16;
const LEAST_GUTTER_PX = 36;
/** Share of the figure's width that names take at most. */
const MOST = 0.24;

/** @param widthPx of the figure */
export function figureManner(outcome: ImportOutcome, widthPx: number): FigureManner {
  const { laneNames, startedAtMs, totals } = outcome;
  const roomPx = Math.max(LEAST_GUTTER_PX, widthPx * MOST) - AIR_PX;
  const names = laneNames.map((name) => fitted(name, roomPx));
  const widest = Math.max(0, ...names.map((name) => textWidth(name, LABEL)));
  const moment = (us: number): string => utc(Math.round(startedAtMs + us / 1000));
  return {
    name: readName(outcome),
    wholeName: 'Whole log',
    labels: {
      gutterPx: Math.max(LEAST_GUTTER_PX, Math.ceil(widest) + AIR_PX),
      laneName: (lane) => names[lane] ?? '',
      ticks: (scale) => clockTicks(scale, startedAtMs),
    },
    sentence: ({ members, number, mailCount = members.length }: CollisionDetail & { readonly mailCount?: number }) =>
      `Collision ${number}: ${counted(mailCount, 'mail')}, ${laneList(members.map(({ lane }) => laneNames[lane]))}, at ${moment(members[1]?.endUs ?? members[0]!.endUs)}`,
    messageSentence: ({ lane, endUs, messageId = '' }: LoggedMessage & { readonly messageId?: string }) =>
      `${laneList([laneNames[lane]])}, Message-ID <${messageId}>, at ${moment(endUs)}`,
    lane: 'lane',
    message: 'mail',
    summary: ({ fromUs, toUs }, collisionsInView) =>
      `${counted(totals.messages, 'mail')}, ${totals.duplicates === 0 ? 'none of which reuses' : counted(totals.duplicates, 'of them reuses', 'of them reuse')} a Message-ID. Shown: ${moment(fromUs)} to ${moment(toUs)}, ${counted(collisionsInView, 'collision')}.`,
  };
}

/** What was read, by its files: "mail.log", "a.txt and b.txt", "5 files". */
export function readName({ files }: Pick<ImportOutcome, 'files'>): string {
  if (files.length > 2) return `${files.length} files`;
  return files.map(({ name }) => name).join(' and ');
}

/** A metric of CONTRACT.md, as one says it of a log, which may not tell it: then it has no value. */
export interface LogMetric extends Pick<Metric, 'id' | 'label' | 'text' | 'toned'> {
  readonly value: number | '';
}

export function logMetrics(totals: ImportedTotals): readonly LogMetric[] {
  return metricsOf(totals).map(({ id, label, text, value, toned }) => {
    const name = id === 'messages' ? 'mails' : id === 'ids-per-second' ? 'mails/s' : label;
    if (!Number.isNaN(value)) return { id, label: name, text, value, toned };
    const why = totals.isPart ? 'not told' : 'no length of time';
    return { id, label: `${name}: ${why}`, text: '–', value: '', toned: false };
  });
}

function laneList(names: readonly (string | undefined)[]): string {
  const known = [...new Set(names.filter((name) => name !== undefined))];
  return known.length === 0 ? 'in lanes not shown' : known.join(' and ');
}

/** "first panel, process 2, thread 1", a lane of this page's own exports (imports/formats/ownCsv). */
const OWN_LANE = /^(\w+) panel, (?:process (\d+), )?thread (\d+)$/;

/** The end of a name tells processes apart: what is too long loses its middle, and a lane of a race is named as there. */
export function fitted(whole: string, roomPx: number): string {
  if (textWidth(whole, LABEL) <= roomPx) return whole;
  const name = whole.replace(OWN_LANE, (_, panel: string, process: string | undefined, thread: string) =>
    [panel, process === undefined ? thread : `${process}·${thread}`].join(' '),
  );
  if (textWidth(name, LABEL) <= roomPx) return name;
  for (let kept = name.length - 1; kept > 2; kept--) {
    const tail = Math.ceil(kept * 0.6);
    const short = `${name.slice(0, kept - tail)}…${name.slice(-tail)}`;
    if (textWidth(short, LABEL) <= roomPx) return short;
  }
  return name.slice(-2);
}
