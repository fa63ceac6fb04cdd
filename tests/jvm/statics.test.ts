import { describe, expect, test } from 'vitest';
import { identityHash } from '../../src/jvm/identityHash.ts';
import { FIRST_SEED } from '../../src/jvm/parkMiller.ts';
import {
  COUNTER,
  MAX_LANES,
  MAX_PROCESSES,
  MONITOR,
  OWN_MONITOR,
  OWN_W,
  OWN_X,
  OWN_Y,
  OWN_Z,
  SEED,
  STATICS_WORDS,
  laneProcess,
  laneThread,
  ownBase,
  processBase,
  startJvms,
} from '../../src/jvm/statics.ts';
import { drawNumber } from './draws.ts';

const LINE_BYTES = 128;

function started(processes: number): Int32Array {
  const statics = new Int32Array(STATICS_WORDS).fill(-1);
  startJvms(statics, processes);
  return statics;
}

describe('the layout', () => {
  const shared = Array.from({ length: MAX_PROCESSES }, (_, process) =>
    [SEED, COUNTER, MONITOR].map((word) => processBase(process) + word),
  ).flat();
  const own = Array.from({ length: MAX_LANES }, (_, lane) => ownBase(lane));

  test('no two variables, and no two threads’ own words, share 128 bytes', () => {
    const lines = [...shared, ...own].map((word) => Math.floor((word * 4) / LINE_BYTES));
    expect(new Set(lines).size).toBe(3 * MAX_PROCESSES + MAX_LANES);
  });

  test('a thread’s four own words lie in its one line', () => {
    for (const base of own) {
      const lines = [OWN_X, OWN_Y, OWN_Z, OWN_W, OWN_MONITOR].map((word) =>
        Math.floor(((base + word) * 4) / LINE_BYTES),
      );
      expect(new Set(lines).size).toBe(1);
    }
  });

  test('every variable lies inside the memory that is asked for', () => {
    expect(Math.min(...shared, ...own)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...shared, ...own.map((base) => base + OWN_MONITOR))).toBeLessThan(STATICS_WORDS);
  });
});

describe('starting the JVMs', () => {
  test.each([1, 2, 3, 4])('%i processes all start with seed 1234567, counter 0 and a free monitor', (processes) => {
    const statics = started(processes);
    for (let process = 0; process < processes; process++) {
      expect(statics[processBase(process) + SEED]).toBe(FIRST_SEED);
      expect(statics[processBase(process) + COUNTER]).toBe(0);
      expect(statics[processBase(process) + MONITOR]).toBe(0);
    }
  });

  test('the threads of a process have X = draws 1, 2, 3, …', () => {
    const statics = started(1);
    expect([0, 1, 2, 63].map((lane) => statics[ownBase(lane) + OWN_X])).toEqual([1, 2, 3, 64].map(drawNumber));
    expect(identityHash(statics[ownBase(0) + OWN_X]!, 25)).toBe(12728602);
  });

  test.each([2, 3, 4])(
    'with %i processes each counts its threads’ draws from 1 again: that is issue 595',
    (processes) => {
      const statics = started(processes);
      for (let lane = 0; lane < MAX_LANES; lane++) {
        const draw = drawNumber(laneThread(lane, processes) + 1);
        expect(statics[ownBase(lane) + OWN_X]).toBe(draw);
      }
    },
  );

  test('every thread’s Y, Z and W are HotSpot’s constants', () => {
    const statics = started(4);
    for (let lane = 0; lane < MAX_LANES; lane++) {
      const base = ownBase(lane);
      expect([OWN_Y, OWN_Z, OWN_W].map((word) => statics[base + word])).toEqual([842502087, 0x8767, 273326509]);
    }
  });

  test('a second start forgets what the first run did', () => {
    const statics = started(1);
    statics[COUNTER] = 77;
    statics[ownBase(5) + OWN_W] = 1;
    startJvms(statics, 1);
    expect(statics).toEqual(started(1));
  });
});

test('lanes take turns among the processes, and each process numbers its threads from 0', () => {
  const seats = [0, 1, 2, 3, 4, 5].map((lane) => [laneProcess(lane, 3), laneThread(lane, 3)]);
  expect(seats).toEqual([
    [0, 0],
    [1, 0],
    [2, 0],
    [0, 1],
    [1, 1],
    [2, 1],
  ]);
});
