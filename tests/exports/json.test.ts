import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { STEP_IDS } from '../../src/algorithms/step.ts';
import { COLLISIONS_JSON } from '../../src/exports/json.ts';
import { ALGORITHM_IDS, LIVE_FIELDS } from '../../src/scenario/scenario.ts';
import { racedRun, text } from './racedRun.ts';
import type { RaceOptions } from './racedRun.ts';
import { schemaErrors } from './schemaCheck.ts';
import type { Schema } from './schemaCheck.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../public/message-id-collisions.schema.json', import.meta.url), 'utf8'),
) as Schema;

interface File {
  format: string;
  version: number;
  startedAt: string;
  scenario: object;
  changes: object[];
  gaps: object[];
  panels: {
    panel: string;
    totals: Record<string, number>;
    collisions: { collision: number; messageId: string; messages: Message[] }[];
    messages?: (Message & { messageId: string; collision: number | null })[];
  }[];
}
interface Message {
  message: number;
  clock_ms: number;
  start_us: number;
  steps: { step: string; at_us: number; value: number | null; waited_us?: number }[];
}

function written(options: RaceOptions = {}, everyMessage = false): File {
  return JSON.parse(text(COLLISIONS_JSON.write(racedRun(options), { everyMessage }))) as File;
}

const eventful: RaceOptions = {
  changes: [{ atUs: 1234.56789, field: 'threads', from: 10, to: 4 }],
  gaps: [{ fromUs: 10, toUs: 20.5 }],
};

describe('the schema', () => {
  test.each<[string, RaceOptions]>([
    ['an ordinary run', {}],
    ['a run with changes and gaps', eventful],
    ['a run at full speed, without steps', { stepUs: 0 }],
    ['a run on a clock of 5 µs', { clockResolutionUs: 5 }],
    ['two processes of the AtomicInteger', { first: 'javamail-1.5.3', processes: 2 }],
    ['one generator per thread', { hash: 'jdk8' }],
    ['one thread, without a collision', { threads: 1 }],
    ['1.3.3 beside 1.4.1', { first: 'javamail-1.3.3', second: 'javamail-1.4.1' }],
  ])('holds for %s, with and without every message', (_name, options) => {
    for (const everyMessage of [false, true]) expect(schemaErrors(written(options, everyMessage), schema)).toEqual([]);
  });

  test('refuses what is missing, misspelt, of another type or not among the words allowed', () => {
    const file = written();
    const broken: [Partial<Record<keyof File, unknown>>, string][] = [
      [{ ...file, version: 2 }, '$.version is not 1'],
      [{ ...file, panels: [] }, '$.panels has too few items'],
      [{ ...file, startedAt: 'yesterday' }, '$.startedAt has another form'],
      [
        { ...file, changes: [{ at_us: '1', field: 'threads', from: 1, to: 2 }] },
        '$.changes[0].at_us is not of type number',
      ],
      [
        { ...file, changes: [{ at_us: 1, field: 'seed', from: 1, to: 2 }] },
        '$.changes[0].field is not one of the allowed values',
      ],
      [{ ...file, scenario: { ...file.scenario, threads: 65 } }, '$.scenario.threads is too large'],
    ];
    for (const [value, error] of broken) expect(schemaErrors(value, schema)).toEqual([error]);
    const without: Partial<File> = { ...file };
    delete without.gaps;
    expect(schemaErrors({ ...without, Gaps: [] }, schema)).toEqual([
      '$.gaps is missing',
      '$.Gaps is not in the schema',
    ]);
  });

  test('knows every algorithm, step and live field there is', () => {
    const text = JSON.stringify(schema);
    for (const word of [...ALGORITHM_IDS, ...STEP_IDS, ...LIVE_FIELDS]) expect(text).toContain(`"${word}"`);
  });
});

describe('the file', () => {
  test('says what it is, when the run started and with which settings', () => {
    const file = written(eventful);
    expect(file.format).toBe('message-id-collisions');
    expect(file.version).toBe(1);
    expect(file.startedAt).toBe('2026-01-31T12:34:56.789Z');
    expect(file.scenario).toEqual(racedRun(eventful).scenario);
    expect(file.changes).toEqual([{ at_us: 1234.568, field: 'threads', from: 10, to: 4 }]);
    expect(file.gaps).toEqual([{ from_us: 10, to_us: 20.5 }]);
  });

  test('bears the totals under the names of the metrics', () => {
    const [first] = written().panels;
    const { idsPerSecond, ...totals } = racedRun().panels[0]!.totals;
    expect(first!.totals).toEqual({ ...totals, 'ids-per-second': idsPerSecond });
  });

  test('lists each collision with its messages, and all messages only when asked to', () => {
    const [first] = written().panels;
    expect(first!.collisions.length).toBe(first!.totals.collisions);
    expect(first!.collisions.length).toBeGreaterThan(2);
    for (const { messages } of first!.collisions) expect(messages.length).toBeGreaterThan(1);
    expect(first).not.toHaveProperty('messages');
    expect(written({}, true).panels[0]!.messages).toHaveLength(60);
  });

  test('gives every message of a collision the Message-ID of the collision', () => {
    const [first] = written({}, true).panels;
    for (const { collision, messageId, messages } of first!.collisions) {
      const bearers = first!.messages!.filter((message) => message.messageId === messageId);
      expect(bearers.map(({ message }) => message).sort()).toEqual(messages.map(({ message }) => message).sort());
      for (const bearer of bearers) expect(bearer.collision).toBe(collision);
    }
  });

  test('tells each step’s moment and value, and how long a lock was waited for', () => {
    const [, second] = written({}, true).panels;
    const steps = second!.messages!.flatMap((message) => message.steps);
    expect(steps.slice(0, 7).map(({ step }) => step)).toEqual([
      'read-seed',
      'write-seed',
      'lock',
      'read-counter',
      'write-counter',
      'unlock',
      'read-clock',
    ]);
    expect(steps.some(({ waited_us }) => waited_us !== undefined && waited_us > 0)).toBe(true);
    for (const { step, waited_us } of steps) if (waited_us !== undefined) expect(step).toBe('lock');
  });

  test('keeps times to three decimals, and the clock of a µs field exactly', () => {
    const [first] = written({ clockResolutionUs: 5 }, true).panels;
    for (const message of first!.messages!) {
      expect(String(message.start_us)).toMatch(/^\d+(\.\d{1,3})?$/);
      const clock = message.steps.at(-1)!.value!;
      expect(message.clock_ms.toFixed(3).replace('.', '')).toBe(String(clock));
    }
  });
});
