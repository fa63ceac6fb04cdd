import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mailLines } from '../../../src/mail/mailText.ts';
import { letterOf } from '../../../src/mail/message.ts';
import { acceptedUs, conversation, type SmtpTurn } from '../../../src/mail/smtp/dialogue.ts';
import { stuffed, unstuffed } from '../../../src/mail/smtp/dotStuffing.ts';
import { anyLane, anySettings, timedMail } from './mails.ts';

function turnsOf(...args: Parameters<typeof conversation>): SmtpTurn[] {
  return [...conversation(...args)].filter((event) => event.kind === 'turn');
}

test('a thread says EHLO once, sends mail after mail on one connection, and says QUIT at the end', () => {
  const said = turnsOf([timedMail(0, 20_000), timedMail(1, 50_000)]).map(
    ({ from, text, part }) => `${from === 'client' ? 'C' : 'S'}: ${part === 'content' ? '(content)' : text.trim()}`,
  );
  const mail = (order: number, id: number) => [
    `C: MAIL FROM:<customer-${order}@example.net>`,
    'S: 250 2.1.0 Sender OK',
    'C: RCPT TO:<helpdesk@example.com>',
    'S: 250 2.1.5 Recipient OK',
    'C: DATA',
    'S: 354 End with <CRLF>.<CRLF>',
    'C: (content)',
    `S: 250 2.6.0 <${id}.1138752000000.JavaMail.cfmail@mail.example.com> queued`,
  ];
  expect(said).toEqual([
    'S: 220 mx.example.com ESMTP',
    'C: EHLO mail.example.com',
    'S: 250-mx.example.com Hello mail.example.com\r\n250-SIZE 10485760\r\n250-8BITMIME\r\n250 ENHANCEDSTATUSCODES',
    ...mail(1000, 1000),
    ...mail(1001, 1001),
    'C: QUIT',
    'S: 221 2.0.0 Bye',
  ]);
});

test('a thread that sent nothing never connected', () => {
  expect([...conversation([])]).toEqual([]);
});

describe('moments', () => {
  test('a transaction begins when its Message-ID is ready and ends when SMTP time is over', () => {
    const turns = turnsOf([timedMail(0, 20_000, 8000)]).filter(({ mail }) => mail !== null);
    expect(turns.map(({ atUs }) => atUs)).toEqual([20_000, 22_000, 22_000, 24_000, 24_000, 26_000, 26_000, 28_000]);
  });

  test('the connection is open just in time for the first mail, and closes after the last', () => {
    const events = [...conversation([timedMail(0, 20_000, 8000)])];
    expect(events[0]).toEqual({ kind: 'connect', atUs: 14_000, roundTripUs: 2000 });
    expect(events.at(-1)).toEqual({ kind: 'disconnect', atUs: 30_000, roundTripUs: 2000 });
  });

  test('never run backwards, and keep to each mail', () => {
    fc.assert(
      fc.property(anyLane, (mails) => {
        let nowUs = -Infinity;
        for (const event of conversation(mails)) {
          expect(event.atUs).toBeGreaterThanOrEqual(nowUs);
          nowUs = event.atUs;
          if (event.kind !== 'turn' || !event.mail) continue;
          expect(event.atUs).toBeGreaterThanOrEqual(event.mail.readyUs);
          expect(event.atUs).toBeLessThanOrEqual(acceptedUs(event.mail) + 1e-6);
        }
      }),
    );
  });
});

describe('content', () => {
  test('doubles the dots that lines begin with, and ends with a dot', () => {
    expect(stuffed(['.', 'a', '..b', ''])).toBe('..\r\na\r\n...b\r\n\r\n.\r\n');
  });

  test('of any letter ends once, at its end, and comes back line by line', () => {
    fc.assert(
      fc.property(anySettings, (settings) => {
        const mail = timedMail(7, 0);
        const { text } = turnsOf([mail], settings).find(({ part }) => part === 'content')!;
        expect(text.indexOf('\r\n.\r\n')).toBe(text.length - 5);
        expect(text.replaceAll('\r\n', '')).toMatch(/^[\x20-\x7e\t]*$/);
        expect(unstuffed(text)).toEqual(mailLines(letterOf(mail, settings)));
      }),
    );
  });
});
