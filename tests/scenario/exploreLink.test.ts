import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EXPLORE_DEFAULTS, formatExploreLink, parseExploreLink } from '../../src/scenario/exploreLink.ts';
import { ALGORITHM_IDS } from '../../src/scenario/scenario.ts';

const parse = (query: string) => parseExploreLink(new URLSearchParams(query));

describe('a link to every interleaving', () => {
  test("of CONTRACT.md is understood, and gives the defaults' experiment", () => {
    const link = parse('view=explore&threads=2&per=1&ticks=0&first=javamail-1.3.2&run=1');
    expect(link).toEqual({ settings: EXPLORE_DEFAULTS, run: true, problems: [] });
    expect(parse('view=explore')).toEqual({ settings: EXPLORE_DEFAULTS, run: null, problems: [] });
  });

  test('survives the way through text', () => {
    fc.assert(
      fc.property(
        fc.record({
          algorithm: fc.constantFrom(...ALGORITHM_IDS),
          hash: fc.constantFrom('jdk4', 'jdk8'),
          threads: fc.integer({ min: 1, max: 4 }),
          per: fc.integer({ min: 1, max: 4 }),
          ticks: fc.integer({ min: 0, max: 1 }),
          bound: fc.option(fc.integer({ min: 0, max: 9 })),
          limit: fc.integer({ min: 1000, max: 10_000_000 }),
        }),
        fc.constantFrom(null, true, false),
        (settings, run) => {
          expect(parse(formatExploreLink(settings, run))).toEqual({ settings, run, problems: [] });
        },
      ),
    );
  });

  test.each([
    ['threads', '5', 'from 1 to 4'],
    ['threads', '0', 'from 1 to 4'],
    ['per', '5', 'from 1 to 4'],
    ['ticks', '2', 'from 0 to 1'],
    ['bound', '-1', '0, 1, 2'],
    ['limit', '10', 'from 1000 to 10000000'],
    ['first', 'javamail-9', 'javamail-1.3.2'],
    ['clock', '7ms', '1ms'],
  ])('%s=%s is refused with its name, its value and what is allowed, once', (parameter, value, allowed) => {
    const { settings, problems } = parse(`view=explore&${parameter}=${value}`);
    expect(settings).toEqual(EXPLORE_DEFAULTS);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ parameter, value });
    expect(problems[0]!.allowed).toContain(allowed);
  });
});

test('words that are not known may come from a newer version, which is told once', () => {
  const { problems } = parseExploreLink(new URLSearchParams('view=explore&first=javamail-9&hash=jdk99&weather=rain'));
  expect(problems.map(({ parameter }) => parameter)).toEqual(['first', 'hash', 'weather']);
  expect(problems.map(({ message }) => message.includes('newer version'))).toEqual([true, false, false]);
});
