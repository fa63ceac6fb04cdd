import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseMessageId } from '../../src/algorithms/format.ts';
import { algorithmById } from '../../src/algorithms/index.ts';
import { CSV, textCell } from '../../src/exports/csv.ts';
import type { AlgorithmId } from '../../src/scenario/scenario.ts';
import { readCsv } from './readCsv.ts';
import { groupsBy, racedRun, text } from './racedRun.ts';

const HEADER =
  'panel,algorithm,message,thread,process,message_id,hash,counter,clock_ms,start_us,end_us,collision,cause';

describe('the file', () => {
  const run = racedRun();
  const colliding = text(CSV.write(run, { everyMessage: false }));
  const every = text(CSV.write(run, { everyMessage: true }));

  test('begins with the header line of the contract and ends every line with CRLF', () => {
    expect(colliding.startsWith(`${HEADER}\r\n`)).toBe(true);
    expect(colliding.endsWith('\r\n')).toBe(true);
    expect(colliding.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  test('lists only the colliding messages, each with those that it collides with', () => {
    const [first] = run.panels;
    const rows = readCsv(colliding);
    expect(rows).toHaveLength(first!.totals.duplicates + first!.totals.collisions);
    expect(rows.length).toBeGreaterThan(4);
    const groups = groupsBy(rows, (row) => row.collision);
    expect([...groups.keys()]).toEqual(Array.from(groups, (_, index) => String(index + 1)));
    for (const group of groups.values()) {
      expect(group.length).toBeGreaterThan(1);
      expect(new Set(group.map((row) => row.message_id)).size).toBe(1);
    }
  });

  test('lists every message of both panels when asked to', () => {
    const rows = readCsv(every);
    expect(rows.map((row) => row.panel)).toEqual([
      ...Array<string>(60).fill('first'),
      ...Array<string>(60).fill('second'),
    ]);
    const numbers = rows.slice(0, 60).map((row) => Number(row.message));
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, i) => i));
  });

  test('leaves collision and cause empty where there is none, and names one of the four causes where there is', () => {
    for (const row of readCsv(every)) {
      if (row.collision === '') expect(row.cause).toBe('');
      else expect(['shared-read', 'replay', 'chance', 'unknown']).toContain(row.cause);
    }
  });

  test('says that the safe algorithm made no two alike', () => {
    expect(readCsv(every).filter((row) => row.panel === 'second' && row.collision !== '')).toEqual([]);
  });
});

describe.each<[AlgorithmId, number]>([
  ['javamail-1.3.2', 1000],
  ['javamail-1.3.3', 15_625],
  ['javamail-1.4.1', 5],
  ['javamail-1.5.3', 100],
])('every row of %s on a clock of %i µs', (first, clockResolutionUs) => {
  const rows = readCsv(text(CSV.write(racedRun({ first, clockResolutionUs, processes: 2 }), { everyMessage: true })));

  test('holds the hash, counter and clock of its Message-ID', () => {
    for (const row of rows.filter(({ panel }) => panel === 'first')) {
      const digits = clockResolutionUs < 1000 ? 16 : 13;
      const fields = parseMessageId(algorithmById(first), row.message_id!, digits);
      expect(String(fields!.hash)).toBe(row.hash);
      expect(fields!.counter === null ? '' : String(fields!.counter)).toBe(row.counter);
      expect(String(fields!.clock)).toBe(row.clock_ms!.replace('.', ''));
      expect(Number(row.clock_ms)).toBeCloseTo(1769862896789, -6);
    }
  });

  test('counts threads and processes from 0, and ends after it began', () => {
    expect(new Set(rows.map((row) => row.thread))).toEqual(new Set(['0', '1', '2', '3']));
    expect(new Set(rows.map((row) => row.process))).toEqual(new Set(['0', '1']));
    for (const row of rows) expect(Number(row.end_us)).toBeGreaterThan(Number(row.start_us));
  });
});

describe('formula injection', () => {
  const begins = /^[=+\-@\t\r\n]/;

  test('no cell of a file begins with a character that starts a formula', () => {
    const file = text(CSV.write(racedRun({ hash: 'jdk8', clockResolutionUs: 5 }), { everyMessage: true }));
    const cells = readCsv(file).flatMap((row) => Object.values(row));
    expect(cells.length).toBeGreaterThan(1000);
    expect(cells.filter((cell) => begins.test(cell))).toEqual([]);
  });

  test.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '=HYPERLINK("http://x","y")',
    "=cmd|' /C calc'!A0",
  ])('a text of %j is disarmed', (hostile) => {
    const [row] = readCsv(`cell\r\n${textCell(hostile)}\r\n`);
    expect(row!.cell).toBe(`'${hostile}`);
    expect(row!.cell).not.toMatch(begins);
  });

  test('any text stays one cell, and reads back as it was or with an apostrophe in front', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('=', '-', ',', '"', '\r', '\n', '\t', 'a', 'é', ' ') }),
        (value) => {
          const [row, ...more] = readCsv(`cell,next\r\n${textCell(value)},x\r\n`);
          expect(more).toEqual([]);
          expect(row).toEqual({ cell: begins.test(value) ? `'${value}` : value, next: 'x' });
        },
      ),
    );
  });
});
