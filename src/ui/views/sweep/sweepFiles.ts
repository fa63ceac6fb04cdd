/** The files that a sweep can be saved as, in the order of the menu. */
import { sweepCsv } from '../../../exports/sweepCsv.ts';
import { sweepJson } from '../../../exports/sweepJson.ts';
import { sweepPng, sweepSvg } from '../../../exports/sweepPictures.ts';
import { sweepFileName, sweepPoster } from '../../../exports/sweepTexts.ts';
import type { SweepRecord } from '../../../log/sweepRecord.ts';
import { posterCanvas } from '../../export/picture.ts';
import { save } from '../../export/save.ts';
import type { ExportEntry } from '../../shell/exportJob.svelte.ts';
import { pageTheme } from '../../timeline/pageTheme.ts';

const WIDTH_PX = 1040;

export const SWEEP_ENTRIES: readonly ExportEntry[] = [
  { id: 'csv', label: 'CSV', note: 'a line a cell' },
  { id: 'json', label: 'JSON', note: 'the sweep and its cells' },
  { id: 'svg', label: 'SVG', note: 'the chart, as a drawing' },
  { id: 'png', label: 'PNG', note: 'the chart, at twice the size' },
];

/**
 * @returns the file's name
 * @throws if the browser cannot make a picture of that size, or the signal's reason when it was aborted
 */
export async function saveSweep(
  record: SweepRecord,
  entryId: string,
  logarithmic: boolean,
  signal: AbortSignal,
): Promise<string> {
  const blob = await blobOf(record, entryId, logarithmic);
  signal.throwIfAborted();
  const name = sweepFileName(record, entryId);
  save(blob, name);
  return name;
}

async function blobOf(record: SweepRecord, entryId: string, logarithmic: boolean): Promise<Blob> {
  switch (entryId) {
    case 'csv':
      return new Blob([sweepCsv(record)], { type: 'text/csv;charset=utf-8' });
    case 'json':
      return new Blob([sweepJson(record)], { type: 'application/json' });
    case 'svg':
      return new Blob([sweepSvg(posterOf(record, logarithmic))], { type: 'image/svg+xml' });
    case 'png':
      await document.fonts.ready;
      return sweepPng(posterOf(record, logarithmic), devicePixelRatio, posterCanvas);
    default:
      throw new Error(`there is no file format ${entryId}`);
  }
}

function posterOf(record: SweepRecord, logarithmic: boolean) {
  return sweepPoster(record, { theme: pageTheme(), width: WIDTH_PX, logarithmic });
}
