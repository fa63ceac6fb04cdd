import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatMessageId } from '../../src/algorithms/format.ts';
import { ALGORITHMS, algorithmById } from '../../src/algorithms/index.ts';
import { OTHER_MAIL } from '../../src/jvm/provenance.ts';
import { GENERATORS, readMessageId } from '../../src/mail/generators/index.ts';
import { ALGORITHM_IDS } from '../../src/scenario/scenario.ts';

/** "27117501=hash": each part with the text that it stands on. */
function partsIn(messageId: string): string[] {
  const { text, parts } = readMessageId(messageId);
  return parts.map(({ from, to, kind }) => `${text.slice(from, to)}=${kind}`);
}

const iso = (messageId: string): string | undefined => {
  const { time } = readMessageId(messageId);
  return time ? new Date(Math.floor(time.ms)).toISOString() : undefined;
};

/** Message-ID, generator, parts, time. */
const KNOWN: readonly (readonly [string, string, readonly string[], string | undefined])[] = [
  [
    '<14765441.1022081866849.JavaMail.SYSTEM@oscar>',
    'javamail-1.3.2',
    ['14765441=hash', '1022081866849=clock', 'JavaMail.SYSTEM@oscar=host'],
    '2002-05-22T15:37:46.849Z',
  ],
  [
    '<27117501.441199967041995.JavaMail.SYSTEM@APOLO>',
    'javamail-1.3.3',
    ['27117501=hash', '44=counter', '1199967041995=clock', 'JavaMail.SYSTEM@APOLO=host'],
    '2008-01-10T12:10:41.995Z',
  ],
  [
    '<15655788.13.1200472642578.JavaMail.Administrator@mail.ttttt.com.au>',
    'javamail-1.4.1',
    ['15655788=hash', '13=counter', '1200472642578=clock', 'JavaMail.Administrator@mail.ttttt.com.au=host'],
    '2008-01-16T08:37:22.578Z',
  ],
  [
    '<1398148340.20000.1795519629847@mail.example.com>',
    'javamail-1.5.3',
    ['1398148340=hash', '20000=counter', '1795519629847=clock', 'mail.example.com=host'],
    '2026-11-24T11:27:09.847Z',
  ],
  [
    '<f47ac10b-58cc-4372-a567-0e02b2c3d479@example.com>',
    'uuid-v4',
    ['f47ac10b-58cc-4372-a567-0e02b2c3d479=random', 'example.com=host'],
    undefined,
  ],
  [
    // RFC 9562, appendix A.6
    '<017F22E2-79B0-7CC3-98C4-DC0C0C07398F@example.com>',
    'uuid-v7',
    ['017F22E2-79B0=clock', '7CC3-98C4-DC0C0C07398F=random', 'example.com=host'],
    '2022-02-22T19:22:22.000Z',
  ],
  [
    // The example of github.com/ulid/spec
    '<01ARZ3NDEKTSV4RRFFQ69G5FAV@example.com>',
    'ulid',
    ['01ARZ3NDEK=clock', 'TSV4RRFFQ69G5FAV=random', 'example.com=host'],
    '2016-07-30T23:54:10.259Z',
  ],
  [
    '<1541815603606036480@example.com>',
    'snowflake',
    ['1541815603606036480=packed', 'example.com=host'],
    '2022-06-28T16:07:40.105Z',
  ],
  [
    '<170619482655.4711.12345678901234567890@example.com>',
    'python-make-msgid',
    ['170619482655=clock', '4711=process', '12345678901234567890=random', 'example.com=host'],
    '2024-01-25T15:00:26.550Z',
  ],
  [
    '<E1rT2Jk-0001Fg-2A@mx.example.com>',
    'exim-4.96',
    ['1rT2Jk=clock', '0001Fg=process', '2A=clock', 'mx.example.com=host'],
    '2024-01-25T16:11:04.067Z',
  ],
  [
    '<E1rT2Jk-0000000Abcd-1a2B@mx.example.com>',
    'exim-4.97',
    ['1rT2Jk=clock', '0000000Abcd=process', '1a2B=clock', 'mx.example.com=host'],
    '2024-01-25T16:11:04.376Z',
  ],
  [
    '<4b3403665fea6@example.com>',
    'php-uniqid',
    ['4b340366=clock', '5fea6=clock', 'example.com=host'],
    '2009-12-25T00:12:22.392Z',
  ],
  ['Animal@addbf1', 'java-to-string', ['Animal=host', 'addbf1=hash'], undefined],
  ['24216240', 'bare-hash', ['24216240=hash'], undefined],
];

describe('a Message-ID', () => {
  test.each(KNOWN)('%s was made by %s', (messageId, generator, parts, time) => {
    expect(readMessageId(messageId).generatorId).toBe(generator);
    expect(partsIn(messageId)).toEqual(parts);
    expect(iso(messageId)).toBe(time);
  });

  test.each(KNOWN)('%s is read alike without brackets and with blanks around it', (messageId) => {
    const reading = readMessageId(messageId);
    expect(readMessageId(reading.text)).toEqual(reading);
    expect(readMessageId(` \t<${reading.text}>\r\n`)).toEqual(reading);
  });

  test.each(OTHER_MAIL)('$messageId of the sources gives its hash and its time', ({ messageId, hash, madeAtMs }) => {
    const reading = readMessageId(messageId ?? '');
    expect(reading.hash).toBe(hash);
    expect(reading.time?.ms).toBe(madeAtMs);
  });
});

describe('what was seen in the wild', () => {
  test.each([
    ['<-1234567.1022081866849.JavaMail.SYSTEM@oscar>', 'javamail-1.3.2', -1234567],
    ['<101.1022081866849.JavaMail.root@localhost>', 'javamail-1.3.2', 101],
    ['12345.6789012.1300472642578.JavaMail.app@[10.0.0.1]', 'javamail-1.4.1', 12345],
    ['<12345.67890121300472642578.JavaMail.app@host>', 'javamail-1.3.3', 12345],
    ['488461919.0.1407279230343@[192.168.0.1]', 'javamail-1.5.3', 488461919],
  ])('%s is read', (messageId, generator, hash) => {
    expect(readMessageId(messageId)).toMatchObject({ generatorId: generator, hash });
  });

  test('a negative hash is said to be none of HotSpot’s', () => {
    expect(readMessageId('<-1.1022081866849.JavaMail.a@b>').inferred.join()).toContain('negative');
  });
});

describe('an ID of this page', () => {
  const clock = { 13: 1_795_528_749_728, 16: 1_795_528_749_728_123 };

  test.each(ALGORITHM_IDS.flatMap((id) => ([13, 16] as const).map((digits) => ({ id, digits }))))(
    'of $id with a clock of $digits digits is read',
    ({ id, digits }) => {
      const algorithm = algorithmById(id);
      const counter = algorithm.counterForm === 'none' ? null : 7;
      const reading = readMessageId(formatMessageId(algorithm, { hash: 2175792, counter, clock: clock[digits] }));
      expect(reading).toMatchObject({ generatorId: id, hash: 2175792 });
      expect(Math.floor(reading.time?.ms ?? 0)).toBe(clock[13]);
      expect(reading.time?.decimals).toBe(digits - 10);
    },
  );

  test('of 1.3.3 whose count makes it as long as a clock in µs keeps its ms', () => {
    const text = formatMessageId(ALGORITHMS['javamail-1.3.3'], { hash: 1, counter: 179, clock: clock[13] });
    expect(readMessageId(text).time?.ms).toBe(clock[13]);
  });

  test.each(ALGORITHM_IDS)('is read as %s made it, whatever its hash and counter', (id) => {
    const algorithm = algorithmById(id);
    const int = fc.integer({ min: 0, max: 2 ** 31 - 1 });
    const millis = fc.integer({ min: Date.UTC(2026, 10, 1), max: Date.UTC(2050, 0, 1) });
    fc.assert(
      fc.property(int, int, millis, (hash, count, ms) => {
        const counter = algorithm.counterForm === 'none' ? null : count;
        const {
          generatorId,
          hash: read,
          time,
          parts,
          text,
        } = readMessageId(formatMessageId(algorithm, { hash, counter, clock: ms }));
        const counted = parts.find(({ kind }) => kind === 'counter');
        expect([generatorId, read, time?.ms]).toEqual([id, hash, ms]);
        expect(counted ? Number(text.slice(counted.from, counted.to)) : null).toBe(counter);
      }),
    );
  });
});

describe('what no generator of the registry made', () => {
  test.each([
    '<abc@example.com>',
    '<20060201120000.GA1234@example.com>',
    '<1.2@mail.example.com>',
    '<99999999999.1.1795519629847@mail.example.com>',
    '<zzzzzzzzzzzzzzzzzzzzzzzzzz@example.com>',
    '<E_____-______-__@example.com>',
    '<ffffffff00000@example.com>',
    '<4b340366fffff@example.com>',
    '<9999999999999999999@example.com>',
    '<170619482655.1.99999999999999999999@example.com>',
    '',
    '<>',
    '<@>',
  ])('%s is not known', (messageId) => {
    expect(readMessageId(messageId)).toMatchObject({ generatorId: null, hash: null, time: null });
  });

  test('keeps its markup as text', () => {
    expect(readMessageId('<<b onclick=x>@evil>').text).toBe('<b onclick=x>@evil');
  });
});

test('any text is read without an error, and its parts stand in order within it', () => {
  const pieces = fc.constantFrom(
    '.',
    '@',
    '-',
    'E',
    '.JavaMail.',
    '1795519629847',
    '<',
    '>',
    '12',
    'abcdef',
    '[',
    '\n',
  );
  const likely = fc.array(fc.oneof(pieces, fc.string({ maxLength: 12 }))).map((all) => all.join(''));
  fc.assert(
    fc.property(likely, (messageId) => {
      const { text, parts, time } = readMessageId(messageId);
      let end = 0;
      for (const part of parts) {
        expect(part.from).toBeGreaterThanOrEqual(end);
        expect(part.to).toBeGreaterThan(part.from);
        end = part.to;
      }
      expect(end).toBeLessThanOrEqual(text.length);
      expect(time === null || Number.isFinite(time.ms)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test('no two generators have the same name', () => {
  expect(new Set(GENERATORS.map(({ id }) => id)).size).toBe(GENERATORS.length);
});
