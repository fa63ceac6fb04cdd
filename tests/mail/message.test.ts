import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_MAIL, letterOf, mailDate, mailHeaders } from '../../src/mail/message.ts';
import { HELP_DESK, mailboxOf, recipientsProblem } from '../../src/mail/recipients.ts';

const SECONDS = Date.UTC(2026, 10, 24, 14, 33) / 1000;
const MESSAGE_ID = '<2175792.1795528749728.JavaMail.cfmail@mail.example.com>';

test('two letters with one Message-ID are two orders, from two customers, to the same mailbox', () => {
  const message = (message: number) => ({ message, messageId: MESSAGE_ID, dateSeconds: SECONDS });
  const headers = (number: number) =>
    Object.fromEntries(mailHeaders(message(number)).map(({ name, value }) => [name, value]));
  expect(headers(184)).toEqual({
    From: 'customer-1184@example.net',
    To: 'helpdesk@example.com',
    Subject: 'Order 1184',
    Date: 'Tue, 24 Nov 2026 14:33:00 +0000 (UTC)',
    'Message-ID': MESSAGE_ID,
  });
  expect(headers(185)).toMatchObject({
    From: 'customer-1185@example.net',
    To: 'helpdesk@example.com',
    Subject: 'Order 1185',
  });
  expect(letterOf(message(184)).body).toBe('Please send 6 paper maps. Order 1184.');
  expect(letterOf(message(185)).body).not.toBe(letterOf(message(184)).body);
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

test('no header and no body of the default letter spans more than one line', () => {
  fc.assert(
    fc.property(fc.nat({ max: 5_000_000 }), fc.integer({ min: 1, max: 1000 }), (message, recipients) => {
      const letter = letterOf(
        { message, messageId: MESSAGE_ID, dateSeconds: SECONDS },
        { ...DEFAULT_MAIL, recipients },
      );
      for (const text of Object.values(letter)) expect(text).toMatch(/^[\x20-\x7e]+$/);
    }),
  );
});

test('one recipient is the help desk; several share the messages about evenly, and a message keeps its own', () => {
  expect(mailboxOf(17, 1)).toBe(HELP_DESK);
  const counts = new Map<string, number>();
  for (let message = 0; message < 10_000; message++) {
    const mailbox = mailboxOf(message, 10);
    expect(mailbox).toMatch(/^helpdesk-([1-9]|10)@example\.com$/);
    expect(mailboxOf(message, 10)).toBe(mailbox);
    counts.set(mailbox, (counts.get(mailbox) ?? 0) + 1);
  }
  expect(counts.size).toBe(10);
  for (const count of counts.values()) expect(count).toBeGreaterThan(900);
});

test.each([1, 2, 1000])('%i recipients can be had', (recipients) => {
  expect(recipientsProblem(recipients)).toBeNull();
});

test.each([0, -1, 1001, 2.5, NaN, Infinity])('%d recipients are refused, with what is allowed', (recipients) => {
  expect(recipientsProblem(recipients)).toBe('Recipients: whole numbers from 1 to 1000.');
});
