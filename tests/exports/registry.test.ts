import { describe, expect, test } from 'vitest';
import { fileName } from '../../src/exports/fileName.ts';
import { EXPORT_FORMATS } from '../../src/exports/index.ts';
import { defaultScenario } from '../../src/scenario/fields.ts';
import { racedRun, STARTED_AT_MS } from './racedRun.ts';

test('the menu has the items of the contract', () => {
  expect(EXPORT_FORMATS.map(({ label }) => label)).toEqual([
    'CSV',
    'JSON',
    'SVG',
    'PNG',
    'Perfetto trace',
    'Packet capture (pcapng)',
    'Mailbox (mbox)',
  ]);
});

test('no two formats share an id or an extension', () => {
  expect(new Set(EXPORT_FORMATS.map(({ id }) => id)).size).toBe(EXPORT_FORMATS.length);
  expect(new Set(EXPORT_FORMATS.map(({ extension }) => extension)).size).toBe(EXPORT_FORMATS.length);
});

describe.each(EXPORT_FORMATS.filter((format) => format.source === 'record'))('$label', (format) => {
  test.each([true, false])('comes in about as many pieces as it says (every message: %s)', (everyMessage) => {
    const run = racedRun({ messages: 500, threads: 10, clockResolutionUs: 10_000 });
    const said = format.pieces(run, { everyMessage });
    const pieces = [...format.write(run, { everyMessage })].length;
    expect(said).toBeGreaterThan(20);
    expect(Math.abs(pieces - said)).toBeLessThanOrEqual(30);
  });

  test('does not run through the messages before it is read', () => {
    const run = racedRun({ messages: 50 });
    const panels = run.panels.map((panel) => ({
      ...panel,
      messages: () => {
        throw new Error('too early');
      },
    }));
    expect(() => format.write({ ...run, panels }, { everyMessage: true }).next()).not.toThrow();
  });
});

describe('a file’s name', () => {
  const named = (changes: Partial<typeof defaultScenario>) =>
    fileName({ scenario: { ...defaultScenario, ...changes }, startedAtMs: STARTED_AT_MS }, 'csv');

  test('of a live run holds first algorithm, threads, clock and start', () => {
    expect(named({})).toBe('collisions-javamail-1.3.2-10t-1ms-20260131T123456Z.csv');
  });

  test('of a simulation holds its seed instead', () => {
    expect(named({ engine: 'simulated', seed: 7, first: 'javamail-1.5.3', threads: 64, clockResolutionUs: 5 })).toBe(
      'collisions-javamail-1.5.3-64t-5us-7.csv',
    );
  });

  test('writes a clock with a fraction as a link does', () => {
    expect(named({ clockResolutionUs: 15_625 })).toContain('-15.625ms-');
  });

  test('has no character that a file system forbids', () => {
    expect(named({ clockResolutionUs: 500 })).toMatch(/^[\w.-]+$/);
  });
});
