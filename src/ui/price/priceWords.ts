/** What the price section says, from what was measured. */
import type { EngineId } from '../../scenario/scenario.ts';
import { interval, percent, whole } from '../shell/figures.ts';
import type { PricePoint } from './pricePoints.ts';

type Points = readonly (PricePoint | null)[];

/** Messages a second: "4.6", "45", "12,300". */
export function perSecondText(perSecond: number): string {
  return perSecond < 9.95 ? perSecond.toFixed(1) : whole(perSecond);
}

/** "3.4 % (2.9–4.0)", "none of 46". */
export function lossText({ lost, messages, loss }: PricePoint): string {
  return lost === 0 ? `none of ${whole(messages)}` : `${percent(100 * loss.share)} (${interval(loss)})`;
}

/** SMTP time at which the price is told, where it was measured. */
const TOLD_MS = 100;

function pairAt(points: Points, smtpMs: number): { one: PricePoint; ten: PricePoint } | null {
  const of = (threads: number): PricePoint | undefined =>
    points.flatMap((point) => point ?? []).find((point) => point.threads === threads && point.smtpMs === smtpMs);
  const [one, ten] = [of(1), of(10)];
  return one && ten ? { one, ten } : null;
}

/** One or two sentences for an engine's points; none where too little is measured. */
export function priceSentences(points: Points, engine: EngineId): string[] {
  const how = engine === 'live' ? 'Measured with live threads' : 'Simulated';
  const sentences: string[] = [];
  const pair = pairAt(points, TOLD_MS);
  if (pair) {
    const { one, ten } = pair;
    const cost = 100 * (1 - one.perSecond / ten.perSecond);
    const slower = cost > 0 ? `1 thread was ${cost.toFixed(0)} % slower.` : '1 thread was no slower.';
    sentences.push(
      `${how}, SMTP time ${TOLD_MS} ms: 10 threads sent ${perSecondText(ten.perSecond)} messages a second, of which ` +
        `Exchange lost ${lossText(ten)}; 1 thread sent ${perSecondText(one.perSecond)} and lost ${lossText(one)}. ${slower}`,
    );
  }
  const [first, last] = [pairAt(points, 0), pairAt(points, 1000)];
  if (first && last) {
    sentences.push(
      `From 0 to 1,000 ms of SMTP time, the loss with 10 threads went from ${lossText(first.ten)} to ${lossText(last.ten)}.`,
    );
  }
  return sentences;
}
