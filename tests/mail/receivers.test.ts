import { describe, expect, test } from 'vitest';
import { RECEIVERS } from '../../src/mail/receivers/index.ts';
import { CYRUS, CYRUS_BEFORE_2011 } from '../../src/mail/receivers/cyrus.ts';
import { EXCHANGE_2003 } from '../../src/mail/receivers/exchange2003.ts';
import { EXCHANGE_2007 } from '../../src/mail/receivers/exchange2007.ts';
import { POSTFIX } from '../../src/mail/receivers/postfix.ts';
import type { Mail } from '../../src/mail/receivers/receiver.ts';
import { SENDMAIL } from '../../src/mail/receivers/sendmail.ts';
import { SIEVE_DUPLICATE } from '../../src/mail/receivers/sieve.ts';
import { deliver } from '../../src/mail/store.ts';

const MADE = 1_138_752_000;
const mail = (changes: Partial<Mail> = {}): Mail => ({
  messageId: '<2175792.1138752000728.JavaMail.cfmail@mail.example.com>',
  dateSeconds: MADE,
  mailbox: 'shop@example.com',
  acceptedSeconds: MADE + 1,
  ...changes,
});
const discardedBy = (receiver: (typeof RECEIVERS)[number], ...mails: Mail[]) =>
  deliver(receiver, mails).discarded.length;

describe("the technote's sentence: Exchange does not deliver a second message of a Message-ID, Sendmail and Postfix do", () => {
  const twice = [mail(), mail({ acceptedSeconds: MADE + 2 }), mail({ acceptedSeconds: MADE + 3 })];

  test.each([EXCHANGE_2003, EXCHANGE_2007])('$name delivers the first and loses the others', (exchange) => {
    expect(deliver(exchange, twice)).toEqual({ delivered: [twice[0]], discarded: twice.slice(1) });
  });

  test.each([SENDMAIL, POSTFIX])('$name delivers all', (receiver) => {
    expect(deliver(receiver, twice)).toEqual({ delivered: twice, discarded: [] });
  });
});

describe.each([EXCHANGE_2003, EXCHANGE_2007])('$name', (exchange) => {
  test('delivers a second message whose Date is another second', () => {
    expect(discardedBy(exchange, mail(), mail({ dateSeconds: MADE + 1 }))).toBe(0);
  });

  test('delivers a second message to another mailbox', () => {
    expect(discardedBy(exchange, mail(), mail({ mailbox: 'sales@example.com' }))).toBe(0);
  });

  test('forgets a message when its window is over, counted from the one it delivered', () => {
    const after = (seconds: number) => mail({ acceptedSeconds: MADE + 1 + seconds });
    const window = exchange.windowSeconds;
    expect(discardedBy(exchange, mail(), after(window - 1), after(window + 1))).toBe(1);
  });
});

test('the windows are 1 hour and 7 days for Exchange, 3 days for Cyrus', () => {
  expect([EXCHANGE_2003, EXCHANGE_2007, CYRUS].map(({ windowSeconds }) => windowSeconds)).toEqual([
    3600, 604_800, 259_200,
  ]);
});

test('Cyrus took the Date into its key in 2011; a Sieve script never did', () => {
  const other = mail({ dateSeconds: MADE + 1 });
  expect(discardedBy(CYRUS_BEFORE_2011, mail(), other)).toBe(1);
  expect(discardedBy(CYRUS, mail(), other)).toBe(0);
  expect(discardedBy(SIEVE_DUPLICATE, mail(), other)).toBe(1);
});

test('every receiver has an id of its own and says where each claim stands', () => {
  expect(new Set(RECEIVERS.map(({ id }) => id)).size).toBe(RECEIVERS.length);
  for (const { evidence } of RECEIVERS) {
    expect(evidence.length).toBeGreaterThan(0);
    for (const { source } of evidence) expect(source).not.toBe('');
  }
});
