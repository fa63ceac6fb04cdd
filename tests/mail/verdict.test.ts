import { expect, test } from 'vitest';
import { verdict, type VerdictFacts } from '../../src/mail/verdict.ts';

const BUGGY: VerdictFacts = {
  messages: 849,
  lostByExchange: 51,
  threads: 10,
  processes: 1,
  counter: false,
  safe: false,
  repaired: false,
};
const FIXED: VerdictFacts = { ...BUGGY, lostByExchange: 0, counter: true, safe: true };
const text = (facts: VerdictFacts) => {
  const { before, figure, after } = verdict(facts);
  return before + figure + after;
};

test.each([
  [BUGGY, 'Exchange would have lost 51; Sendmail and Postfix, none.'],
  [{ ...BUGGY, messages: 200_000, lostByExchange: 12_345 }, /^Exchange would have lost 12,345; /],
  [{ ...BUGGY, lostByExchange: 1 }, /^Exchange would have lost 1; /],
  [FIXED, 'Exchange would have lost none. Every ID carries its own counter.'],
  [{ ...BUGGY, lostByExchange: 0 }, 'Exchange would have lost none so far. Two threads can make the same ID.'],
  [
    { ...BUGGY, lostByExchange: 0, counter: true },
    'Exchange would have lost none so far. Two threads can read one count.',
  ],
  [{ ...BUGGY, lostByExchange: 0, threads: 1 }, 'Exchange would have lost none so far. One thread has nobody to meet.'],
  [
    { ...BUGGY, lostByExchange: 0, repaired: true },
    'Exchange would have lost none so far. The exercise tells whether it can.',
  ],
  [{ ...FIXED, repaired: true }, 'Exchange would have lost none. Every ID carries its own counter.'],
  [{ ...FIXED, processes: 2 }, 'Exchange would have lost none so far. Each process counts from 0.'],
  [{ ...BUGGY, lostByExchange: 0, processes: 2 }, 'Exchange would have lost none so far. Each process hashes alike.'],
  [{ ...FIXED, processes: 2, lostByExchange: 7 }, 'Exchange would have lost 7; Sendmail and Postfix, none.'],
  [{ ...BUGGY, messages: 0, lostByExchange: 0 }, 'No message has been made yet.'],
] satisfies [VerdictFacts, string | RegExp][])('%o is told in a sentence', (facts, expected) => {
  expect(text(facts)).toMatch(expected);
});

test('the figure stands apart, so that it can be emphasised', () => {
  expect(verdict(BUGGY).figure).toBe('51');
  expect(verdict(FIXED).figure).toBe('none');
});

test('no verdict is longer than one line beside the figures, however many are lost', () => {
  for (const lostByExchange of [0, 1, 4_999_999]) {
    for (const threads of [1, 10]) {
      for (const processes of [1, 4]) {
        for (const counter of [false, true]) {
          for (const safe of [false, true]) {
            for (const repaired of [false, true]) {
              const facts = { messages: 5_000_000, lostByExchange, threads, processes, counter, safe, repaired };
              expect(text(facts).length).toBeLessThanOrEqual(72);
            }
          }
        }
      }
    }
  }
});
