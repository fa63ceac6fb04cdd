/** What a sweep says of chance, in words. */
import type { SweepRecord } from '../../../log/sweepRecord.ts';
import { birthdaySentences, tinyPercent } from '../../expect/expectWords.ts';
import { chanceSpace, idsPerTick } from '../../expect/chance.ts';
import { percent } from '../../shell/figures.ts';

/** Of all cells: the highest rate measured, and the most that chance alone would give in any. */
export function sweepSentences({ plan, cells }: SweepRecord): string[] {
  const points = cells.flatMap(({ scenario, point }) => (scenario && point ? [{ scenario, point }] : []));
  const fullest = points.reduce<(typeof points)[number] | null>(
    (most, one) => (most && most.point.chance >= one.point.chance ? most : one),
    null,
  );
  if (!fullest) return [];
  const highest = Math.max(...points.map(({ point }) => point.rate));
  const space = chanceSpace(plan.base.first, plan.base.hash);
  if (!Number.isFinite(space)) {
    const race =
      highest === 0
        ? 'None was measured.'
        : `The highest rate measured is ${percent(highest)}: all of it the race, or processes that count alike.`;
    return [`Chance alone would give no duplicate: a counter tells any two IDs of a process apart. ${race}`];
  }
  const { scenario, point } = fullest;
  const explained = points.filter(({ point: { low, chance } }) => low <= chance).length;
  const perTick = idsPerTick(point.idsPerSecond, scenario.clockResolutionUs, point.messages / point.runs);
  return [
    `The highest rate measured is ${percent(highest)}. Chance alone would give at most ${tinyPercent(point.chance)}, in the fullest cell: ${Number(perTick.toPrecision(3)).toLocaleString('en-US')} Message-IDs a tick on the mean.`,
    explainedSentence(explained, points.length),
    ...birthdaySentences(space, perTick),
  ];
}

function explainedSentence(explained: number, cells: number): string {
  if (explained === 0) return 'In no cell is chance enough to explain what was measured.';
  if (explained === cells) return 'In no cell was enough measured to tell it from chance.';
  return `In ${explained} of ${cells} cells too little was measured to tell it from chance; in the others it is the race.`;
}
