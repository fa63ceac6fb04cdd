import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_TEMPLATE, PLACEHOLDERS, fill, templateProblems } from '../../src/mail/template.ts';

const FACTS = { message: 184, mailbox: 'helpdesk@example.com', date: 'Tue, 24 Nov 2026 14:33:00 +0000 (UTC)' };

test('every placeholder is filled, doubled braces are braces', () => {
  const text = '{order} {pieces} {goods} {message} {mailbox} {date} {{order}}';
  expect(fill(text, FACTS)).toBe(`1184 6 paper maps 184 helpdesk@example.com ${FACTS.date} {order}`);
  expect(PLACEHOLDERS).toHaveLength(6);
});

test('what a placeholder is filled with is never looked at again', () => {
  expect(fill('{mailbox}', { ...FACTS, mailbox: '{order}' })).toBe('{order}');
});

test('the default template has no problems', () => {
  expect(templateProblems(DEFAULT_TEMPLATE)).toEqual([]);
});

describe('a problem', () => {
  const problems = (change: Partial<typeof DEFAULT_TEMPLATE>) => templateProblems({ ...DEFAULT_TEMPLATE, ...change });

  test('names a placeholder that there is not, and those that there are', () => {
    expect(problems({ subject: 'Order {ordr}' })).toEqual([
      {
        field: 'subject',
        message: 'There is no placeholder {ordr}. There are {order}, {pieces}, {goods}, {message}, {mailbox}, {date}.',
      },
    ]);
  });

  test.each(['{', 'a } b', '{order', 'order}', '{{{'])('tells of the brace that stands alone in %j', (body) => {
    const [problem, ...more] = problems({ body });
    expect(more).toEqual([]);
    expect(problem).toMatchObject({ field: 'body' });
    expect(problem!.message).toMatch(/^A [{}] stands alone/);
  });

  test.each(['Order\nBcc: everyone@example.com', 'Order\r\n.'])('is a subject of more than one line: %j', (subject) => {
    expect(problems({ subject })).toEqual([
      { field: 'subject', message: 'One line only: a line break here would begin a new header.' },
    ]);
  });

  test.each(['', 'shop', 'a b@example.net', '<a@example.net>', 'é@example.net', 'a@', 'a@b@c', 'x@y> SIZE=1'])(
    'is a sender that is no address: %j',
    (from) => {
      expect(problems({ from })).toEqual([{ field: 'from', message: 'No mail address: name@host, in ASCII.' }]);
    },
  );

  test('is a text that is too long', () => {
    expect(problems({ subject: 'x'.repeat(501) })).toEqual([{ field: 'subject', message: 'At most 500 characters.' }]);
  });
});

test('a text without problems leaves no brace unfilled that was not doubled, whatever it holds', () => {
  const piece = fc.constantFrom('{order}', '{goods}', '{{', '}}', '{', '}', '{no}', 'text', ' ');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const body = pieces.join('');
      fc.pre(templateProblems({ ...DEFAULT_TEMPLATE, body }).length === 0);
      const escaped = (body.match(/\{\{|\}\}/g) ?? []).length;
      expect((fill(body, FACTS).match(/[{}]/g) ?? []).length).toBe(escaped);
    }),
    { numRuns: 500 },
  );
});
