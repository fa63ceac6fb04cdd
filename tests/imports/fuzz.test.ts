import v8 from 'node:v8';
import vm from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineBytes } from '../../src/imports/byteText.ts';
import { FileReading, recognise } from '../../src/imports/reading/fileReading.ts';
import type { LogFormat, MailRecord, Sink, Skipped } from '../../src/imports/format.ts';
import { LOG_FORMATS } from '../../src/imports/reading/formats/index.ts';
import { ImportedLog } from '../../src/imports/findings/importedLog.ts';
import { LogCollector } from '../../src/imports/reading/logCollector.ts';
import { handTo, MailTable } from '../../src/imports/table/mailTable.ts';
import { SAMPLES, type FormatSample } from './formatSamples.ts';
import { imported, WRITTEN_MS } from './imported.ts';

const FILE = { name: 'dropped', lastModifiedMs: WRITTEN_MS };
const CASES = SAMPLES.map((sample) => [`${sample.format}: ${sample.mail(1, '1@x')[0]!.slice(0, 24)}`, sample] as const);

function formatOf({ format }: FormatSample): LogFormat {
  return LOG_FORMATS.find(({ id }) => id === format)!;
}

class Heard implements Sink {
  readonly mails: MailRecord[] = [];
  readonly skipped: Omit<Skipped, 'file'>[] = [];
  mail = (record: MailRecord): void => void this.mails.push(record);
  skip = (line: number, reason: string): void => void this.skipped.push({ line, reason });
  handedOn = (): void => undefined;
  format = (): void => undefined;
  leavesOut = (): void => undefined;
  panel = (): void => undefined;
  note = (): void => undefined;
}

/** What a format's reader makes of these lines, whether or not it would have known the file. */
function heard(format: LogFormat, lines: readonly string[]): Heard {
  const sink = new Heard();
  const reader = format.reader(FILE, sink);
  lines.forEach((text, i) => reader.line(text, i + 1, new LineBytes()));
  reader.end();
  return sink;
}

function idOf(i: number): string {
  return `${12728602 + i}.1138763045123.JavaMail.cfmail@mail.example.com`;
}

/** The lines of a whole file. Between the mails stand the lines of `broken`. */
function linesOf(sample: FormatSample, mails: number, broken: readonly (readonly string[])[] = []): string[] {
  const between = Array.from({ length: mails }, (_, i) => [...sample.mail(i, idOf(i)), ...(broken[i] ?? [])]);
  return [...sample.head, ...between.flat(), ...sample.tail];
}

/** Nothing of a file ends a line but LF. */
const LINE = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc
    .array(
      fc.constantFrom(
        '<',
        '>',
        '@',
        ':',
        ' ',
        ',',
        '"',
        '{',
        '}',
        '[',
        ']',
        'message-id=',
        'Message-ID:',
        'From ',
        'id=',
        '<=',
        '\0',
        '\\',
        '(',
        ')',
      ),
      { maxLength: 30 },
    )
    .map((parts) => parts.join('')),
);
const ONE_LINE = LINE.map((text) => text.replace(/[\r\n]/g, ' '));

/** A line of the format itself, of which a piece is missing. */
function brokenLine(sample: FormatSample): fc.Arbitrary<string> {
  const whole = fc.constantFrom(...sample.mail(99, 'broken@x'));
  const cut = fc
    .tuple(whole, fc.nat(200), fc.nat(20))
    .map(([text, at, gone]) => text.slice(0, at % text.length) + text.slice((at % text.length) + gone));
  return fc.oneof(ONE_LINE, cut);
}

describe('every format', () => {
  it('has a sample here', () => {
    expect(new Set(SAMPLES.map(({ format }) => format))).toEqual(new Set(LOG_FORMATS.map(({ id }) => id)));
  });

  it.each(CASES)('knows its own files and reads each mail of them: %s', (_, sample) => {
    const mails = sample.isSingle ? 1 : 7;
    const text = linesOf(sample, mails).join('\n');
    expect(recognise(text)?.id).toBe(sample.format);
    for (const written of [text, `${text}\n`, text.replace(/\n/g, '\r\n'), `\uFEFF${text}`])
      expect(imported({ dropped: written }, 13).totals).toMatchObject({
        messages: mails,
        distinct: mails,
        collisions: 0,
      });
  });

  it.each(CASES)('takes any lines without throwing: %s', (_, sample) => {
    fc.assert(
      fc.property(fc.array(fc.oneof(ONE_LINE, brokenLine(sample)), { maxLength: 40 }), (lines) => {
        heard(formatOf(sample), lines);
      }),
    );
  });

  it.each(CASES)('takes its own files with any bytes changed, lost or cut: %s', (_, sample) => {
    const bytes = Buffer.from(linesOf(sample, sample.isSingle ? 1 : 5).join('\n'));
    const change = fc.record({ at: fc.nat(bytes.length - 1), with: fc.uint8Array({ maxLength: 9 }), gone: fc.nat(12) });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 6 }), fc.integer({ min: 1, max: bytes.length }), (changes, size) => {
        let changed: Uint8Array = bytes;
        for (const { at, with: put, gone } of changes)
          changed = Buffer.concat([changed.subarray(0, at), put, changed.subarray(at + gone)]);
        const { log } = imported({ dropped: changed }, size);
        expect(log.skipped.every(({ line, reason }) => line >= 0 && reason !== '')).toBe(true);
      }),
    );
  });

  it.each(CASES)('loses no mail around a broken line: %s', (_, sample) => {
    const mails = sample.isSingle ? 1 : 6;
    const broken = fc.array(fc.array(brokenLine(sample), { maxLength: 2 }), { maxLength: mails });
    fc.assert(
      fc.property(broken, (between) => {
        const ids = new Set(
          heard(formatOf(sample), linesOf(sample, mails, between)).mails.map(({ messageId }) => messageId),
        );
        for (let i = 0; i < mails; i++) expect(ids).toContain(idOf(i));
      }),
      { numRuns: 200 },
    );
  });

  it.each(CASES)('keeps markup in a Message-ID as the text that it is: %s', (_, sample) => {
    for (const id of ['<img/src=x/onerror=alert(1)>@x', 'a&lt;b&amp;@x', 'javascript:alert(1)@x']) {
      const { mails } = heard(formatOf(sample), [...sample.head, ...sample.mail(1, id), ...sample.tail]);
      expect(mails.map(({ messageId }) => messageId)).toEqual([id]);
    }
  });

  it.each(CASES)('comes to an end with lines that are made to be slow: %s', (_, sample) => {
    const format = formatOf(sample);
    const pieces = [
      '<',
      '>',
      ']',
      '}',
      '"',
      ',',
      ' ',
      ':',
      '(',
      '\t',
      '@',
      'a',
      '0',
      '{"',
      'by ',
      ' id ',
      'Mon ',
      '""',
      ']x',
      '> <',
      'message-id=',
      ': ',
      ' <= ',
    ];
    const begins = [
      '',
      ...sample.mail(1, '1@x'),
      ...sample.mail(1, '1@x').map((text) => text.slice(0, -1)),
      '{"',
      'Message-ID: ',
      'Received: ',
      'Date: ',
      'From ',
    ];
    for (const begin of begins)
      for (const piece of pieces) {
        const long = begin + piece.repeat(Math.ceil(100_000 / piece.length));
        format.recognise(long.slice(0, 65_536));
        heard(format, [...sample.head, long, `${long}x`, ...sample.tail]);
      }
    expect(heard(format, linesOf(sample, 1)).mails.length).toBe(1);
  });
});

describe('any file', () => {
  it('is read or skipped without throwing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), fc.integer({ min: 1, max: 300 }), (bytes, size) => {
        const { log } = imported({ dropped: bytes }, size);
        expect(log.files.length).toBe(1);
        expect(log.files[0]!.formats.length > 0 || log.skipped.length > 0).toBe(true);
      }),
    );
  });

  it('that is empty is skipped with a reason', () => {
    expect(imported({ dropped: '' }).log.skipped).toEqual([{ file: 'dropped', line: 0, reason: 'the file is empty' }]);
  });
});

const MB = 1_000_000;

/** Collections in a row that free nothing more: then what is left is held. */
const SETTLED = 2;
/** Less than this is the test's own. */
const NOISE_BYTES = 50_000;

/**
 * Bytes that stay, however often all that is not needed is thrown away. Buffers go in a thread of their own, some time after what
 * held them (on a busy machine many collections later): one look would count what nobody holds.
 */
async function heldBytes(): Promise<number> {
  v8.setFlagsFromString('--expose-gc');
  const collect = vm.runInNewContext('gc') as () => void;
  let least = Number.POSITIVE_INFINITY;
  for (let settled = 0; settled < SETTLED; settled++) {
    collect();
    await new Promise((resolve) => setTimeout(resolve, 5));
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    if (heapUsed + arrayBuffers < least - NOISE_BYTES) settled = 0;
    least = Math.min(least, heapUsed + arrayBuffers);
  }
  return least;
}

/** More than a reader may hold of what it need not. */
const MOST_HELD = 4 * MB;
/** What the test's own process holds more for a while is not held the next time; what a reader holds is. */
const READINGS = 3;

/** Reads a file that goes on with `filling`, 22 MB of it, and says how much the last 20 MB of them made it hold. */
async function heldAfter(sample: FormatSample, filling: string): Promise<{ held: number; log: ImportedLog }> {
  let reading = await readOnce(sample, filling);
  for (let i = 1; i < READINGS && reading.held >= MOST_HELD; i++) reading = await readOnce(sample, filling);
  return reading;
}

async function readOnce(sample: FormatSample, filling: string): Promise<{ held: number; log: ImportedLog }> {
  const table = new MailTable();
  const collector = new LogCollector(handTo(table));
  const reading = new FileReading(collector, FILE);
  const fill = (megabytes: number): void => {
    for (let bytes = 0; bytes < megabytes * MB; bytes += 100_000)
      reading.push(Buffer.from(filling.repeat(Math.ceil(100_000 / filling.length))));
  };
  reading.push(Buffer.from(`${linesOf({ ...sample, tail: [] }, sample.isSingle ? 1 : 3).join('\n')}\n`));
  fill(2);
  const before = await heldBytes();
  fill(20);
  const held = (await heldBytes()) - before;
  reading.push(Buffer.from(`\n${[...(sample.isSingle ? [] : sample.mail(9, idOf(9))), ...sample.tail].join('\n')}\n`));
  reading.end();
  return { held, log: new ImportedLog(table, collector.finish()) };
}

describe('a line of 20 MB', () => {
  it.each(CASES)('is skipped by its number, is not held, and the mails around it are read: %s', async (_, sample) => {
    const { held, log } = await heldAfter(sample, 'x');
    expect(held).toBeLessThan(MOST_HELD);
    expect(log.skipped.map(({ reason }) => reason)).toContain('the line is longer than 1 MB');
    expect(log.table.rows).toBe(sample.isSingle ? 1 : 4);
  });
});

describe('20 MB of lines that lead nowhere', () => {
  it.each([
    ['mbox', 'Received: from here by there id 1; Wed, 1 Feb 2006 03:04:05 +0000\n'],
    ['mbox', ' a header that is folded again and again, and has no end\n'],
    ['mbox', 'a body that has no end\n'],
    ['mbox', '\n'],
    ['eml', 'Message-ID: <again@x>\n'],
    ['message-id-list', 'no Message-ID at all\n'],
    ['mail-log', 'Feb  1 03:04:05 mx postfix/cleanup[12]: A1: message-id=<\n'],
    ['exchange-tracking', '"a field that is never closed\n'],
    ['own-csv', '"a field that is never closed\n'],
  ])('are not held: %s, %j', async (id, filling) => {
    const sample = SAMPLES.find(({ format }) => format === id)!;
    expect((await heldAfter(sample, filling)).held).toBeLessThan(MOST_HELD);
  });
});
