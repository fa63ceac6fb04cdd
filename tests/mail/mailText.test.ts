import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mailLines } from '../../src/mail/mailText.ts';
import { letterOf } from '../../src/mail/message.ts';
import { DEFAULT_TEMPLATE } from '../../src/mail/template.ts';
import { decodeMail } from './decodeMail.ts';

const MESSAGE = {
  message: 184,
  messageId: '<2175792.1795528749728.JavaMail.cfmail@mail.example.com>',
  dateSeconds: Date.UTC(2026, 10, 24, 14, 33) / 1000,
};

function linesOf(template: Partial<typeof DEFAULT_TEMPLATE>): readonly string[] {
  return mailLines(letterOf(MESSAGE, { recipients: 1, template: { ...DEFAULT_TEMPLATE, ...template } }));
}

/** As a template's author must write it to get the text itself. */
function literal(text: string): string {
  return text.replaceAll('{', '{{').replaceAll('}', '}}');
}

test('the default letter, line by line', () => {
  expect(linesOf({})).toEqual([
    'From: customer-1184@example.net',
    'To: helpdesk@example.com',
    'Subject: Order 1184',
    'Date: Tue, 24 Nov 2026 14:33:00 +0000 (UTC)',
    'Message-ID: <2175792.1795528749728.JavaMail.cfmail@mail.example.com>',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=us-ascii',
    'Content-Transfer-Encoding: 7bit',
    '',
    'Please send 6 paper maps. Order 1184.',
  ]);
});

test('a subject that is not ASCII becomes encoded words, as RFC 2047 shows', () => {
  expect(linesOf({ subject: 'Keld Jørn Simonsen' })[2]).toBe('Subject: =?UTF-8?Q?Keld_J=C3=B8rn_Simonsen?=');
  expect(linesOf({ subject: 'こんにちは' })[2]).toBe('Subject: =?UTF-8?B?44GT44KT44Gr44Gh44Gv?=');
});

test('blanks at the end of a line, equal signs and other alphabets survive in quoted-printable', () => {
  const lines = linesOf({ body: 'größe = 3 \n' });
  expect(lines).toContain('Content-Type: text/plain; charset=UTF-8');
  expect(lines.slice(-2)).toEqual(['gr=C3=B6=C3=9Fe =3D 3=20', '']);
});

test('any subject and any body come back, from lines of ASCII that any server takes', () => {
  const unit = fc.oneof(
    fc.constantFrom(
      'a',
      ' ',
      '=',
      '?',
      '_',
      '.',
      '\t',
      'From ',
      '=?',
      'é',
      '€',
      '😀',
      '{',
      '\n',
      '\n.',
      'x'.repeat(90),
    ),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 }),
  );
  const text = fc.array(unit, { maxLength: 60 }).map((units) => units.join('').toWellFormed().replace(/\r/g, ''));
  fc.assert(
    fc.property(text, text, (anySubject, body) => {
      const subject = anySubject.replaceAll('\n', ' ');
      const lines = linesOf({ subject: literal(subject), body: literal(body) });
      for (const line of lines) expect(line).toMatch(/^[\x20-\x7e\t]{0,998}$/);
      const read = decodeMail(lines);
      expect(read.headers.Subject).toBe(subject);
      expect(read.body).toBe(body);
    }),
    { numRuns: 400 },
  );
});

test('a header of encoded words has no line over 76 characters and divides no character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }), (text) => {
      const subject = `é${text}`.toWellFormed().replace(/[\r\n]/g, ' ');
      const lines = linesOf({ subject: literal(subject) });
      const end = lines.findIndex((line) => line.startsWith('Date:'));
      for (const line of lines.slice(2, end)) {
        expect(line.length).toBeLessThanOrEqual(76);
        const word = decodeMail([line.replace(/^ /, 'Subject: '), '']).headers.Subject!;
        expect(subject).toContain(word);
      }
    }),
  );
});
