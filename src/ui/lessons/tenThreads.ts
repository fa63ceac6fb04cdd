import { counted, rangeInRun, reuse } from './runInWords.ts';
import type { Scene } from './type.ts';

export const TEN_THREADS: Scene = {
  number: 3,
  title: 'Ten threads',
  scenario: { clockResolutionUs: 10_000 },
  run: true,
  task: 'Move Mail delivery threads to 1, then up to 64, and watch the rate. A thread alone has nobody to meet.',
  show: { kind: 'any-collision', panel: 'first', spanUs: 1_000_000 },
  afterwards: (figures) => {
    const { low, high } = rangeInRun(figures, 'threads');
    const threads = low === high ? counted(low, 'thread', 'threads') : `${low} to ${high} threads`;
    return (
      `With ${threads}, ${reuse(figures.panels.first)}. ` +
      'The work-around of 2006: one thread, no faster than the Standard edition.'
    );
  },
};
