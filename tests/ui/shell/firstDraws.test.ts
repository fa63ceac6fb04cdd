import { describe, expect, it } from 'vitest';
import { FIRST_SEED, nextParkMiller } from '../../../src/jvm/parkMiller.ts';
import { firstDraws } from '../../../src/ui/shell/firstDraws.ts';
import { messageAt } from './madeUpRun.ts';

describe('a run’s first draws', () => {
  it('are numbered from 1 in the order of the generator, not of the messages', () => {
    const first = nextParkMiller(FIRST_SEED);
    const second = nextParkMiller(first);
    const draws = firstDraws([messageAt(0, 1, second), messageAt(0, 2, first), messageAt(0, 3, second)]);
    expect(draws.map(({ draw }) => draw)).toEqual([2, 1, 2]);
  });

  it('leave out a value that is none of them', () => {
    expect(firstDraws([messageAt(0, 1, 123_456_789)])).toEqual([]);
  });
});
