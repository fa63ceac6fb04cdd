import { FIELDS } from '../../scenario/fields.ts';
import { algorithmOf, capital, rangeInRun, rangeWords, reuse } from './runInWords.ts';
import type { Scene } from './type.ts';

export const SLOW_MOTION: Scene = {
  number: 4,
  title: 'The race in slow motion',
  scenario: { clockResolutionUs: 15_625, stepUs: 10_000 },
  run: true,
  task: 'Look for two pale boxes, one above the other: both threads have read the seed before either has written the next one. They will make the same hash.',
  show: { kind: 'shared-read', panel: 'first', spanUs: 400_000 },
  afterwards: (figures) => {
    const { first } = figures.panels;
    const same = algorithmOf(first).counterForm === 'none' ? 'the same hash' : 'the same hash and counter';
    const tick = rangeWords(rangeInRun(figures, 'clockResolutionUs'), FIELDS.clockResolutionUs.format);
    return `${capital(reuse(first))}. A pair needs ${same} and one tick of ${tick}.`;
  },
};
