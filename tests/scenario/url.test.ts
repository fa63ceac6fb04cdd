import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FIELDS, defaultScenario } from '../../src/scenario/fields.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { formatScenario, parseScenario } from '../../src/scenario/url.ts';
import { arbitraryScenario } from './arbitraryScenario.ts';

const parse = (query: string) => parseScenario(new URLSearchParams(query));
const CONTRACT_EXAMPLE =
  'threads=10&clock=1ms&step=5ms&work=20&smtp=0ms&messages=200000&first=javamail-1.3.2&second=javamail-1.4.1' +
  '&engine=live&seed=42&cores=2&processes=1&hash=jdk4&run=1';

describe('a link that is right', () => {
  test("CONTRACT.md's example is the default scenario, started at once", () => {
    expect(parse(CONTRACT_EXAMPLE)).toEqual({
      scenario: defaultScenario,
      view: 'race',
      scene: null,
      run: true,
      explicit: true,
      problems: [],
    });
  });

  test('an empty link is the default scenario and says nothing about starting', () => {
    expect(parse('')).toMatchObject({ scenario: defaultScenario, run: null, explicit: false, problems: [] });
  });

  test.each([
    ['clock=15.625ms', { clockResolutionUs: 15_625 }],
    ['clock=15625us', { clockResolutionUs: 15_625 }],
    ['clock=0.5ms', { clockResolutionUs: 500 }],
    ['clock=5us', { clockResolutionUs: 5 }],
    ['step=0', { stepUs: 0 }],
    ['step=0ms', { stepUs: 0 }],
    ['step=200us', { stepUs: 200 }],
    ['step=0.1ms', { stepUs: 100 }],
    ['smtp=100ms', { smtpMs: 100 }],
    ['smtp=5000us', { smtpMs: 5 }],
    ['threads=64', { threads: 64 }],
    ['threads=16&processes=4&hash=jdk8', { threads: 16, processes: 4, hash: 'jdk8' }],
    ['messages=5000000&work=10000', { messages: 5_000_000, workSteps: 10_000 }],
  ] satisfies [string, Partial<Scenario>][])('%s is understood', (query, expected) => {
    const { scenario, problems } = parse(query);
    expect(problems).toEqual([]);
    expect(scenario).toEqual({ ...defaultScenario, ...expected });
  });

  test("a scene's settings hold, and the link's own parameters go before them", () => {
    const settings = () => ({ threads: 2, stepUs: 20_000 });
    const link = parseScenario(new URLSearchParams('scene=4&threads=20'), settings);
    expect(link.scene).toBe(4);
    expect(link.scenario).toEqual({ ...defaultScenario, threads: 20, stepUs: 20_000 });
  });
});

describe('a link that is wrong', () => {
  const HOSTILE = [
    '5e9',
    'NaN',
    '-1',
    '',
    '<script>',
    'Infinity',
    '0x10',
    ' 10',
    '1,000',
    '99999999999999999999',
    '10.5',
  ];
  const NUMBERS = Object.values(FIELDS).flatMap(({ kind, parameter }) => (kind === 'choice' ? [] : [parameter]));

  test.each(NUMBERS)('%s refuses what is no value of it, names the value and keeps the default', (parameter) => {
    for (const value of HOSTILE) {
      const { scenario, problems } = parseScenario(new URLSearchParams([[parameter, value]]));
      expect(scenario).toEqual(defaultScenario);
      expect(problems).toHaveLength(1);
      expect(problems[0]).toMatchObject({ parameter, value });
      expect(problems[0]!.message).toContain(`${parameter} cannot be "${value.slice(0, 40)}". Allowed: `);
    }
  });

  test.each([
    ['threads=65', 'threads cannot be "65". Allowed: whole numbers from 1 to 64. 10 is used.'],
    ['threads=0', 'threads cannot be "0". Allowed: whole numbers from 1 to 64. 10 is used.'],
    ['clock=15.6ms', '"15.6ms". Allowed: 5us, 10us, 20us, 50us, 0.1ms, 0.2ms, 0.5ms, 1ms, 2ms, 5ms, 10ms, 15.625ms, '],
    ['clock=10', 'clock cannot be "10". Allowed: 5us'],
    ['step=3ms', 'Allowed: 50ms, 20ms, 10ms, 5ms, 2ms, 1ms, 0.5ms, 0.2ms, 0.1ms, 0. 5ms is used.'],
    ['work=3', 'work cannot be "3". Allowed: 0, 1, 2, 5, 10,'],
    [
      'first=javamail-9',
      'Allowed: javamail-1.3.2, javamail-1.3.3, javamail-1.4.1, javamail-1.5.3. javamail-1.3.2 is used.',
    ],
    ['hash=jdk5', 'hash cannot be "jdk5". Allowed: jdk4, jdk8. jdk4 is used.'],
    ['scene=8', 'scene cannot be "8". Allowed: 1, 2, 3, 4, 5, 6, 7. It is left out.'],
    ['run=yes', 'run cannot be "yes". Allowed: 0, 1. It is left out.'],
    ['view=table', 'view cannot be "table". Allowed: race, schedule, explore, sweep, logs. race is used.'],
    ['colour=red', 'There is no parameter "colour" (value "red"). Allowed: threads, clock, step,'],
    ['threads=2&threads=3', 'threads stands 2 times in the link ("2, 3"). Allowed: once. 10 is used.'],
  ])('%s is told with the parameter, the value and what is allowed', (query, expected) => {
    const { scenario, view, problems } = parse(query);
    expect(problems).toHaveLength(1);
    expect(problems[0]!.message).toContain(expected);
    expect(scenario).toEqual(defaultScenario);
    expect(view).toBe('race');
  });

  test.each([
    ['view=schedule&weather=rain', 'Allowed: per, ticks, repair, moves, threads, clock,'],
    ['view=explore&weather=rain', 'Allowed: per, ticks, bound, limit, threads, clock,'],
    ['view=sweep&weather=rain', 'Allowed: x, y, seeds, seconds, threads, clock,'],
  ])('%s names what this view reads', (query, expected) => {
    expect(parse(query).problems[0]!.message).toContain(expected);
  });

  test('words that are not known may come from a newer version, which is told once', () => {
    const newer = /This link may come from a newer version of the page\./;
    const told = (query: string) => parse(query).problems.filter(({ message }) => newer.test(message));
    expect(told('first=javamail-9&second=javamail-8&weather=rain&view=table')).toHaveLength(1);
    expect(told('weather=rain')).toHaveLength(1);
    expect(told('threads=65&threads=3')).toEqual([]);
    expect(told('threads=65&clock=3ms')).toEqual([]);
  });

  test('the rest of the link still works', () => {
    const { scenario, run, problems } = parse('threads=-1&clock=55ms&nonsense&run=0');
    expect(scenario).toEqual({ ...defaultScenario, clockResolutionUs: 55_000 });
    expect(run).toBe(false);
    expect(problems.map(({ parameter }) => parameter)).toEqual(['threads', 'nonsense']);
  });

  test('too many threads for the processes that a link names give way to the default, and the processes hold', () => {
    const { scenario, problems } = parse('threads=64&processes=4');
    expect(problems.map(({ message }) => message)).toEqual([
      'threads cannot be "64". Allowed: threads × processes at most 64, and processes is 4. threads=10 is used.',
    ]);
    expect(scenario).toEqual({ ...defaultScenario, processes: 4 });
  });

  test('where even the default has no room, as many threads are used as there is room for', () => {
    const link = parseScenario(new URLSearchParams('scene=3&threads=40&processes=4'), () => ({ threads: 32 }));
    expect(link.scenario).toMatchObject({ threads: 16, processes: 4 });
  });

  test('too many processes for the default threads are named as such', () => {
    const { scenario, problems } = parseScenario(new URLSearchParams('scene=3&processes=4'), () => ({ threads: 32 }));
    expect(problems[0]).toMatchObject({ parameter: 'processes', value: '4' });
    expect(scenario).toMatchObject({ threads: 32, processes: 1 });
  });

  test("parameters of another view are that view's own affair", () => {
    expect(parse('view=explore&per=x&ticks=0&bound=9').problems).toEqual([]);
    expect(parse('per=1').problems.map(({ parameter }) => parameter)).toEqual(['per']);
  });

  test('a long value is cut at 40 characters, and characters that hide or reverse text are replaced', () => {
    const [problem] = parseScenario(new URLSearchParams([['threads', `\u202Eevil\u0000${'9'.repeat(60)}`]])).problems;
    expect(problem!.message).toContain(`"\uFFFDevil\uFFFD${'9'.repeat(34)}…"`);
  });

  test('whatever stands in a link, the scenario is a valid one', () => {
    const names = fc.oneof(
      fc.constantFrom('threads', 'clock', 'step', 'smtp', 'scene', 'view', 'processes'),
      fc.string(),
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('1', '64', '4', '0', '1ms', '5us', 'explore'),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(names, texts), { maxLength: 8 }), (pairs) => {
        const { scenario } = parseScenario(new URLSearchParams(pairs));
        expect(parse(formatScenario(scenario))).toMatchObject({ scenario, problems: [] });
      }),
    );
  });
});

describe('writing a link', () => {
  test('what is at its default is left out, and the order is fixed', () => {
    expect(formatScenario(defaultScenario)).toBe('');
    expect(formatScenario({ ...defaultScenario, smtpMs: 100, stepUs: 0, clockResolutionUs: 15_625, threads: 64 })).toBe(
      'threads=64&clock=15.625ms&step=0&smtp=100ms',
    );
  });

  test('every valid scenario reads back as itself', () => {
    fc.assert(
      fc.property(arbitraryScenario, (scenario) => {
        expect(parse(formatScenario(scenario))).toMatchObject({ scenario, problems: [] });
      }),
    );
  });

  test('with a scene, only what differs from its settings is written, and reads back as itself', () => {
    const sceneSettings = (scene: number): Partial<Scenario> => ({ threads: scene, clockResolutionUs: 55_000 });
    expect(
      formatScenario({ ...defaultScenario, threads: 4, clockResolutionUs: 55_000 }, { scene: 4, sceneSettings }),
    ).toBe('scene=4');
    fc.assert(
      fc.property(arbitraryScenario, fc.integer({ min: 1, max: 7 }), fc.boolean(), (scenario, scene, run) => {
        const link = formatScenario(scenario, { scene, run, sceneSettings });
        const read = parseScenario(new URLSearchParams(link), sceneSettings);
        expect(read).toMatchObject({ scenario, scene, run, problems: [] });
      }),
    );
  });
});
