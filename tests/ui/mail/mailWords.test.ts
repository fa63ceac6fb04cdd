import { expect, test } from 'vitest';
import type { MailAnswer } from '../../../src/mail/mailboxes.ts';
import { RECEIVERS } from '../../../src/mail/receivers/index.ts';
import { ruleText, summarySentence, withoutFigures } from '../../../src/ui/mail/mailWords.ts';

function answer(lost: Readonly<Record<string, number>>, onTheWire = 0): MailAnswer {
  return {
    accepted: 849,
    onTheWire,
    receivers: RECEIVERS.map(({ id }) => ({ id, lost: lost[id] ?? 0, newestLost: [] })),
    counted: true,
    letters: [],
    found: true,
  };
}

test('the sentence tells what Exchange lost, and that Sendmail and Postfix lost nothing', () => {
  expect(summarySentence(answer({ 'exchange-2003': 51, 'exchange-2007': 51 }))).toBe(
    'Of 849 accepted letters Exchange lost 51 without a word. Sendmail and Postfix delivered all.',
  );
});

test('letters that are still on the wire are told apart', () => {
  expect(summarySentence(answer({}, 1))).toBe('Of 849 accepted letters no receiver lost any. 1 more is on the wire.');
});

test('a loss that only others had is not blamed on Exchange', () => {
  expect(summarySentence(answer({ 'sieve-duplicate': 2 }))).toBe(
    'Of 849 accepted letters Exchange lost none, and another receiver up to 2.',
  );
});

test('while there are no figures it tells why: no run, none yet, or none at all', () => {
  expect([withoutFigures('idle', 0), withoutFigures('running', 0), withoutFigures('done', 20)]).toEqual([
    'No letters yet. Press Start.',
    'The letters are being counted …',
    'The letters are being counted …',
  ]);
  expect(withoutFigures('done', 0)).toBe('No letter was made.');
});

test('every receiver has its rule in words, with its window', () => {
  expect(RECEIVERS.map(ruleText)).toEqual([
    'Message-ID and Date, in one mailbox, for 1 hour',
    'Message-ID and Date, in one mailbox, for 7 days',
    'nothing: delivers every message',
    'nothing: delivers every message',
    'Message-ID, in one mailbox, for 3 days',
    'Message-ID and Date, in one mailbox, for 3 days',
    'Message-ID, in one mailbox, for 7 days',
  ]);
});
