import type { PictureFormat } from './format.ts';

export const SVG: PictureFormat = {
  source: 'timeline',
  id: 'svg',
  label: 'SVG',
  extension: 'svg',
  mime: 'image/svg+xml',
};
