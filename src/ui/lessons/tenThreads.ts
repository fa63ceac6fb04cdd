import { reuse, threadsInRun } from './runInWords.ts';
import type { Scene } from './type.ts';

export const TEN_THREADS: Scene = {
  number: 3,
  title: 'Ten threads',
  scenario: { clockResolutionUs: 10_000 },
  run: true,
  task: 'Move Mail delivery threads to 1, then up to 64, and watch the rate. A thread alone has nobody to meet.',
  show: { kind: 'any-collision', panel: 'first', spanUs: 1_000_000 },
  afterwards: (figures) =>
    `With ${threadsInRun(figures)}, ${reuse(figures.panels.first)}. ` +
    'The work-around of 2006: one thread, no faster than the Standard edition.',
};
