/** What the rail says to those who play freely. */
import { FIELDS } from '../../scenario/fields.ts';
import { capital, rangeInRun, rangeWords, reuse, threadsInRun } from './runInWords.ts';
import type { Guide } from './type.ts';

export const FREE_PLAY: Guide = {
  task: 'Each red stem joins two messages with one Message-ID: Exchange dropped the later one. Move a slider, and watch the rate.',
  show: { kind: 'any-collision', panel: 'first', spanUs: 400_000 },
  afterwards: (figures) => {
    const clock = rangeWords(rangeInRun(figures, 'clockResolutionUs'), FIELDS.clockResolutionUs.format);
    return `${capital(reuse(figures.panels.first))}, with ${threadsInRun(figures)} and a clock tick of ${clock}.`;
  },
};
