import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatMessageId, parseMessageId } from '../../src/algorithms/format.ts';
import { ALGORITHMS, algorithmById } from '../../src/algorithms/index.ts';
import type { ClockDigits, MessageIdFields } from '../../src/algorithms/step.ts';
import { ALGORITHM_IDS } from '../../src/scenario/scenario.ts';
import type { AlgorithmId } from '../../src/scenario/scenario.ts';

/** RFC 5322: msg-id = "<" id-left "@" id-right ">", both here dot-atom-text (§3.6.4, §3.2.3), without CFWS. */
const ATEXT = "[A-Za-z0-9!#$%&'*+\\-/=?^_`{|}~]";
const DOT_ATOM_TEXT = `${ATEXT}+(?:\\.${ATEXT}+)*`;
const MSG_ID = new RegExp(`^<${DOT_ATOM_TEXT}@${DOT_ATOM_TEXT}>$`);

/** From 2001-09-09 to 2286 the clock has 13 digits in ms, and 16 in µs. */
const clock = {
  13: fc.integer({ min: 1_000_000_000_000, max: 9_999_999_999_999 }),
  // Whole µs stay exact in a double until 2255.
  16: fc.integer({ min: 1_000_000_000_000_000, max: Number.MAX_SAFE_INTEGER }),
} as const satisfies Record<ClockDigits, fc.Arbitrary<number>>;

function fieldsOf(id: AlgorithmId, digits: ClockDigits): fc.Arbitrary<MessageIdFields> {
  const counts = algorithmById(id).counterForm !== 'none';
  return fc.record({
    // Negative hashes were seen in the wild, and an int wraps.
    hash: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
    counter: counts ? fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }) : fc.constant(null),
    clock: clock[digits],
  });
}

describe.each(ALGORITHM_IDS)('a Message-ID of %s', (id) => {
  const algorithm = algorithmById(id);

  test.each([13, 16] as const)('gives its fields back, a clock of %i digits', (digits) => {
    fc.assert(
      fc.property(fieldsOf(id, digits), (fields) => {
        expect(parseMessageId(algorithm, formatMessageId(algorithm, fields), digits)).toEqual(fields);
      }),
      { numRuns: 500 },
    );
  });

  test.each([13, 16] as const)('matches the grammar of RFC 5322, a clock of %i digits', (digits) => {
    fc.assert(
      fc.property(fieldsOf(id, digits), (fields) => {
        expect(formatMessageId(algorithm, fields)).toMatch(MSG_ID);
      }),
    );
  });

  test('is read without its angle brackets and with blanks around it too', () => {
    const fields = { hash: 7, counter: algorithm.counterForm === 'none' ? null : 3, clock: 1_138_797_296_789 };
    const text = formatMessageId(algorithm, fields);
    expect(parseMessageId(algorithm, text.slice(1, -1))).toEqual(fields);
    expect(parseMessageId(algorithm, ` ${text}\r\n`)).toEqual(fields);
  });

  test.each([2 ** 31, -(2 ** 31) - 1, 1e10, '-0', '007'])(
    'has no hash and no counter that Java’s ints have not: %s',
    (no) => {
      const counter = algorithm.counterForm === 'none' ? null : 3;
      const fields = { hash: no, counter, clock: 1_138_797_296_789 } as MessageIdFields;
      expect(parseMessageId(algorithm, formatMessageId(algorithm, fields))).toBeNull();
      if (counter !== null)
        expect(
          parseMessageId(algorithm, formatMessageId(algorithm, { ...fields, hash: 7, counter: no as number })),
        ).toBeNull();
    },
  );

  test.each(['', '<>', '<@>', '<a@b>', '<1.2@mail.example.com>', '<.1138797296789.JavaMail.a@b>', 'hello'])(
    'is not %j',
    (text) => {
      expect(parseMessageId(algorithm, text)).toBeNull();
    },
  );
});

describe('real Message-IDs', () => {
  test('JavaMail 1.3.3’s, without a dot, is counter 44 at 2008-01-10T12:10:41.995Z', () => {
    const fields = parseMessageId(ALGORITHMS['javamail-1.3.3'], '<27117501.441199967041995.JavaMail.SYSTEM@APOLO>');
    expect(fields).toEqual({ hash: 27117501, counter: 44, clock: Date.parse('2008-01-10T12:10:41.995Z') });
  });

  test.each<[AlgorithmId, string, MessageIdFields]>([
    [
      'javamail-1.3.2',
      '<14765441.1022081866849.JavaMail.SYSTEM@oscar>',
      { hash: 14765441, counter: null, clock: 1022081866849 },
    ],
    [
      'javamail-1.3.2',
      '<28347315.1113550056435.JavaMail.tomcat@pne-ps4-sn1>',
      { hash: 28347315, counter: null, clock: 1113550056435 },
    ],
    [
      'javamail-1.4.1',
      '<15655788.13.1200472642578.JavaMail.Administrator@mail.ttttt.com.au>',
      { hash: 15655788, counter: 13, clock: 1200472642578 },
    ],
    [
      'javamail-1.4.1',
      '<488461919.0.1407279230343.JavaMail.luca@myMac.local>',
      { hash: 488461919, counter: 0, clock: 1407279230343 },
    ],
    [
      'javamail-1.5.3',
      '<1398148340.20000.1795519629847@mail.example.com>',
      { hash: 1398148340, counter: 20000, clock: 1795519629847 },
    ],
  ])('%s made %s', (id, text, fields) => {
    expect(parseMessageId(algorithmById(id), text)).toEqual(fields);
    expect(text).toMatch(MSG_ID);
  });

  test('are refused by the algorithms that cannot have made them', () => {
    const named = '<15655788.13.1200472642578.JavaMail.Administrator@mail.ttttt.com.au>';
    const readers = ALGORITHM_IDS.filter((id) => parseMessageId(algorithmById(id), named) !== null);
    expect(readers).toEqual(['javamail-1.4.1']);
    const first = '<14765441.1022081866849.JavaMail.SYSTEM@oscar>';
    expect(ALGORITHM_IDS.filter((id) => parseMessageId(algorithmById(id), first) !== null)).toEqual(['javamail-1.3.2']);
  });
});

test('JavaMail 1.3.3’s missing dot can write two different pairs of counter and clock as one Message-ID', () => {
  // 13 and 16 digits: only a clock that changes its unit in mid-run can do that.
  const ms: MessageIdFields = { hash: 1, counter: 1138, clock: 7972967891234 };
  const us: MessageIdFields = { hash: 1, counter: 1, clock: 1387972967891234 };
  const write = (fields: MessageIdFields) => formatMessageId(ALGORITHMS['javamail-1.3.3'], fields);
  expect(write(ms)).toBe(write(us));
  expect(parseMessageId(ALGORITHMS['javamail-1.3.3'], write(us), 13)).toEqual(ms);
  expect(parseMessageId(ALGORITHMS['javamail-1.3.3'], write(us), 16)).toEqual(us);
});
