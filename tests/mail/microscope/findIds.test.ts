import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findIds, MOST_IDS } from '../../../src/mail/microscope/findIds.ts';

const textsIn = (text: string): string[] => findIds(text).ids.map((id) => id.text);

const JAVAMAIL = '14765441.1022081866849.JavaMail.SYSTEM@oscar';

describe('Message-IDs are found', () => {
  test.each([
    ['a line each', '<a@b>\n<c@d>', ['a@b', 'c@d']],
    ['with CR LF, blank lines and blanks', ' <a@b> \r\n\r\n\t<c@d>\r\n', ['a@b', 'c@d']],
    ['several to a line', '<a@b>, <c@d>;<e@f>', ['a@b', 'c@d', 'e@f']],
    ['without brackets', 'a@b\nc@[10.0.0.1]', ['a@b', 'c@[10.0.0.1]']],
    ['in quotes', `"<${JAVAMAIL}>"`, [JAVAMAIL]],
    ['in a header', `Message-ID: <${JAVAMAIL}>`, [JAVAMAIL]],
    [
      'in Postfix’s log, the sender’s address apart',
      'Feb  1 12:00:00 mx postfix/cleanup[7]: 4A1: message-id=<a@b>\nFeb  1 12:00:01 mx postfix/qmgr[8]: 4A1: from=<x@y>, message-id=<c@d>',
      ['a@b', 'c@d'],
    ],
    ['in Sendmail’s log', 'mx sendmail[7]: k1: from=<x@y>, size=1, msgid=<a@b>, relay=z', ['a@b']],
    [
      'in Exim’s log, where they have no brackets',
      '2006-02-01 12:00:00 1F4a-0001-2A <= x@y H=h [10.0.0.1] P=esmtp S=700 id=a@b.example',
      ['a@b.example'],
    ],
    ['in a sentence, if a generator is known', `It bore ${JAVAMAIL} and went to x@y 24216240 times`, [JAVAMAIL]],
    ['as hashes alone', '24216240 20641191\n7ad041f3', ['24216240', '20641191', '7ad041f3']],
  ])('%s', (_, text, expected) => {
    expect(textsIn(text)).toEqual(expected);
  });

  test('with their lines', () => {
    expect(findIds('<a@b>\n\nhello\n<c@d>').ids.map(({ line }) => line)).toEqual([1, 4]);
  });
});

describe('a line is told by its number and the reason', () => {
  test.each([
    ['hello world', 'no Message-ID in it'],
    ['\u0000\u0001\u0002', 'not text'],
    ['\uFFFD\uFFFD', 'not text'],
    ['x'.repeat(100_001), 'longer than 100000 characters'],
  ])('when it is %j', (content, reason) => {
    const { ids, unread } = findIds(`<a@b>\n${content}\n<c@d>`);
    expect(ids).toHaveLength(2);
    expect(unread).toEqual([{ line: 2, reason }]);
  });
});

test('beyond the most that are looked at, Message-IDs are counted', () => {
  const { ids, left } = findIds('<a@b>\n'.repeat(MOST_IDS + 3));
  expect([ids.length, left]).toEqual([MOST_IDS, 3]);
});

test('markup stays text', () => {
  expect(textsIn('<img/src=x@onerror=alert(1)>')).toEqual(['img/src=x@onerror=alert(1)']);
});

test.each([
  ['alone', '<<img src=x>@host>', ['<img src=x>@host']],
  [
    'in a line of Postfix',
    'AA: message-id=<<img src=x onerror=alert(1)>@example.net>',
    ['<img src=x onerror=alert(1)>@example.net'],
  ],
  ['with text between and after', '<a<b>bold</b>c@example.net>', ['a<b>bold</b>c@example.net']],
  ['beside others', `<a@b> <<i>@c> <${JAVAMAIL}>`, ['a@b', '<i>@c', JAVAMAIL]],
  ['in a sentence', 'It was <<img src=x>@host>, they say', ['<img src=x>@host']],
])('brackets within brackets are part of the Message-ID: %s', (_, line, ids) => {
  expect(textsIn(line)).toEqual(ids);
});

test('a bracket that was never closed does not swallow the Message-ID behind it', () => {
  expect(textsIn(`from <foo <${JAVAMAIL}>`)).toEqual([JAVAMAIL]);
});

test('any text is read without an error, and every line that is not blank is either found in or told', () => {
  const part = fc.oneof(
    fc.constantFrom('<', '>', '@', ' ', '\n', '\r\n', 'message-id=', '\u0000', JAVAMAIL),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const text = parts.join('');
      const { ids, unread } = findIds(text);
      const lines = new Set([...ids, ...unread].map(({ line }) => line));
      const filled = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
      expect(lines.size).toBe(filled.length);
    }),
  );
});
