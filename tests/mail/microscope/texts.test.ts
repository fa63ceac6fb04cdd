import { describe, expect, test } from 'vitest';
import { examine } from '../../../src/mail/microscope/examine.ts';
import { candidateWords, oneIn, precisionWords, summaryWords, utcWords } from '../../../src/mail/microscope/texts.ts';

describe('odds', () => {
  test.each([
    [0, '1 in 1'],
    [-0.83, '1 in 6'],
    [-3, '1 in 1,000'],
    [-5.11, '1 in 130,000'],
    [-6, '1 in 10⁶'],
    [-57.9, '1 in 10⁵⁷'],
  ])('10^%d are %s, never smaller than they are', (chanceLog10, words) => {
    expect(oneIn(chanceLog10)).toBe(words);
  });
});

describe('a time', () => {
  const ms = Date.parse('2008-01-10T12:10:41.995Z');
  test.each([
    [{ ms, decimals: 3 }, '2008-01-10 12:10:41.995 UTC', 'to the millisecond, no finer'],
    [{ ms, decimals: 0 }, '2008-01-10 12:10:41 UTC', 'to the second'],
    [{ ms: ms + 0.123, decimals: 6 }, '2008-01-10 12:10:41.995123 UTC', 'to the microsecond'],
    [{ ms, decimals: 2 }, '2008-01-10 12:10:41.99 UTC', 'to 1/100 s'],
  ])('%j is %s', (time, words, precision) => {
    expect(utcWords(time)).toBe(words);
    expect(precisionWords(time)).toBe(precision);
  });
});

test('a candidate says how early it is', () => {
  expect(candidateWords({ draw: 258, bits: 25 })).toEqual({
    draw: 'draw 258',
    chance: '25 bits; so early by chance 1 in 130,000',
  });
});

test.each([
  ['', 'No Message-ID found.'],
  ['<a@b>', '1 Message-ID.'],
  ['<a@b>\n<a@b>\n?', '2 Message-IDs. 1 stands there more than once. 1 line was not read.'],
  ['24216240 20641191', '2 hashes.'],
  ['24216240', '1 hash.'],
])('%j is summed up: %s', (text, words) => {
  expect(summaryWords(examine(text))).toBe(words);
});
