import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mailBody, mailDate, mailHeaders } from '../../src/mail/message.ts';

const SECONDS = Date.UTC(2026, 10, 24, 14, 33) / 1000;
const MESSAGE_ID = '<2175792.1795528749728.JavaMail.cfmail@mail.example.com>';

test('two letters with one Message-ID are two orders, from two customers, to the same mailbox', () => {
  const letter = (message: number) =>
    Object.fromEntries(
      mailHeaders({ message, messageId: MESSAGE_ID, dateSeconds: SECONDS }).map(({ name, value }) => [name, value]),
    );
  expect(letter(184)).toEqual({
    From: 'customer-1184@example.net',
    To: 'shop@example.com',
    Subject: 'Order 1184',
    Date: 'Tue, 24 Nov 2026 14:33:00 +0000 (UTC)',
    'Message-ID': MESSAGE_ID,
  });
  expect(letter(185)).toMatchObject({
    From: 'customer-1185@example.net',
    To: 'shop@example.com',
    Subject: 'Order 1185',
  });
  expect(mailBody(184)).not.toBe(mailBody(185));
});

test('a Date has no leading zero in its day, as JavaMail writes it', () => {
  expect(mailDate(Date.UTC(2001, 4, 4, 20, 51, 7) / 1000)).toBe('Fri, 4 May 2001 20:51:07 +0000 (UTC)');
});

test('a Date names the second that it was made from', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1e9, max: 4e9 }), (seconds) => {
      expect(Date.parse(mailDate(seconds))).toBe(seconds * 1000);
    }),
  );
});

test('no header and no body spans more than one line', () => {
  fc.assert(
    fc.property(fc.nat({ max: 5_000_000 }), (message) => {
      const values = mailHeaders({ message, messageId: MESSAGE_ID, dateSeconds: SECONDS }).map(({ value }) => value);
      for (const text of [...values, mailBody(message)]) expect(text).toMatch(/^[\x20-\x7e]+$/);
    }),
  );
});
