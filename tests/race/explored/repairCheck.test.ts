import { describe, expect, test } from 'vitest';
import { algorithmById } from '../../../src/algorithms/index.ts';
import { countsAlone, repairedSteps } from '../../../src/algorithms/repaired.ts';
import { Explorer } from '../../../src/race/explored/explorer.ts';
import { programOf } from '../../../src/race/explored/program.ts';
import { narrower, verdictOf, type RepairVerdict } from '../../../src/race/explored/repairCheck.ts';
import { replay } from '../../../src/race/explored/replay.ts';
import type { RepairableId } from '../../../src/scenario/repair.ts';

const idOf = (text: string): RepairableId => (/[rA]/.test(text) ? 'javamail-1.3.3' : 'javamail-1.3.2');

function check(text: string, threads = 2, per = 2): { verdict: RepairVerdict; explorer: Explorer } {
  const program = programOf(algorithmById(idOf(text)), { threads, per, ticks: 0, steps: repairedSteps(text, 'jdk4') });
  const explorer = new Explorer(program);
  while (explorer.advance(1000));
  return { verdict: verdictOf(explorer.exploration()), explorer };
}

describe('a repair', () => {
  test.each(['LRWUC', 'LRWCU', 'SC', 'RWAC', 'SrwC', 'RWLrwUC', 'LRWUrwC', 'LRWrwCU'])(
    '%s is proven, over every order',
    (text) => {
      const { verdict } = check(text);
      expect(verdict.kind).toBe('proven');
      expect(verdict.orders).toBeGreaterThan(0n);
      expect(verdict.colliding).toBe(0n);
    },
  );

  test.each(['RWC', 'RLWUC', 'LRUWC', 'RWLCU', 'LURWC', 'lRWuC', 'lRWCu', 'RWrwC', 'RWrLwUC', 'lRWrwCu'])(
    '%s is refuted by a counterexample that can be made',
    (text) => {
      const { verdict, explorer } = check(text);
      expect(verdict.kind).toBe('refuted');
      const { refused, states } = replay(explorer.machine, verdict.counterexample!);
      expect(refused).toBeNull();
      expect(explorer.machine.equalPair(states.at(-1)!)).not.toBeNull();
    },
  );

  test.each([
    ['LRWC', 'starvation'],
    ['RWCL', 'starvation'],
  ])('%s, whose lock is never given back, makes threads wait for ever: %s', (text, word) => {
    const { verdict, explorer } = check(text, 2, 1);
    expect(verdict.stuck?.word).toBe(word);
    const end = replay(explorer.machine, verdict.stuck!.moves);
    expect(end.refused).toBeNull();
    expect(explorer.machine.moves(end.states.at(-1)!)).toEqual([]);
  });

  test('with the unlock before the lock ends where nobody can move', () => {
    const { verdict } = check('URWLC');
    expect(verdict.stuck).not.toBeNull();
    expect(verdict.kind).not.toBe('proven');
  });
});

describe('a narrower repair', () => {
  test('of one that holds the clock too is proven, so that it holds more than it must', () => {
    const proven = narrower('LRWCU').filter((text) => check(text).verdict.kind === 'proven');
    expect(proven).toEqual(['LRWUC']);
  });

  test('of one that holds the read and the write alone is not', () => {
    expect(narrower('LRWUC')).toEqual(['RWC', 'RLWUC', 'LRUWC']);
    for (const text of narrower('LRWUC')) expect(check(text).verdict.kind).toBe('refuted');
  });

  test('of an atomic seed under a lock needs no lock at all', () => {
    expect(narrower('LSUC')).toEqual(['SC']);
    expect(check('SC').verdict.kind).toBe('proven');
  });

  test('is not looked for where nothing is held', () => {
    expect(narrower('RWC')).toEqual([]);
    expect(narrower('URWLC')).toEqual([]);
    expect(narrower('LRWC')).toEqual([]);
  });
});

/** Every listing of 1.3.3 that has a lock and later its unlock, or neither. */
function everyRepair(): string[] {
  const lists = ['RWrwC', 'SrwC', 'RWAC', 'SAC'];
  return lists.flatMap((list) => {
    const places = [...list, ''].map((_, place) => place);
    const locked = places.flatMap((from) =>
      places.filter((to) => to > from).map((to) => `${list.slice(0, from)}L${list.slice(from, to)}U${list.slice(to)}`),
    );
    return [list, ...locked];
  });
}

test('that a listing counts alone is what the explorer proves, for every listing in which only the counter tells IDs apart', () => {
  for (const text of everyRepair()) {
    // The hash taken out: what is left of the seed is a constant.
    const steps = repairedSteps(text, 'jdk4').filter(({ part }) => part !== 'hash');
    const explorer = new Explorer(programOf(algorithmById('javamail-1.3.3'), { threads: 2, per: 2, ticks: 0, steps }));
    while (explorer.advance(1000));
    expect([text, verdictOf(explorer.exploration()).kind === 'proven']).toEqual([text, countsAlone(text)]);
  }
});
