/** Links that are wrong, of every view that reads one: each bad value is told, and a sensible one takes its place. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EXPLORE_DEFAULTS, EXPLORE_FIELDS, parseExploreLink } from '../../src/scenario/exploreLink.ts';
import { FIELDS, defaultScenario } from '../../src/scenario/fields.ts';
import type { Problem } from '../../src/scenario/problem.ts';
import { RUNS, SECONDS, SWEPT_FIELDS, cellsOf } from '../../src/scenario/sweep.ts';
import { defaultSweep, parseSweep } from '../../src/scenario/sweepLink.ts';
import { parseScenario } from '../../src/scenario/url.ts';
import { VIEW_IDS, VIEW_PARAMETERS, viewOf, type ViewId } from '../../src/scenario/view.ts';
import { parseSchedule } from '../../src/ui/views/schedule/scheduleLink.ts';
import { DEFAULT_SETTINGS, programFor } from '../../src/ui/views/schedule/settings.ts';

interface Read {
  /** What the view would show. */
  readonly shown: unknown;
  readonly problems: readonly Problem[];
}

/** As the view of this id reads its link, and what it shows where the link says nothing. */
const READERS: Readonly<Record<ViewId, { read: (params: URLSearchParams) => Read; standard: unknown }>> = {
  race: { read: raceLink, standard: defaultScenario },
  logs: { read: raceLink, standard: defaultScenario },
  schedule: {
    read: (params) => {
      const { settings, moves, problems } = parseSchedule(params);
      return { shown: { settings, moves: moves?.length ? moves : null }, problems };
    },
    standard: { settings: DEFAULT_SETTINGS, moves: null },
  },
  explore: {
    read: (params) => {
      const { settings, problems } = parseExploreLink(params);
      return { shown: settings, problems };
    },
    standard: EXPLORE_DEFAULTS,
  },
  sweep: {
    read: (params) => {
      const { plan, problems } = parseSweep(params);
      return { shown: plan, problems };
    },
    standard: defaultSweep,
  },
};

function raceLink(params: URLSearchParams): Read {
  const { scenario, problems } = parseScenario(params);
  return { shown: scenario, problems };
}

const OF_RACE = [...Object.values(FIELDS).map(({ parameter }) => parameter), 'scene', 'run'];
/** Empty, negative, huge, none, in other case, with markup, unknown; none of them is any parameter's value. */
const BAD = ['', '-1', '99999999999999999999', '1e9', 'NaN', 'Infinity', 'JavaMail-1.3.2', 'LIVE', '<b>', 'later'];
/** Of these, what can be read is used; their own tests say how. */
const READ_BY_LETTER: readonly string[] = ['moves', 'repair'];
/** No moves at all are no mistake. */
const isRight = (parameter: string, value: string): boolean => parameter === 'moves' && value === '';
const CASES = VIEW_IDS.flatMap((view) =>
  [...new Set([...VIEW_PARAMETERS[view], ...OF_RACE])].map((parameter) => [view, parameter] as const),
);

describe('a bad value in a link', () => {
  test.each(CASES)('of %s, %s, is told once with what is allowed, and the view shows its own default', (view, name) => {
    for (const value of BAD.filter((bad) => !isRight(name, bad))) {
      const params = new URLSearchParams(view === 'race' ? [] : [['view', view]]);
      params.set(name, value);
      const { shown, problems } = READERS[view].read(params);
      expect(problems.map(({ parameter }) => parameter)).toEqual([name]);
      expect(problems[0]?.message).toMatch(/Allowed: .+\. (.+ is used|It is left out)\./s);
      if (READ_BY_LETTER.includes(name)) continue;
      expect(shown).toEqual(READERS[view].standard);
    }
  });

  test.each(CASES)('of %s: %s given twice is told, and what is used instead', (view, name) => {
    const params = new URLSearchParams(view === 'race' ? [] : [['view', view]]);
    params.append(name, '1');
    params.append(name, '2');
    const { problems } = READERS[view].read(params);
    const told = problems.find(({ message }) => message.includes('stands 2 times in the link ("1, 2")'));
    expect(told?.parameter).toBe(name);
  });

  test('two views are none: the race is shown, as the message says', () => {
    const params = new URLSearchParams('view=sweep&view=explore');
    expect(viewOf(params)).toBe('race');
    expect(parseScenario(params).problems[0]?.message).toContain('race is used');
  });
});

describe('a sweep’s link with a bad value', () => {
  const parse = (query: string) => parseSweep(new URLSearchParams(`view=sweep&${query}`));

  test('has the sweep’s own messages, engine and cores, not the race’s, and says so', () => {
    expect(parse('messages=3').problems[0]?.message).toContain('2000 is used.');
    expect(parse('engine=Live').problems[0]?.message).toContain('Allowed: live, simulated. simulated is used.');
    expect(parse('cores=0').problems[0]?.message).toContain('64 is used.');
    expect(parse('messages=3&engine=Live&cores=0').plan).toEqual(defaultSweep);
  });

  test.each([
    ['x=threads:0', 'threads:1,2,4,10,20,32,64 is used', defaultSweep.x, defaultSweep.y],
    ['x=colour', 'threads:1,2,4,10,20,32,64 is used', defaultSweep.x, defaultSweep.y],
    ['x=', 'threads:1,2,4,10,20,32,64 is used', defaultSweep.x, defaultSweep.y],
    ['y=clock:3ms', 'clock:0.1ms,1ms,10ms,15.625ms,55ms is used', defaultSweep.x, defaultSweep.y],
    ['x=work:5&y=clock:3ms', 'It is left out', { field: 'workSteps', values: [5] }, null],
    ['x=clock:3ms&y=threads:2', 'clock:0.1ms', defaultSweep.y, { field: 'threads', values: [2] }],
  ])('%s: %s', (query, said, x, y) => {
    const { plan, problems } = parse(query);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toContain(said);
    expect(plan).toEqual({ ...defaultSweep, x, y });
  });

  test('with an axis that is not known here may come from a newer version', () => {
    expect(parse('x=weather:rain').problems[0]?.message).toContain('newer version of the page');
    expect(parse('x=threads:0').problems[0]?.message).not.toContain('newer version');
  });
});

test('a repaired listing can be explored and swept, as it can race', () => {
  const query = 'first=javamail-1.3.2~LRWCU';
  expect(parseExploreLink(new URLSearchParams(`view=explore&${query}`))).toMatchObject({
    settings: { algorithm: 'javamail-1.3.2~LRWCU' },
    problems: [],
  });
  expect(parseSweep(new URLSearchParams(`view=sweep&${query}`))).toMatchObject({
    plan: { base: { first: 'javamail-1.3.2~LRWCU' } },
    problems: [],
  });
  expect(parseExploreLink(new URLSearchParams('view=explore&first=javamail-1.3.2~LRWC')).problems).toHaveLength(1);
});

describe('whatever stands in a link', () => {
  const known = VIEW_IDS.flatMap((view) => VIEW_PARAMETERS[view]);
  const names = fc.oneof(fc.constantFrom(...OF_RACE, ...known, 'view'), fc.string({ unit: 'binary' }));
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(...VIEW_IDS, ...BAD, '1', '4', '64', '0', '1ms', 'RWC', 'LRWUC', 'RWrwC', '0t1'),
    fc.constantFrom(
      'threads:1,2',
      'clock',
      'threads:1..64',
      'cores:64..1',
      'processes:,',
      'step:0,,',
      'javamail-1.3.3',
    ),
  );
  const pairs = fc.array(fc.tuple(names, texts), { maxLength: 10 });

  test('no view’s reader throws, and what it shows can be shown', () => {
    fc.assert(
      fc.property(pairs, (entries) => {
        const params = new URLSearchParams(entries);
        for (const { read } of Object.values(READERS)) {
          for (const { message } of read(params).problems) expect(message).toMatch(/Allowed: /);
        }
        const { plan } = parseSweep(params);
        expect(cellsOf(plan).length).toBe(plan.x.values.length * (plan.y?.values.length ?? 1));
        expect(SWEPT_FIELDS).toContain(plan.x.field);
        for (const [value, { min, max }] of [
          [plan.runs, RUNS],
          [plan.seconds, SECONDS],
          [parseExploreLink(params).settings.limit, EXPLORE_FIELDS.limit],
        ] as const) {
          expect(value).toBeGreaterThanOrEqual(min);
          expect(value).toBeLessThanOrEqual(max);
        }
        const { settings } = parseSchedule(params);
        expect(programFor(settings).lists).toHaveLength(settings.threads);
      }),
    );
  });

  test('no query string makes a reader throw, however it is written', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[%&=+;#?a-z0-9~.]*$/)), (query) => {
        const params = new URLSearchParams(query);
        for (const { read } of Object.values(READERS)) read(params);
        expect(VIEW_IDS).toContain(viewOf(params));
      }),
    );
  });
});
