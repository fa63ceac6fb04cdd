import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FIELDS } from '../../src/scenario/fields.ts';
import { CLAIMS, ENGINE_TABLES } from '../../src/scenario/presets.ts';
import {
  RUNS,
  SECONDS,
  SWEPT_FIELDS,
  cellsOf,
  inSeedOrder,
  refusal,
  seeded,
  type Axis,
  type SweepPlan,
} from '../../src/scenario/sweep.ts';
import {
  allValues,
  defaultSweep,
  formatSweep,
  parseSweep,
  readValues,
  writeValues,
} from '../../src/scenario/sweepLink.ts';
import { parseScenario } from '../../src/scenario/url.ts';
import { arbitraryScenario } from './arbitraryScenario.ts';

const parse = (query: string) => parseSweep(new URLSearchParams(query));

const arbitraryAxis: fc.Arbitrary<Axis> = fc
  .constantFrom(...SWEPT_FIELDS)
  .chain((field) => fc.subarray([...allValues(FIELDS[field])], { minLength: 1 }).map((values) => ({ field, values })));
const arbitraryPlan: fc.Arbitrary<SweepPlan> = fc.record({
  base: arbitraryScenario,
  x: arbitraryAxis,
  y: fc.option(arbitraryAxis),
  runs: fc.integer({ min: RUNS.min, max: RUNS.max }),
  seconds: fc.integer({ min: SECONDS.min, max: SECONDS.max }),
});

describe('a sweep’s link', () => {
  test('is read back as the sweep that wrote it', () => {
    fc.assert(
      fc.property(arbitraryPlan, (plan) => {
        const { plan: read, problems } = parse(formatSweep(plan));
        expect(problems).toEqual([]);
        const expected = plan.base.engine === 'live' ? plan : { ...plan, seconds: SECONDS.default };
        expect(read).toEqual(expected);
      }),
    );
  });

  test('without axes is the default sweep, and with only x a line', () => {
    expect(parse('view=sweep').plan).toEqual(defaultSweep);
    expect(parse('view=sweep&x=threads:1,2').plan.y).toBeNull();
  });

  test('takes a range, and all of a setting’s stops where no values are given', () => {
    expect(parse('view=sweep&x=threads:1..4,10').plan.x.values).toEqual([1, 2, 3, 4, 10]);
    expect(parse('view=sweep&x=clock:1ms..10ms').plan.x.values).toEqual([1000, 2000, 5000, 10_000]);
    expect(parse('view=sweep&x=step').plan.x.values).toEqual(FIELDS.stepUs.stops);
  });

  test.each([
    ['x=threads:1,65', 'x', '65', 'whole numbers from 1 to 64'],
    ['x=threads:1..1000000', 'x', '1..1000000', 'whole numbers from 1 to 64'],
    ['x=colour:1', 'x', 'colour:1', 'threads, clock, step, work, cores, processes'],
    ['x=threads:1&y=clock:3ms', 'y', '3ms', '1ms, 2ms, 5ms'],
    ['x=threads:1&x=threads:2', 'x', 'threads:1, threads:2', 'once'],
    ['seeds=0', 'seeds', '0', 'whole numbers from 1 to 100'],
    ['seconds=61&engine=live', 'seconds', '61', 'whole numbers from 1 to 60'],
  ])('%s gets a message that names parameter, value and what is allowed', (query, parameter, value, allowed) => {
    const { problems } = parse(`view=sweep&${query}`);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ parameter, value });
    expect(problems[0]!.message).toContain(allowed);
  });

  test('the rest of a link with a wrong axis still works', () => {
    const { plan } = parse('view=sweep&x=threads:none&y=clock:1ms&seeds=3&work=50');
    expect(plan).toMatchObject({ x: defaultSweep.x, y: { values: [1000] }, runs: 3, base: { workSteps: 50 } });
  });

  test('never throws, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (x, y) => {
        const params = new URLSearchParams({ view: 'sweep', x, y });
        const { plan } = parseSweep(params);
        expect(plan.x.values.length).toBeGreaterThan(0);
      }),
    );
  });
});

test('values are read however they are spaced, in the order of the slider, each once', () => {
  expect(readValues(FIELDS.threads, ' 10, 1 ,1..2 ')).toEqual({ values: [1, 2, 10], wrong: null });
  expect(readValues(FIELDS.stepUs, '0, 5ms').values).toEqual([5000, 0]);
  expect(readValues(FIELDS.threads, '1,,2').wrong).toBe('');
  expect(writeValues(FIELDS.clockResolutionUs, [100, 15_625], ', ')).toBe('0.1ms, 15.625ms');
});

describe('the cells of a sweep', () => {
  test('are its first row from left to right, then the next; each has its own values and all else of the base', () => {
    const plan: SweepPlan = {
      ...defaultSweep,
      x: { field: 'threads', values: [1, 10] },
      y: { field: 'stepUs', values: [5000, 0] },
    };
    expect(cellsOf(plan).map(({ index, x, y }) => [index, x, y])).toEqual([
      [0, 1, 5000],
      [1, 10, 5000],
      [2, 1, 0],
      [3, 10, 0],
    ]);
    expect(cellsOf(plan)[3]!.scenario).toEqual({ ...plan.base, threads: 10, stepUs: 0 });
  });

  test('that need more than 64 lanes have no scenario', () => {
    const plan: SweepPlan = {
      ...defaultSweep,
      x: { field: 'threads', values: [16, 33] },
      y: { field: 'processes', values: [1, 2, 4] },
    };
    expect(cellsOf(plan).map(({ scenario }) => scenario !== null)).toEqual([true, true, true, false, true, false]);
  });

  test('keep the seeds of their runs in a seed’s range', () => {
    const { base } = defaultSweep;
    expect(seeded(base, 0)).toEqual(base);
    expect(seeded({ ...base, seed: 2 ** 31 - 1 }, 2).seed).toBe(1);
    expect(inSeedOrder({ seed: 2 ** 31 - 1 }, [1, 0, 2 ** 31 - 1])).toEqual([2 ** 31 - 1, 0, 1]);
  });
});

describe('a sweep that is too large is refused by a message that names the limit', () => {
  const all = (field: Axis['field']): Axis => ({ field, values: allValues(FIELDS[field]) });

  test('in cells', () => {
    const plan = { ...defaultSweep, x: all('threads'), y: all('cores') };
    expect(refusal(plan)).toContain('4,096 cells; the limit is 1,024');
  });

  test('in messages', () => {
    const base = { ...defaultSweep.base, messages: 1_000_000 };
    expect(refusal({ ...defaultSweep, base, runs: 100 })).toContain('the limit is 100,000,000');
  });

  test('in seconds of live threads', () => {
    const base = { ...defaultSweep.base, engine: 'live' } as const;
    expect(refusal({ ...defaultSweep, base, runs: 100, seconds: 60 })).toContain('the limit is 3,600 s');
    expect(refusal({ ...defaultSweep, base, x: all('cores') })).toContain(
      'live threads have the cores of this machine',
    );
  });

  test('and so is one setting on both axes', () => {
    expect(refusal({ ...defaultSweep, y: defaultSweep.x })).toContain('same setting');
  });

  test('but the sweep of the issue is not: 16 × 7 cells, 10 seeds, 20,000 messages', () => {
    const x: Axis = { field: 'threads', values: [1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 24, 32, 40, 50, 64] };
    const y: Axis = { field: 'clockResolutionUs', values: [100, 1000, 5000, 10_000, 15_625, 55_000, 100_000] };
    expect(refusal({ ...defaultSweep, base: { ...defaultSweep.base, messages: 20_000 }, x, y })).toBeNull();
  });
});

test('the presets’ settings can all be set by a link', () => {
  const scenarios = CLAIMS.flatMap(({ cases }) => cases.map(({ scenario }) => scenario));
  const tables = ENGINE_TABLES.flatMap((table) => cellsOf({ ...table, runs: 1, seconds: 1 }));
  for (const scenario of [...scenarios, ...tables.map((cell) => cell.scenario)]) {
    expect(scenario).not.toBeNull();
    const { problems } = parseScenario(
      new URLSearchParams(scenario ? Object.entries({ threads: String(scenario.threads) }) : []),
    );
    expect(problems).toEqual([]);
  }
});
