import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ENRON_SINGLE, OTHER_MAIL, PRINTED_HASHES } from '../../../src/jvm/provenance.ts';
import { examine } from '../../../src/mail/microscope/examine.ts';
import { EXAMPLES } from '../../../src/mail/microscope/examples.ts';
import { findingNote, findingWords, noCandidateWords, summaryWords } from '../../../src/mail/microscope/texts.ts';

const example = (name: string) => examine(EXAMPLES.find((one) => one.name.includes(name))?.lines.join('\n') ?? '');
const answers = (name: string): string[] => example(name).findings.map(findingWords);

function fixture(process: 'a' | 'b'): string {
  return readFileSync(new URL(`../../fixtures/jakarta-mail-1.6.5/process-${process}.txt`, import.meta.url), 'utf8');
}

describe('the examples', () => {
  test.each(EXAMPLES)('$name is read from its first line to its last', ({ lines }) => {
    const { ids, unread, left } = examine(lines.join('\n'));
    expect([ids.length, unread, left]).toEqual([lines.length, [], 0]);
    expect(ids.every(({ generatorId }) => generatorId !== null)).toBe(true);
  });

  test('are named differently, and hold every Message-ID and hash whose draw is known', () => {
    expect(new Set(EXAMPLES.map(({ name }) => name)).size).toBe(EXAMPLES.length);
    const shown = EXAMPLES.flatMap(({ lines }) => lines);
    for (const { messageId } of OTHER_MAIL) expect(shown).toContain(messageId);
    for (const { hash } of ENRON_SINGLE) expect(shown).toContain(String(hash));
    for (const { text } of PRINTED_HASHES) expect(shown).toContain(text);
  });

  test.each(OTHER_MAIL)('$messageId has draw $draw among its candidates', ({ messageId, draw, bits }) => {
    expect(examine(messageId ?? '').ids[0]?.candidates).toContainEqual({ draw, bits });
  });

  test('of the Enron corpus give one answer each', () => {
    expect(answers('ten in a row')).toEqual(['10 IDs in a row are draws 523,309 to 523,318: one JVM process.']);
    expect(answers('four of one night')).toEqual(['2 IDs in a row are draws 813,355 to 813,356: one JVM process.']);
  });

  test('that Java printed give one answer each', () => {
    expect(answers('Thinking in Java')).toEqual(['4 IDs in a row are draws 22 to 25: one JVM process.']);
    expect(answers('Class loaders')).toEqual(['2 IDs in a row are draws 21 to 22: one JVM process.']);
    expect(answers('32-bit JVMs')).toEqual(['8 IDs in a row are draws 9 to 16: one JVM process.']);
    expect(answers('-XX:hashCode=0')).toEqual(['5 IDs in a row are draws 46 to 50: one JVM process.']);
    expect(answers('main thread')).toEqual([
      '5 IDs in a row are hashes 8 to 12 of one thread, whose start value X was draw 1: JDK 8 or later.',
    ]);
  });

  test('of two processes are told to be two that count alike', () => {
    const found = example('Two processes');
    expect(found.findings.map(findingWords)).toEqual([
      '12 IDs in a row bear hashes 1,811 to 1,816 of a thread in each of at least two processes, ' +
        'whose start value X was draw 3,474: JDK 8 or later.',
    ]);
    expect(findingNote(found.findings[0]!)).toContain('so there were two (inferred)');
    expect(summaryWords(found)).toBe('12 Message-IDs. 3 stand there more than once.');
  });
});

describe('a hash with several candidates', () => {
  test('shows them all, and its neighbours decide', () => {
    const alone = examine('1115198').ids[0];
    expect(alone?.candidates?.map(({ draw }) => draw)).toEqual([162_343, 523_317]);
    expect(alone?.decided).toBeNull();
    const among = example('ten in a row').ids.find(({ hash }) => hash === 1115198);
    expect(among?.candidates).toHaveLength(2);
    expect(among?.decided).toEqual({ finding: 0, place: 523_317 });
  });
});

describe('a hash without one', () => {
  test.each([
    ['1398148340', 'Not among the first 5,000,000 draws of the JVM’s generator: since JDK 8 each thread has its own.'],
    ['-7', 'No draw: HotSpot’s hashes are never negative or 0.'],
  ])('%s says so', (hash, words) => {
    expect(noCandidateWords(examine(hash).ids[0]!)).toBe(words);
  });
});

test.each(['a', 'b'] as const)(
  'process %s of Jakarta Mail is one thread’s stream: the hash’s number is id − 19,999',
  (name) => {
    const { ids, findings } = examine(fixture(name));
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ kind: 'thread', startDraw: 3474, ids: 300, countingAlike: false });
    for (const { text, decided } of ids) expect(decided?.place).toBe(Number(text.split('.')[1]) - 19_999);
  },
);

test('Message-IDs of different makers are read side by side, and prove nothing together', () => {
  const { ids, findings, unread } = examine(
    '<f47ac10b-58cc-4372-a567-0e02b2c3d479@a>\n<14765441.1022081866849.JavaMail.SYSTEM@oscar>\nnothing here\n<x@y>',
  );
  expect(ids.map(({ generatorId, candidates }) => [generatorId, candidates?.length ?? null])).toEqual([
    ['uuid-v4', null],
    ['javamail-1.3.2', 2],
    [null, null],
  ]);
  expect(findings).toEqual([]);
  expect(unread).toEqual([{ line: 3, reason: 'no Message-ID in it' }]);
});

test('an empty text holds nothing', () => {
  expect(examine('')).toEqual({ ids: [], findings: [], unread: [], left: 0 });
});
