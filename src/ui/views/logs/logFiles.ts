/** The files that what was found in logs can be saved as, in the order of the menu. */
import { proxy } from 'comlink';
import { basicTime } from '../../../exports/fileName.ts';
import type { PictureFormat } from '../../../exports/format.ts';
import { PNG } from '../../../exports/png.ts';
import { SVG } from '../../../exports/svg.ts';
import type { LogFile } from '../../../imports/import.worker.ts';
import type { ImportOutcome } from '../../../imports/importJob.ts';
import { counted, grouped } from '../../../log/countText.ts';
import { utc } from '../../../imports/findings/reportWords.ts';
import { UNTOUCHED, type Span } from '../../../timeline/plot.ts';
import type { PosterInput } from '../../../timeline/poster.ts';
import { PICTURE_WIDTH_PX, pictureFrame, pictureOf } from '../../export/picture.ts';
import { save } from '../../export/save.ts';
import type { ExportEntry } from '../../shell/exportJob.svelte.ts';
import { figureManner, logMetrics, readName } from './figureManner.ts';
import type { ImportedSession } from './importedSession.svelte.ts';
import type { LogReading } from './logReading.svelte.ts';

export const LOG_ENTRIES: readonly ExportEntry[] = [
  { id: 'csv', label: 'CSV', note: 'a row a mail, for spreadsheets' },
  { id: 'json', label: 'JSON', note: 'the report, with every collision' },
  { id: 'svg', label: 'SVG', note: 'the timeline as a drawing' },
  { id: 'png', label: 'PNG', note: 'the timeline as a picture' },
];

export interface LogFileOrder {
  readonly reading: LogReading;
  readonly session: ImportedSession;
  readonly outcome: ImportOutcome;
  /** What the timeline shows, µs: pictures show the same. */
  readonly window: Span;
  readonly onprogress: (done: number) => void;
  readonly signal: AbortSignal;
}

/**
 * @returns the file's name
 * @throws the signal's reason when it was aborted
 */
export async function saveLogFile(entryId: string, order: LogFileOrder): Promise<string> {
  const { outcome, signal } = order;
  const picture = [SVG, PNG].find(({ id }) => id === entryId);
  const blob = picture ? await drawn(picture, order) : await written(entryId === 'csv' ? 'csv' : 'json', order);
  signal.throwIfAborted();
  const name = logFileName(outcome, entryId);
  save(blob, name);
  return name;
}

/** `collisions-logs-20060201T030405Z.csv`: by the time of the earliest mail, where one has a time. */
function logFileName({ fromMs }: ImportOutcome, extension: string): string {
  return `collisions-logs${Number.isNaN(fromMs) ? '' : `-${basicTime(fromMs)}`}.${extension}`;
}

async function written(file: LogFile, { reading, onprogress, signal }: LogFileOrder): Promise<Blob> {
  signal.addEventListener('abort', () => void reading.ask((api) => api.cancelFile()), { once: true });
  return reading.ask((api) => api.file(file, proxy(onprogress)));
}

async function drawn(picture: PictureFormat, { session, outcome, window }: LogFileOrder): Promise<Blob> {
  const { totals, laneNames, lengthUs } = outcome;
  if (lengthUs === 0) throw new Error('neither these files nor their Message-IDs tell a time');
  const input: PosterInput = {
    ...pictureFrame(laneNames.length),
    title: `${grouped(totals.duplicates)} of ${counted(totals.messages, 'mail')} ${totals.duplicates === 1 ? 'reuses' : 'reuse'} a Message-ID`,
    settings: settingsOf(outcome, window),
    panels: [
      {
        name: readName(outcome),
        note: '',
        unjudged: totals.collisions === 0,
        figures: logMetrics(totals).map(({ label, text }) => [label, text]),
        figure: {
          safe: false,
          counterForm: 'none',
          answer: await session.viewport('first', { ...window, widthPx: PICTURE_WIDTH_PX }),
          window,
          nowUs: session.nowUs(),
          collisions: totals.collisions,
          changes: [],
          gaps: [],
          clockResolutionUs: session.scenario.clockResolutionUs,
          labels: figureManner(outcome, PICTURE_WIDTH_PX).labels,
          ...UNTOUCHED,
        },
      },
    ],
  };
  return pictureOf(input, picture);
}

/** A line each: what was read, and what of it is shown. */
function settingsOf({ files, startedAtMs }: ImportOutcome, { fromUs, toUs }: Span): string[] {
  const formats = [...new Set(files.flatMap((file) => file.formats))].join(', ');
  const moment = (us: number): string => utc(Math.round(startedAtMs + us / 1000));
  return [formats, `Shown: ${moment(fromUs)} to ${moment(toUs)}.`];
}
