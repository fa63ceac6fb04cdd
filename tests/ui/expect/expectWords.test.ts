import { describe, expect, test } from 'vitest';
import { chanceRate, chanceSpace, idsPerTick } from '../../../src/ui/expect/chance.ts';
import {
  birthdaySentences,
  chanceSentences,
  intervalWords,
  tinyPercent,
  type Measured,
} from '../../../src/ui/expect/expectWords.ts';

const measured = (duplicates: number, more: Partial<Measured> = {}): Measured => ({
  algorithm: 'javamail-1.3.2',
  hash: 'jdk4',
  processes: 1,
  clockResolutionUs: 1000,
  totals: { messages: 1000, duplicates, rate: duplicates / 10, idsPerSecond: 86 },
  ...more,
});

test('chance draws from 25 bits in 2006 and from 31 bits since, and has no part where a counter stands', () => {
  expect(chanceSpace('javamail-1.3.2', 'jdk4')).toBe(2 ** 25);
  expect(chanceSpace('javamail-1.3.2', 'jdk8')).toBe(2 ** 31);
  for (const counting of ['javamail-1.3.3', 'javamail-1.4.1', 'javamail-1.5.3'] as const) {
    expect(chanceRate(chanceSpace(counting, 'jdk4'), 100_000)).toBe(0);
  }
});

test('a tick that outlasts the run holds no more than the run', () => {
  expect(idsPerTick(86, 1000, 1000)).toBeCloseTo(0.086);
  expect(idsPerTick(4e6, 100_000, 20_000)).toBe(20_000);
});

test('38,000 Message-IDs a millisecond give 0.05 % duplicates by chance, as was measured on a real JVM', () => {
  expect(chanceRate(2 ** 25, 38_000)).toBeCloseTo(0.0566, 3);
});

describe('in words', () => {
  test('a measured rate is told with its interval, and what chance and what the race gave of it', () => {
    const [rate, why] = chanceSentences(measured(60));
    expect(rate).toContain('6.0 % of 1,000 messages; between 4.7 and 7.6 %');
    expect(why).toBe('Chance alone would give 0.0000001 %; the race gives the other 6.0 %.');
  });

  test('two processes give their part too', () => {
    expect(chanceSentences(measured(60, { processes: 2 }))[1]).toContain('the processes that count alike');
  });

  test('what chance is enough for is not laid on the race', () => {
    const totals = { messages: 200_000, duplicates: 110, rate: 0.055, idsPerSecond: 38e6 };
    expect(chanceSentences(measured(0, { totals }))[1]).toContain('chance is enough to explain it');
  });

  test('a counter leaves chance nothing', () => {
    expect(chanceSentences(measured(0, { algorithm: 'javamail-1.4.1' }))[1]).toContain('would give none');
    expect(chanceSentences(measured(5, { algorithm: 'javamail-1.3.3' }))[1]).toContain('The race gives all of it.');
  });

  test('before the first message nothing is said', () => {
    const totals = { messages: 0, duplicates: 0, rate: 0, idsPerSecond: 0 };
    expect(chanceSentences(measured(0, { totals }))).toEqual([]);
  });

  test('a tiny chance is written out with all its noughts', () => {
    expect(tinyPercent(1.28e-7)).toBe('0.0000001 %');
    expect(tinyPercent(0.0087)).toBe('0.009 %');
    expect(tinyPercent(4.2)).toBe('4.2 %');
    expect(tinyPercent(282_434.1)).toBe('282,434 %');
    expect(tinyPercent(0)).toBe('0 %');
    expect(tinyPercent(1e-20)).toBe('< 0.000000000000001 %');
  });

  test('an interval is told in percent', () => {
    expect(intervalWords(0, 20)).toBe('0 and 16.1 %');
  });

  test('the birthday figure tells the exact product, the rule of thumb and where it breaks', () => {
    const [figure, rule] = birthdaySentences(2 ** 25, 1000);
    expect(figure).toContain('Of the 1,000 in one tick');
    expect(figure).toContain(
      'with a probability of 1.5 % (the exact product); the rule of thumb, n²/2H for n IDs and H hashes, says 1.5 %',
    );
    expect(rule).toContain('within 1 % from 102 to 1,103 IDs a tick');
    expect(rule).toContain('from 8,192 on it says more than certain');
    expect(birthdaySentences(2 ** 25, 0.086)[0]).toContain(
      'A tick holds 0.086 of them on the mean. Of two in one tick',
    );
    expect(birthdaySentences(Number.POSITIVE_INFINITY, 10)).toEqual([]);
  });
});
