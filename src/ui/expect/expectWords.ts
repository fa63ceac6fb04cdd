/** How much of a measured rate chance explains, in words. */
import type { Totals } from '../../log/detail.ts';
import type { AlgorithmId, HashMode } from '../../scenario/scenario.ts';
import { birthday } from '../../theory/birthday.ts';
import { ruleOfThumb, ruleOfThumbRange } from '../../theory/chance.ts';
import { wilson } from '../../theory/wilson.ts';
import { ends, percent, whole } from '../shell/figures.ts';
import { chanceRate, chanceSpace, idsPerTick } from './chance.ts';

export interface Measured {
  readonly algorithm: AlgorithmId;
  readonly hash: HashMode;
  readonly processes: number;
  readonly clockResolutionUs: number;
  readonly totals: Pick<Totals, 'messages' | 'duplicates' | 'rate' | 'idsPerSecond'>;
}

/** 6.02e-8 → "0.00000006 %": a chance is written out, because its noughts are what there is to see. */
export function tinyPercent(rate: number): string {
  if (rate === 0) return '0 %';
  if (rate >= 1000) return `${whole(rate)} %`;
  if (rate >= 0.01) return percent(rate);
  const decimals = Math.min(15, -Math.floor(Math.log10(rate)));
  const text = rate.toFixed(decimals);
  return Number(text) === 0 ? '< 0.000000000000001 %' : `${text} %`;
}

/** "5.1 and 7.0 %": Wilson's interval of the rate. */
export function intervalWords(duplicates: number, messages: number): string {
  const { low, high } = wilson(duplicates, messages);
  return `${ends(100 * low, 100 * high).join(' and ')} %`;
}

/** What was measured, then what of it is chance and what is the race. */
export function chanceSentences({ algorithm, hash, processes, clockResolutionUs, totals }: Measured): string[] {
  const { messages, duplicates, rate, idsPerSecond } = totals;
  if (messages === 0) return [];
  const measured = `Measured: ${percent(rate)} of ${whole(messages)} messages; between ${intervalWords(duplicates, messages)}, with 95 % confidence if duplicates came one by one.`;
  const space = chanceSpace(algorithm, hash);
  const cause = processes > 1 ? 'the race, and the processes that count alike, give' : 'the race gives';
  if (!Number.isFinite(space)) {
    const counted = 'Chance alone would give none: a counter tells any two apart, whatever their hashes.';
    return [measured, duplicates === 0 ? counted : `${counted} ${capital(cause)} all of it.`];
  }
  const chance = chanceRate(space, idsPerTick(idsPerSecond, clockResolutionUs, messages));
  const would = `Chance alone would give ${tinyPercent(chance)}`;
  if (duplicates === 0) return [measured, `${would}.`];
  if (100 * wilson(duplicates, messages).low <= chance) return [measured, `${would}: chance is enough to explain it.`];
  const rest = percent(rate - chance);
  return [measured, `${would}; ${cause} the other ${rest}.`];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/**
 * The birthday figure of one tick, exactly and by the rule of thumb, and where the rule breaks.
 * @param perTick Message-IDs of a tick, on the mean
 */
export function birthdaySentences(space: number, perTick: number): string[] {
  if (!Number.isFinite(space)) return [];
  const n = Math.max(2, Math.round(perTick));
  const { from, to, certain } = ruleOfThumbRange(space);
  const filled =
    perTick < 2 ? `A tick holds ${Number(perTick.toPrecision(2))} of them on the mean. Of two` : `Of the ${whole(n)}`;
  return [
    `${filled} in one tick, some pair draws the same of ${whole(space)} hashes with a probability of ${tinyPercent(100 * birthday(n, space))} (the exact product); the rule of thumb, n²/2H for n IDs and H hashes, says ${tinyPercent(100 * ruleOfThumb(n, space))}.`,
    `It is within 1 % from ${whole(from)} to ${whole(to)} IDs a tick. Below, it counts each ID against itself; above, it counts what cannot happen twice, and from ${whole(certain)} on it says more than certain.`,
  ];
}
