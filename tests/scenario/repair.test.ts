import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ORIGINAL,
  REPAIRABLE,
  isAtomic,
  lineOf,
  placed,
  readRepairedId,
  repairProblem,
  scopeOf,
  withAtomic,
  withScope,
} from '../../src/scenario/repair.ts';
import { defaultScenario } from '../../src/scenario/fields.ts';
import { formatScenario, parseScenario } from '../../src/scenario/url.ts';

const TOKENS = ['lock', 'unlock'] as const;

describe('a repair as text', () => {
  test.each(REPAIRABLE)('of %s begins with the listing as it was shipped', (id) => {
    expect(repairProblem(id, ORIGINAL[id])).toBeNull();
  });

  test.each([
    ['javamail-1.3.2', 'WRC', 1, 'W'],
    ['javamail-1.3.2', 'RLWLC', 4, 'L'],
    ['javamail-1.3.2', 'LRWuC', 4, 'u'],
    ['javamail-1.3.2', 'RW', 3, ''],
    ['javamail-1.3.2', 'RWCC', 4, 'C'],
    ['javamail-1.3.2', 'RSC', 2, 'S'],
    ['javamail-1.3.2', 'RWrwC', 3, 'r'],
    ['javamail-1.3.3', 'RWC', 3, 'C'],
    ['javamail-1.3.3', '', 1, ''],
    ['javamail-1.3.2', 'R💌WC', 2, '💌'],
  ] as const)('of %s cannot be %s: character %i', (id, text, position, character) => {
    expect(repairProblem(id, text)).toMatchObject({ position, character });
  });

  test('says what may stand where it went wrong', () => {
    expect(repairProblem('javamail-1.3.2', 'LX')?.allowed).toBe(
      'R (read seed), S (read and write seed at once), U (unlock, one for the JVM)',
    );
    expect(repairProblem('javamail-1.3.2', 'RWCLUx')?.allowed).toBe('nothing more');
  });

  test('is a repair whatever is done to it, and the lock stands where it was put', () => {
    const edit = fc.record({
      token: fc.constantFrom(...TOKENS),
      place: fc.option(fc.nat({ max: 8 })),
      scope: fc.constantFrom('jvm', 'thread'),
      atomic: fc.option(fc.tuple(fc.constantFrom('seed', 'counter'), fc.boolean())),
    });
    fc.assert(
      fc.property(fc.constantFrom(...REPAIRABLE), fc.array(edit, { maxLength: 8 }), (id, edits) => {
        let text = ORIGINAL[id];
        for (const { token, place, scope, atomic } of edits) {
          const at =
            place === null ? null : Math.min(place, text.replace(token === 'lock' ? /[Ll]/ : /[Uu]/, '').length);
          text = placed(text, token, at, scope);
          expect(lineOf(text, token)).toBe(at ?? -1);
          if (atomic) {
            const [part, on] = atomic;
            if (part === 'counter' && id === 'javamail-1.3.2') continue;
            text = withAtomic(text, part, on);
            expect(isAtomic(text, part)).toBe(on);
          }
          expect(repairProblem(id, text)).toBeNull();
        }
      }),
    );
  });

  test('has one scope for lock and unlock, which can be changed', () => {
    expect(withScope('LRWUC', 'thread')).toBe('lRWuC');
    expect(scopeOf('lRWuC')).toBe('thread');
    expect(placed('lRWC', 'unlock', 3, 'jvm')).toBe('lRWuC');
    expect(scopeOf('RWC')).toBeNull();
  });

  test('that is atomic keeps a lock that stood between the read and the write', () => {
    expect(withAtomic('RLWUC', 'seed', true)).toBe('SLUC');
    expect(withAtomic('SLUC', 'seed', false)).toBe('RWLUC');
  });
});

test.each([
  ['javamail-1.3.2~LRWUC', true],
  ['javamail-1.3.3~SrwC', true],
  ['javamail-1.3.2~RWC', true],
  ['javamail-1.3.2~LRWC', false],
  ['javamail-1.3.2~URWLC', false],
  ['javamail-1.3.2~LRWXC', false],
  ['javamail-1.4.1~LRWUC', false],
  ['javamail-1.3.2', false],
  ['~', false],
])('the repaired algorithm %s can race: %s', (id, can) => {
  expect(readRepairedId(id)).toBe(can ? id : null);
});

test('a link may name a repaired algorithm, and one that cannot race is refused', () => {
  const read = (query: string) => parseScenario(new URLSearchParams(query));
  const link = formatScenario({ ...defaultScenario, second: 'javamail-1.3.2~LRWCU' });
  expect(link).toBe('second=javamail-1.3.2~LRWCU');
  expect(read(link)).toMatchObject({ scenario: { second: 'javamail-1.3.2~LRWCU' }, problems: [] });
  const refused = read('second=javamail-1.3.2~LRWC');
  expect(refused.scenario.second).toBe('javamail-1.4.1');
  expect(refused.problems[0]!.message).toContain('javamail-1.3.2~LRWC');
});
