import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ALGORITHMS, algorithmById } from '../../../src/algorithms/index.ts';
import { repairedSteps } from '../../../src/algorithms/repaired.ts';
import { Explorer } from '../../../src/race/explored/explorer.ts';
import {
  NEW_ATTEMPT,
  STARVED_AFTER,
  monitorHolder,
  played,
  positionOf,
  undone,
  type Attempt,
} from '../../../src/race/explored/game.ts';
import { WaySearch, type Way } from '../../../src/race/explored/gameWay.ts';
import { TICK, programOf } from '../../../src/race/explored/program.ts';
import { replay } from '../../../src/race/explored/replay.ts';
import { StepMachine } from '../../../src/race/explored/stepMachine.ts';
import type { AlgorithmId } from '../../../src/scenario/scenario.ts';

const machineOf = (id: AlgorithmId, threads = 2, per = 1, ticks = 0): StepMachine =>
  new StepMachine(programOf(algorithmById(id), { threads, per, ticks }));

const repairedMachine = (text: string, threads = 2, per = 1): StepMachine =>
  new StepMachine(
    programOf(ALGORITHMS['javamail-1.3.2'], { threads, per, ticks: 0, steps: repairedSteps(text, 'jdk4') }),
  );

function playAll(machine: StepMachine, moves: readonly number[]): Attempt {
  return moves.reduce((attempt, move) => played(machine, attempt, move).attempt, NEW_ATTEMPT);
}

function wayFrom(machine: StepMachine, moves: readonly number[], limit?: number): Way {
  const search = new WaySearch(machine, replay(machine, moves).states.at(-1)!, limit);
  while (search.advance(100));
  return search.way!;
}

describe('an attempt', () => {
  test('is solved by the move that makes the second of two equal Message-IDs, and takes no more moves', () => {
    const machine = machineOf('javamail-1.3.2', 3);
    const attempt = playAll(machine, [0, 1, 0, 1, 0, 1]);
    const { standing } = positionOf(machine, attempt);
    expect(standing).toMatchObject({ kind: 'solved', atMove: 6, pair: [{ thread: 0 }, { thread: 1 }] });
    expect(played(machine, attempt, 2)).toEqual({ attempt, refused: 'this attempt is over' });
  });

  test('that makes all messages, no two alike, says so', () => {
    const machine = machineOf('javamail-1.3.2');
    expect(positionOf(machine, playAll(machine, [0, 0, 0, 1, 1, 1])).standing).toEqual({ kind: 'distinct' });
  });

  test('says of a link’s moves which one made the collision, though more follow', () => {
    const machine = machineOf('javamail-1.3.2', 3);
    const { standing } = positionOf(machine, { moves: [0, 1, 0, 1, 0, 1, 2, 2], tries: [] });
    expect(standing).toMatchObject({ kind: 'solved', atMove: 6 });
  });

  test('keeps its moves when a thread that waits is asked to run, and ends in starvation when it is asked again and again', () => {
    const machine = machineOf('javamail-1.4.1');
    let attempt = playAll(machine, [0, 0, 0, 1, 1]);
    expect(monitorHolder(positionOf(machine, attempt).replay)).toBe(0);
    for (let tries = 1; tries <= STARVED_AFTER; tries++) {
      expect(positionOf(machine, attempt).standing.kind).toBe('open');
      const next = played(machine, attempt, 1);
      expect(next.refused).toBe('thread 2 waits for the monitor');
      expect(next.attempt.moves).toEqual([0, 0, 0, 1, 1]);
      attempt = next.attempt;
    }
    expect(positionOf(machine, attempt).standing).toEqual({ kind: 'starved', threads: [1] });
    const goesOn = played(machine, undone(attempt, 5), 0);
    expect(goesOn.refused).toBeNull();
    expect(positionOf(machine, goesOn.attempt).standing.kind).toBe('open');
  });

  test('ends in starvation too where several threads ask by turns', () => {
    const machine = machineOf('javamail-1.4.1', 3);
    const attempt = playAll(machine, [0, 0, 0, 1, 1, 2, 2, 1, 2, 1]);
    expect(attempt.tries).toHaveLength(STARVED_AFTER);
    expect(positionOf(machine, attempt).standing).toEqual({ kind: 'starved', threads: [1, 2] });
  });

  test('forgets the tries in vain once somebody has moved', () => {
    const machine = machineOf('javamail-1.4.1');
    const tried = playAll(machine, [0, 0, 0, 1, 1, 1, 1]);
    expect(tried.tries).toEqual([1, 1]);
    expect(playAll(machine, [0, 0, 0, 1, 1, 1, 1, 0]).tries).toEqual([]);
  });

  test('does not count a tick that cannot be as a try', () => {
    const machine = machineOf('javamail-1.3.2');
    expect(played(machine, NEW_ATTEMPT, TICK)).toEqual({ attempt: NEW_ATTEMPT, refused: 'the clock is frozen' });
  });

  test('ends with the word for a lock that is never given back, and for one that a thread takes twice', () => {
    const kept = repairedMachine('LRWC');
    expect(positionOf(kept, playAll(kept, [0, 0, 0, 0])).standing).toMatchObject({ kind: 'stuck', word: 'starvation' });
    const ownKept = repairedMachine('lRWC', 2, 2);
    const { standing } = positionOf(ownKept, playAll(ownKept, [0, 0, 0, 0, 1, 1, 1, 1]));
    expect(standing).toMatchObject({ kind: 'stuck', word: 'deadlock' });
  });
});

describe('the way that is left', () => {
  test.each<[AlgorithmId, number | undefined]>([
    ['javamail-1.3.2', 6],
    ['javamail-1.3.3', 10],
    ['javamail-1.4.1', undefined],
    ['javamail-1.5.3', undefined],
  ])('from the start of %s takes %s moves', (id, moves) => {
    const way = wayFrom(machineOf(id), []);
    expect(way.moves?.length).toBe(moves);
    expect(way.certain).toBe(true);
  });

  test('is gone once one thread has written before the other has read, where each makes one message', () => {
    const machine = machineOf('javamail-1.3.2');
    expect(wayFrom(machine, [0]).moves).toHaveLength(5);
    expect(wayFrom(machine, [0, 0])).toMatchObject({ moves: null, certain: true });
  });

  test('says that it is not certain where it gave up', () => {
    expect(wayFrom(machineOf('javamail-1.3.3', 4), [], 200)).toMatchObject({ moves: null, certain: false });
  });

  test('from anywhere leads to a collision, and is as long as the explorer’s from the start', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<AlgorithmId>('javamail-1.3.2', 'javamail-1.3.3'),
        fc.integer({ min: 2, max: 3 }),
        fc.integer({ min: 0, max: 1 }),
        fc.array(fc.nat({ max: 9 }), { maxLength: 12 }),
        (id, threads, ticks, choices) => {
          const machine = machineOf(id, threads, 1, ticks);
          const explorer = new Explorer(machine.program);
          while (explorer.advance(1000));
          const shortest = explorer.exploration().shortest!.moves.length;
          expect(wayFrom(machine, []).moves).toHaveLength(shortest);

          const moves: number[] = [];
          for (const choice of choices) {
            const possible = machine.moves(replay(machine, moves).states.at(-1)!);
            if (possible.length > 0) moves.push(possible[choice % possible.length]!);
          }
          const way = wayFrom(machine, moves);
          if (way.moves === null) return;
          const { states, refused } = replay(machine, [...moves, ...way.moves]);
          expect(refused).toBeNull();
          expect(machine.equalPair(states.at(-1)!)).not.toBeNull();
          expect(moves.length + way.moves.length).toBeGreaterThanOrEqual(shortest);
        },
      ),
      { numRuns: 40 },
    );
  });
});
