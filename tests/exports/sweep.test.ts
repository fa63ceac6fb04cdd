import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { sweepCsv } from '../../src/exports/sweepCsv.ts';
import { sweepJson } from '../../src/exports/sweepJson.ts';
import { sweepPng, sweepSvg } from '../../src/exports/sweepPictures.ts';
import { seedRanges } from '../../src/exports/sweepExtent.ts';
import {
  extentLine,
  sweepFileName,
  sweepLines,
  sweepPoster,
  sweepSettings,
  sweepTitle,
} from '../../src/exports/sweepTexts.ts';
import type { SweepPoint, SweepRecord } from '../../src/log/sweepRecord.ts';
import { cellsOf, type SweepPlan } from '../../src/scenario/sweep.ts';
import { defaultSweep } from '../../src/scenario/sweepLink.ts';
import { sweepPosterSize } from '../../src/timeline/sweepPoster.ts';
import { LIGHT } from '../../src/timeline/theme.ts';
import { readCsv } from './readCsv.ts';
import { schemaErrors, type Schema } from './schemaCheck.ts';

const point = (duplicates: number): SweepPoint => ({
  runs: 10,
  seeds: [42, 43, 44, 45, 46, 47, 48, 49, 50, 51],
  messages: 20_000,
  duplicates,
  rate: duplicates / 200,
  low: duplicates / 250,
  high: duplicates / 150,
  chance: 1.5e-7,
  idsPerSecond: 86.2,
});

/** Three cells: one measured, one not yet, one that has no lanes. */
function recordOf(plan: Partial<SweepPlan> = {}): SweepRecord {
  const whole: SweepPlan = {
    ...defaultSweep,
    x: { field: 'threads', values: [10, 20, 64] },
    y: { field: 'processes', values: [2] },
    ...plan,
  };
  const cells = cellsOf(whole).map((cell) => ({ ...cell, point: cell.index === 0 ? point(840) : null }));
  return { state: 'complete', plan: whole, cells, startedAtMs: Date.UTC(2026, 0, 2, 3, 4, 5) };
}
const record = recordOf();
const schema = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '../../public/message-id-sweep.schema.json'), 'utf8'),
) as Schema;
const look = { theme: LIGHT, width: 900, logarithmic: false };

describe('a sweep’s CSV', () => {
  const rows = readCsv(sweepCsv(record));

  test('has a line for each cell with lanes, with its settings and what was measured', () => {
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({ threads: '10', processes: '2', clock_us: '1000', duplicates: '840' });
    expect(rows[0]).toMatchObject({ rate_percent: '4.2', chance_percent: '1.5e-7', runs: '10' });
    expect(rows[1]).toMatchObject({ threads: '20', rate_percent: '', runs: '0' });
  });

  test('names no cores and no seed of live threads', () => {
    const [live] = readCsv(sweepCsv(recordOf({ base: { ...defaultSweep.base, engine: 'live' } })));
    expect(live).toMatchObject({ cores: '', first_seed: '' });
  });
});

describe('a sweep’s JSON', () => {
  test.each([
    ['a map', record],
    ['a line of live threads', recordOf({ y: null, base: { ...defaultSweep.base, engine: 'live' } })],
  ])('keeps its schema: %s', (_what, written) => {
    expect(schemaErrors(JSON.parse(sweepJson(written)), schema)).toEqual([]);
  });

  test('tells which cells were measured, which not, and which have no lanes', () => {
    const { cells } = JSON.parse(sweepJson(record)) as { cells: { fits: boolean; measured?: object }[] };
    expect(cells.map(({ fits, measured }) => [fits, measured !== undefined])).toEqual([
      [true, true],
      [true, false],
      [false, false],
    ]);
  });
});

/** Two of ten runs of one cell and three of another are made, none of the third. */
function stoppedRecord(engine: 'simulated' | 'live' = 'simulated'): SweepRecord {
  const whole = recordOf({
    x: { field: 'threads', values: [1, 2, 4] },
    y: null,
    base: { ...defaultSweep.base, engine },
  });
  const seeds = [[42, 43], [42, 43, 45], null];
  const cells = whole.cells.map((cell, index) => {
    const run = seeds[index];
    return { ...cell, point: run ? { ...point(84), runs: run.length, seeds: run, messages: run.length * 2000 } : null };
  });
  return { ...whole, cells, state: 'stopped' };
}

describe('a stopped sweep', () => {
  const stopped = stoppedRecord();
  const drawn = (sweep: SweepRecord) => sweepSvg(sweepPoster(sweep, look)).replace(/<[^>]*>/g, '\n');

  test('says in its CSV of each cell what was run and what was asked for, and that it was stopped', () => {
    const rows = readCsv(sweepCsv(stopped));
    expect(rows.map(({ runs, runs_asked: asked, seeds, sweep }) => [runs, asked, seeds, sweep])).toEqual([
      ['2', '10', '42..43', 'stopped'],
      ['3', '10', '42..43 45', 'stopped'],
      ['0', '10', '', 'stopped'],
    ]);
    expect(readCsv(sweepCsv(record)).map(({ sweep }) => sweep)).toEqual(['complete', 'complete']);
  });

  test('says so in its JSON, which keeps its schema', () => {
    const written = JSON.parse(sweepJson(stopped)) as { cells: { measured?: { seeds?: number[] } }[] };
    expect(schemaErrors(written, schema)).toEqual([]);
    expect(written).toMatchObject({ state: 'stopped', runs: 10, runsMade: 5, runsAsked: 30 });
    expect(written.cells.map(({ measured }) => measured?.seeds)).toEqual([[42, 43], [42, 43, 45], undefined]);
    const live = JSON.parse(sweepJson(stoppedRecord('live'))) as typeof written;
    expect(schemaErrors(live, schema)).toEqual([]);
    expect(live.cells[0]?.measured?.seeds).toBeUndefined();
  });

  test('says so in its pictures, which do not name all seeds as if they had been run', () => {
    const text = drawn(stopped);
    expect(sweepLines(stopped).at(-1)).toBe(
      'Stopped: 5 of 30 runs made; seeds 42 to 43, 45; 2 to 3 of 10 runs a cell; 1 of 3 cells has none.',
    );
    expect(text).toContain('Stopped: 5 of 30 runs made');
    expect(text).toContain('asked for: seeds 42 to 51');
    expect(sweepLines(stopped)[1]).not.toContain('simulation, seeds');
    expect(drawn(stoppedRecord('live'))).toContain('Stopped: 5 of 30 runs made; 2 to 3 of 10 runs a cell');
    expect(drawn(record)).not.toContain('asked for');
  });

  test('is told from one that failed, that still goes on, and that is whole', () => {
    expect(extentLine({ ...stopped, state: 'failed' })).toMatch(/^Ended by an error: 5 of 30 runs made/);
    expect(extentLine({ ...stopped, state: 'running' })).toMatch(/^Still running when this was saved: 5 of 30/);
    expect(extentLine(record)).toBe('');
  });

  test('that was stopped before its first run names no seed as run', () => {
    const cells = stopped.cells.map((cell) => ({ ...cell, point: null }));
    expect(extentLine({ ...stopped, cells })).toBe('Stopped: 0 of 30 runs made; 3 of 3 cells have none.');
  });
});

test('seeds that follow one another are told as one piece, also past the end of their range', () => {
  expect(seedRanges([42])).toBe('42');
  expect(seedRanges([2_147_483_646, 2_147_483_647, 0, 1, 5])).toBe('2147483646 to 2147483647, 0 to 1, 5');
});

describe('a sweep’s picture', () => {
  test.each([
    ['map', record],
    ['line', recordOf({ y: null })],
  ])('says what was swept, the settings and the rate: a %s', (_form, drawn) => {
    for (const logarithmic of [false, true]) {
      const svg = sweepSvg(sweepPoster(drawn, { ...look, logarithmic }));
      expect(svg).toMatch(/^<svg .*<\/svg>\n$/s);
      expect(svg).toContain('Duplicate Message-IDs of JavaMail 1.3.2');
      expect(svg).toContain('work 20 steps');
      expect(svg).toContain('>4.2<');
      expect(svg).not.toContain('NaN');
    }
  });

  test('as a PNG has twice the screen’s pixels', () => {
    const input = sweepPoster(record, look);
    const size = sweepPosterSize(input);
    const asked: number[] = [];
    const refuse = (width: number, height: number): never => {
      asked.push(width, height);
      throw new Error('no canvas here');
    };
    expect(() => sweepPng(input, 1.5, refuse)).toThrow('no canvas');
    expect(asked).toEqual([Math.ceil(size.width * 3), Math.ceil(size.height * 3)]);
  });

  test('of many values is as wide as they need', () => {
    const all = recordOf({ y: null, x: { field: 'threads', values: Array.from({ length: 64 }, (_, i) => i + 1) } });
    expect(sweepPosterSize(sweepPoster(all, { ...look, width: 390 })).width).toBeGreaterThan(64 * 12);
  });
});

test('title, settings and file name tell sweeps apart', () => {
  expect(sweepTitle(record.plan)).toBe(
    'Duplicate Message-IDs of JavaMail 1.3.2, by mail delivery threads and JVM processes',
  );
  expect(sweepSettings(record.plan)[0]).toBe('clock 1 ms · 5 ms a step · work 20 steps · 64 cores · SMTP 0 ms');
  expect(sweepSettings(record.plan)[1]).toContain('seeds 42 to 51, 2,000 messages a run');
  expect(sweepFileName(record, 'csv')).toBe('sweep-javamail-1.3.2-threads-processes-42.csv');
  const live = recordOf({ y: null, base: { ...defaultSweep.base, engine: 'live' } });
  expect(sweepSettings(live.plan)[1]).toContain('10 runs of at most 3 s');
  expect(sweepFileName(live, 'png')).toBe('sweep-javamail-1.3.2-threads-20260102T030405Z.png');
});
