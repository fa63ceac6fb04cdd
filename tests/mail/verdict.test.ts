import { expect, test } from 'vitest';
import { verdict, type VerdictFacts } from '../../src/mail/verdict.ts';

const BUGGY: VerdictFacts = {
  messages: 849,
  lostByExchange: 51,
  threads: 10,
  processes: 1,
  counter: false,
  safe: false,
};
const FIXED: VerdictFacts = { ...BUGGY, lostByExchange: 0, counter: true, safe: true };
const text = (facts: VerdictFacts) => {
  const { before, figure, after } = verdict(facts);
  return before + figure + after;
};

test.each([
  [BUGGY, 'Exchange would have lost 51 of these; Sendmail and Postfix would have delivered all.'],
  [{ ...BUGGY, messages: 200_000, lostByExchange: 12_345 }, /^Exchange would have lost 12,345 of these; /],
  [{ ...BUGGY, lostByExchange: 1 }, /^Exchange would have lost 1 of these; /],
  [FIXED, 'Exchange would have lost none. Every ID carries its own counter.'],
  [{ ...BUGGY, lostByExchange: 0 }, 'Exchange would have lost none so far. But two threads can make the same ID.'],
  [
    { ...BUGGY, lostByExchange: 0, counter: true },
    'Exchange would have lost none so far. But two threads can read the same counter.',
  ],
  [
    { ...BUGGY, lostByExchange: 0, threads: 1 },
    'Exchange would have lost none so far. One thread has nobody to race with.',
  ],
  [
    { ...FIXED, processes: 2 },
    'Exchange would have lost none so far. But each process counts from 0, so their IDs can be alike.',
  ],
  [
    { ...FIXED, processes: 2, lostByExchange: 7 },
    'Exchange would have lost 7 of these; Sendmail and Postfix would have delivered all. ' +
      'Each process counts from 0, so the counters agree.',
  ],
  [{ ...BUGGY, messages: 0, lostByExchange: 0 }, 'No message has been made yet.'],
] satisfies [VerdictFacts, string | RegExp][])('%o is told in a sentence', (facts, expected) => {
  expect(text(facts)).toMatch(expected);
});

test('the figure stands apart, so that it can be emphasised', () => {
  expect(verdict(BUGGY).figure).toBe('51');
  expect(verdict(FIXED).figure).toBe('none');
});
