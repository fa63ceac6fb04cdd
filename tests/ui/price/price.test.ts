import { describe, expect, test } from 'vitest';
import { DuplicateCounter } from '../../../src/race/simulated/duplicateCount.ts';
import { defaultScenario } from '../../../src/scenario/fields.ts';
import { PRICE_CELLS, priceJobs, pricePoint, type PricePoint } from '../../../src/ui/price/pricePoints.ts';
import { lossText, perSecondText, priceSentences } from '../../../src/ui/price/priceWords.ts';

const cellAt = (threads: number, smtpMs: number) =>
  PRICE_CELLS.find((cell) => cell.threads === threads && cell.smtpMs === smtpMs)!;

describe('a point', () => {
  test('counts the last transaction too: a message of 100 ms and 100 ms of SMTP are 5 a second', () => {
    const run = { messages: 10, duplicates: 0, lengthUs: 10 * 200_000 - 100_000, stepUs: 0 };
    expect(pricePoint(cellAt(1, 100), [run])?.perSecond).toBe(5);
  });

  test('pools its runs, and has an interval around its share', () => {
    const point = pricePoint(cellAt(10, 0), [
      { messages: 100, duplicates: 3, lengthUs: 1e6, stepUs: 0 },
      { messages: 100, duplicates: 5, lengthUs: 1e6, stepUs: 0 },
    ])!;
    expect([point.messages, point.lost, point.loss.share, point.perSecond]).toEqual([200, 8, 0.04, 100]);
    expect(point.loss.low).toBeLessThan(0.04);
    expect(point.loss.high).toBeGreaterThan(0.04);
  });

  test('is none where nothing was sent', () => {
    expect(pricePoint(cellAt(1, 0), [{ messages: 0, duplicates: 0, lengthUs: 0, stepUs: 0 }])).toBeNull();
  });
});

describe('jobs', () => {
  test('live threads run each point once with the page’s own settings; the simulation with seeds', () => {
    const base = { ...defaultScenario, clockResolutionUs: 10_000 };
    const live = priceJobs(base, 'live');
    expect(live).toHaveLength(PRICE_CELLS.length);
    expect(live.every(({ scenario }) => scenario.messages === base.messages && scenario.engine === 'live')).toBe(true);
    const simulated = priceJobs(base, 'simulated');
    expect(new Set(simulated.map(({ scenario }) => scenario.seed)).size).toBe(5);
    for (const { cell, scenario } of [...live, ...simulated]) {
      const { threads, smtpMs } = PRICE_CELLS[cell]!;
      expect([scenario.threads, scenario.smtpMs, scenario.clockResolutionUs]).toEqual([threads, smtpMs, 10_000]);
    }
  });
});

test('simulated: one thread loses nothing and is slower by about ten; ten threads lose mail at every SMTP time of the slow processor', () => {
  const counter = new DuplicateCounter();
  const base = { ...defaultScenario, clockResolutionUs: 10_000, seed: 1 };
  const runs = priceJobs(base, 'simulated').slice(0, PRICE_CELLS.length);
  const points = runs.map(({ cell, scenario }) => pricePoint(PRICE_CELLS[cell]!, [counter.count(scenario)])!);
  for (const smtpMs of [0, 100, 1000]) {
    const of = (threads: number) => points.find((point) => point.threads === threads && point.smtpMs === smtpMs)!;
    expect(of(1).lost).toBe(0);
    expect(of(10).lost).toBeGreaterThan(0);
    expect(of(10).perSecond / of(1).perSecond).toBeGreaterThan(8);
    expect(of(10).perSecond / of(1).perSecond).toBeLessThan(11);
  }
});

describe('words', () => {
  const point = (threads: number, smtpMs: number, messages: number, lost: number, perSecond: number): PricePoint => ({
    ...cellAt(threads, smtpMs),
    messages,
    lost,
    perSecond,
    loss: { share: lost / messages, low: lost / messages / 2, high: (lost / messages) * 2 },
  });

  test('say what was measured at 100 ms of SMTP time, and what one thread cost', () => {
    expect(priceSentences([point(1, 100, 9, 0, 4.6), point(10, 100, 90, 9, 46)], 'live')).toEqual([
      'Measured with live threads, SMTP time 100 ms: 10 threads sent 46 messages a second, of which Exchange lost ' +
        '10.0 % (5.0–20.0); 1 thread sent 4.6 and lost none of 9. 1 thread was 90 % slower.',
    ]);
  });

  test('say nothing before both are measured', () => {
    expect(priceSentences([point(10, 100, 90, 9, 46), null], 'simulated')).toEqual([]);
  });

  test('a loss of none tells of how many', () => {
    expect(lossText(point(1, 0, 46, 0, 1))).toBe('none of 46');
    expect([perSecondText(0.93), perSecondText(46.2), perSecondText(12_345)]).toEqual(['0.9', '46', '12,345']);
  });
});
