import { describe, expect, it } from 'vitest';
import { nextParkMiller } from '../../src/jvm/parkMiller.ts';
import { LaneIndex } from '../../src/log/laneIndex.ts';
import { lateWriters } from '../../src/log/lateWrites.ts';
import { interleave } from '../../src/log/interleaving.ts';
import { simulate } from '../race/simulated/simulate.ts';
import { logOf, type HandRow } from './logOf.ts';

const OLD = 12_728_602;
const NEXT = nextParkMiller(OLD);

/** Numbers of the rows that wrote a value back between the reads of the first two. */
function writersAmong(rows: readonly HandRow[], processes = 1): number[] {
  const { log, rows: placed } = logOf(rows, { processes });
  const index = new LaneIndex(log);
  index.update();
  return lateWriters(log, index, placed.slice(0, 2)).map(({ row }) => placed.indexOf(row));
}

/** Both read OLD: the one at place 2, the other at 10. */
const GROUP: readonly HandRow[] = [
  { lane: 0, draw: NEXT, orders: [2, 4, 5], endUs: 100, durationUs: 50 },
  { lane: 1, draw: NEXT, orders: [10, 11, 12], endUs: 300, durationUs: 50 },
];
const LATE: HandRow = { lane: 2, draw: OLD, orders: [1, 7, 8], endUs: 220, durationUs: 200 };

describe('the late writer of a replay', () => {
  it('is the message that wrote the value between the two reads', () => {
    expect(writersAmong([...GROUP, LATE])).toEqual([2]);
  });

  it('may be an earlier message of a thread of the two', () => {
    expect(writersAmong([...GROUP, { ...LATE, lane: 1, endUs: 240 }])).toEqual([2]);
  });

  it('wrote neither another value, nor before both reads, nor after both', () => {
    expect(writersAmong([...GROUP, { ...LATE, draw: 7 }])).toEqual([]);
    expect(writersAmong([...GROUP, { ...LATE, orders: [0.5, 1, 8] }])).toEqual([]);
    expect(writersAmong([...GROUP, { ...LATE, orders: [1, 13, 14] }])).toEqual([]);
  });

  it('is of the same process', () => {
    const spread = [{ ...GROUP[0]!, lane: 0 }, { ...GROUP[1]!, lane: 2 }, LATE];
    expect(writersAmong([...spread.slice(0, 2), { ...LATE, lane: 4 }], 2)).toEqual([2]);
    expect(writersAmong([...spread.slice(0, 2), { ...LATE, lane: 3 }], 2)).toEqual([]);
  });

  it('is found for every replay of a simulated run', () => {
    const { collector } = simulate({ clockResolutionUs: 55_000, cores: 64 });
    let replays = 0;
    for (let number = 1; number <= collector.totals().collisions; number++) {
      const { members, lateWriters: writers } = collector.collision(number)!;
      const pair = members.slice(0, 2);
      const cameBack = interleave(pair)!.divergences.find(({ kind }) => kind === 'came-back');
      if (!cameBack) continue;
      replays++;
      expect(writers!.some(({ draw }) => draw === cameBack.value)).toBe(true);
    }
    expect(replays).toBeGreaterThan(0);
  });
});
