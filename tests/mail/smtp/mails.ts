/** Mails to send in tests of the wire. */
import fc from 'fast-check';
import { DEFAULT_MAIL, type MailSettings } from '../../../src/mail/message.ts';
import type { TimedMail } from '../../../src/mail/smtp/dialogue.ts';

export const SECONDS = Date.UTC(2006, 1, 1) / 1000;

export function timedMail(message: number, readyUs: number, durationUs = 4000): TimedMail {
  const messageId = `<${1000 + message}.1138752000000.JavaMail.cfmail@mail.example.com>`;
  return { message, messageId, dateSeconds: SECONDS, readyUs, durationUs, collision: 0 };
}

/** A lane's mails: none begins before the one before was accepted. */
export const anyLane: fc.Arbitrary<readonly TimedMail[]> = fc
  .array(fc.record({ pauseUs: fc.nat(5000), durationUs: fc.nat(9000) }), { minLength: 1, maxLength: 5 })
  .map((parts) => {
    let nowUs = 0;
    return parts.map(({ pauseUs, durationUs }, message) => {
      const mail = timedMail(message, nowUs + pauseUs, durationUs);
      nowUs = mail.readyUs + durationUs;
      return mail;
    });
  });

const line = fc.oneof(
  fc.constantFrom('', '.', '..', '.x', 'From me', '>From you', '>>From', 'QUIT', 'été', '😀 '.repeat(40)),
  fc.integer({ min: 1, max: 4000 }).map((length) => 'x'.repeat(length)),
  fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => text.toWellFormed().replace(/[\r\n]/g, '')),
);

/** Letters with leading dots, `From ` lines, long lines and other alphabets. */
export const anySettings: fc.Arbitrary<MailSettings> = fc
  .record({ subject: line, body: fc.array(line, { maxLength: 12 }) })
  .map(({ subject, body }) => ({
    ...DEFAULT_MAIL,
    template: { ...DEFAULT_MAIL.template, subject: literal(subject), body: literal(body.join('\n')) },
  }));

function literal(text: string): string {
  return text.replaceAll('{', '{{').replaceAll('}', '}}');
}
