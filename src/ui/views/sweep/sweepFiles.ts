/** The files that a sweep can be saved as, in the order of the menu. */
import { sweepCsv } from '../../../exports/sweepCsv.ts';
import { sweepJson } from '../../../exports/sweepJson.ts';
import { sweepPng, sweepSvg } from '../../../exports/sweepPictures.ts';
import { sweepFileName, sweepPoster } from '../../../exports/sweepTexts.ts';
import type { SweepRecord } from '../../../log/sweepRecord.ts';
import { posterCanvas } from '../../export/picture.ts';
import { save } from '../../export/save.ts';
import { pageTheme } from '../../timeline/pageTheme.ts';

const WIDTH_PX = 1040;

export const SWEEP_FORMATS = ['CSV', 'JSON', 'SVG', 'PNG'] as const;
export type SweepFormat = (typeof SWEEP_FORMATS)[number];

/** Rejects if the browser cannot make a picture of that size. */
export async function saveSweep(record: SweepRecord, format: SweepFormat, logarithmic: boolean): Promise<void> {
  save(await blobOf(record, format, logarithmic), sweepFileName(record, format.toLowerCase()));
}

async function blobOf(record: SweepRecord, format: SweepFormat, logarithmic: boolean): Promise<Blob> {
  switch (format) {
    case 'CSV':
      return new Blob([sweepCsv(record)], { type: 'text/csv;charset=utf-8' });
    case 'JSON':
      return new Blob([sweepJson(record)], { type: 'application/json' });
    case 'SVG':
      return new Blob([sweepSvg(posterOf(record, logarithmic))], { type: 'image/svg+xml' });
    case 'PNG':
      await document.fonts.ready;
      return sweepPng(posterOf(record, logarithmic), devicePixelRatio, posterCanvas);
  }
}

function posterOf(record: SweepRecord, logarithmic: boolean) {
  return sweepPoster(record, { theme: pageTheme(), width: WIDTH_PX, logarithmic });
}
