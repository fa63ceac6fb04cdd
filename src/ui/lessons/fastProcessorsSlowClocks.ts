import { FIELDS } from '../../scenario/fields.ts';
import { whole } from '../shell/figures.ts';
import { capital, reuse } from './runInWords.ts';
import type { Scene } from './type.ts';

/** "0.03", "1.3", "86": two digits that count. */
const brief = (count: number): string => (count >= 10 ? whole(count) : String(Number(count.toPrecision(2))));

export const FAST_PROCESSORS_SLOW_CLOCKS: Scene = {
  number: 5,
  title: 'Fast processors, slow clocks',
  scenario: { stepUs: 10_000 },
  run: true,
  task: 'Move Clock resolution to 15.625 ms, a Windows clock, then Processor speed to the right. Both put more messages into one tick: watch the rate.',
  show: { kind: 'any-collision', panel: 'first', spanUs: 1_000_000 },
  atHand: ['clockResolutionUs', 'stepUs'],
  afterwards: ({ panels: { first }, scenario: { clockResolutionUs } }) => {
    const { idsPerSecond } = first.totals;
    const perTick = (idsPerSecond * clockResolutionUs) / 1e6;
    return (
      `${capital(reuse(first))}. At ${brief(idsPerSecond)} IDs a second, a tick of ` +
      `${FIELDS.clockResolutionUs.format(clockResolutionUs)} holds about ${brief(perTick)}; ` +
      'a faster processor puts in more.'
    );
  },
};
