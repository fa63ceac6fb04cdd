import type { PictureFormat } from './format.ts';

/** At twice the screen's resolution (CONTRACT.md). */
export const PNG_SCALE = 2;

export const PNG: PictureFormat = {
  source: 'timeline',
  id: 'png',
  label: 'PNG',
  extension: 'png',
  mime: 'image/png',
};
