import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ALGORITHMS, algorithmById } from '../../../src/algorithms/index.ts';
import { READ_CLOCK } from '../../../src/algorithms/clockStep.ts';
import { LOCKED_INCREMENT } from '../../../src/algorithms/counterSteps.ts';
import { repairedSteps } from '../../../src/algorithms/repaired.ts';
import type { MessageIdFields } from '../../../src/algorithms/step.ts';
import { NEW_ATTEMPT, played } from '../../../src/race/explored/game.ts';
import { TICK, programOf } from '../../../src/race/explored/program.ts';
import { replay } from '../../../src/race/explored/replay.ts';
import { StepMachine } from '../../../src/race/explored/stepMachine.ts';
import { stuckIn } from '../../../src/race/explored/stuck.ts';
import { ALGORITHM_IDS, type AlgorithmId, type HashMode } from '../../../src/scenario/scenario.ts';
import { messagesOf, simulate } from '../simulated/simulate.ts';

const machineOf = (id: AlgorithmId, threads: number, per = 1, ticks = 0, hash: HashMode = 'jdk4'): StepMachine =>
  new StepMachine(programOf(algorithmById(id), { threads, per, ticks, hash }));

describe('the step machine', () => {
  test('makes the first draws of the JVM, in order, with one thread', () => {
    const machine = machineOf('javamail-1.3.2', 1, 3);
    const { states } = replay(machine, Array<number>(9).fill(0));
    const hashes = machine.made(states.at(-1)!).map(({ fields }) => fields.hash);
    expect(hashes).toEqual([12728602, 20120943, 11126876]);
  });

  test.each(['jdk4', 'jdk8'] as const)(
    'makes, alone, the Message-IDs that one thread races for, with hash=%s',
    (hash) => {
      for (const first of ALGORITHM_IDS) {
        const machine = machineOf(first, 1, 4, 0, hash);
        const steps = machine.program.lists[0]!.length;
        const made = machine.made(replay(machine, Array<number>(4 * steps).fill(0)).states.at(-1)!);
        const raced = messagesOf(simulate({ first, hash, threads: 1, messages: 4 }));
        const shown = ({ hash, counter }: MessageIdFields) => ({ hash, counter });
        expect(made.map(({ fields }) => shown(fields))).toEqual(raced.map(shown));
      }
    },
  );

  test('makes two equal Message-IDs when both threads read the seed before either writes it', () => {
    const machine = machineOf('javamail-1.3.2', 2);
    const { states, records } = replay(machine, [0, 1, 0, 1, 0, 1]);
    const [a, b] = machine.equalPair(states.at(-1)!)!;
    expect(a.fields).toEqual(b.fields);
    expect([a.thread, b.thread]).toEqual([0, 1]);
    expect(records.map(({ collides }) => collides)).toEqual([false, false, false, false, false, true]);
  });

  test('a tick between the two clock readings makes them differ, and is recorded as a move of the clock', () => {
    const machine = machineOf('javamail-1.3.2', 2, 1, 1);
    const { states, records, refused } = replay(machine, [0, 1, 0, 1, 0, TICK, 1]);
    expect(refused).toBeNull();
    expect(machine.equalPair(states.at(-1)!)).toBeNull();
    expect(records[5]).toMatchObject({ thread: null, step: null, value: 1 });
    expect(records[6]).toMatchObject({ thread: 1, value: 1 });
  });

  test('the clock ticks neither before the first step nor after the last, nor more often than it may', () => {
    const machine = machineOf('javamail-1.3.2', 1, 1, 1);
    expect(machine.moves(machine.start())).toEqual([0]);
    const { states } = replay(machine, [0, TICK, 0, 0]);
    expect(states.map((state) => machine.moves(state))).toEqual([[0], [0, TICK], [0], [0], []]);
    const unused = replay(machine, [0, 0, 0]).states.at(-1)!;
    expect(machine.moves(unused)).toEqual([]);
  });

  test('a thread before a lock that another holds cannot move, and its lock says later that it waited', () => {
    const machine = machineOf('javamail-1.4.1', 2);
    const { states, refused } = replay(machine, [0, 0, 0, 1, 1, 1]);
    expect(refused).toEqual({ index: 5, move: 1, reason: 'thread 2 waits for the monitor' });
    expect(machine.moves(states.at(-1)!)).toEqual([0]);
    const { records } = replay(machine, [0, 0, 0, 1, 1, 0, 0, 0, 1]);
    expect(records.at(-1)).toMatchObject({ thread: 1, value: 1, wasBlocked: true });
    expect(records[2]).toMatchObject({ thread: 0, value: 1, wasBlocked: false });
  });

  test('a lock that is never given back ends in starvation, one taken twice in deadlock', () => {
    const [lock, , , unlock] = LOCKED_INCREMENT;
    const algorithm = ALGORITHMS['javamail-1.4.1'];
    const kept = new StepMachine(programOf(algorithm, { threads: 2, per: 1, ticks: 1, steps: [lock!, READ_CLOCK] }));
    const end = replay(kept, [0, 0]).states.at(-1)!;
    expect(stuckIn(kept, end)).toEqual({ word: 'starvation', waiting: [1], holding: [0] });
    expect(kept.moves(end)).toEqual([]);
    const twice = new StepMachine(
      programOf(algorithm, { threads: 2, per: 1, ticks: 1, steps: [lock!, lock!, unlock!] }),
    );
    expect(stuckIn(twice, replay(twice, [1]).states.at(-1)!)).toEqual({
      word: 'deadlock',
      waiting: [0, 1],
      holding: [1],
    });
    expect(stuckIn(twice, twice.start())).toBeNull();
  });

  test('a thread that unlocks before it locks holds the monitor that it has taken last', () => {
    const steps = repairedSteps('URWLC', 'jdk4');
    const machine = new StepMachine(programOf(ALGORITHMS['javamail-1.3.2'], { threads: 2, per: 1, ticks: 0, steps }));
    const { states, refused } = replay(machine, [1, 0, 0, 0, 0, 0, 1, 1]);
    expect(refused).toBeNull();
    expect(stuckIn(machine, states.at(-1)!)).toEqual({ word: 'starvation', waiting: [1], holding: [0] });
  });

  test('two joined counters and clocks are equal if and only if their texts are', () => {
    const machine = machineOf('javamail-1.3.3', 2);
    const { states } = replay(machine, [0, 1, 0, 1, 0, 1, 0, 1, 0, 1]);
    expect(machine.equalPair(states.at(-1)!)?.[0].fields.counter).toBe(0);
    const later = replay(machine, [0, 1, 0, 1, 0, 0, 1, 1, 0, 1]).states.at(-1)!;
    expect(machine.equalPair(later)).toBeNull();
  });

  test('threads that draw from generators of their own share no hash', () => {
    const machine = machineOf('javamail-1.3.2', 2, 1, 0, 'jdk8');
    const [a, b] = machine.made(replay(machine, [0, 1, 0, 1, 0, 1]).states.at(-1)!);
    expect(a!.fields.hash).not.toBe(b!.fields.hash);
  });

  test('says what is out of range', () => {
    expect(() => machineOf('javamail-1.3.2', 5)).toThrow('threads cannot be 5; allowed: 1 to 4');
    expect(() => machineOf('javamail-1.3.2', 2, 0)).toThrow('messages of each thread cannot be 0');
  });

  test('a move that is none is refused with a reason, whatever number it is', () => {
    const machine = machineOf('javamail-1.4.1', 3, 1, 1);
    const none = fc.double().filter((move) => move !== TICK && ![0, 1, 2].includes(move));
    fc.assert(
      fc.property(none, (move) => {
        const reason = `there is no thread ${move + 1}`;
        expect(replay(machine, [0, move, 1]).refused).toEqual({ index: 1, move, reason });
        expect(played(machine, NEW_ATTEMPT, move)).toEqual({ attempt: NEW_ATTEMPT, refused: reason });
      }),
      { examples: [[-1], [0.5], [3], [NaN], [Infinity]] },
    );
  });

  test('what a state says depends on the state alone, whatever the machine did before', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ALGORITHM_IDS),
        fc.constantFrom<HashMode>('jdk4', 'jdk8'),
        fc.array(fc.nat({ max: 50 }), { maxLength: 60 }),
        (id, hash, choices) => {
          const busy = machineOf(id, 3, 2, 1, hash);
          const moves: number[] = [];
          let state = busy.start();
          for (const choice of choices) {
            const possible = busy.moves(state);
            if (possible.length === 0) break;
            const move = possible[choice % possible.length]!;
            const kept = state.slice();
            const next = busy.after(state, move);
            expect(state).toEqual(kept);
            moves.push(move);
            state = next;
          }
          const fresh = machineOf(id, 3, 2, 1, hash);
          const again = replay(fresh, moves).states.at(-1)!;
          expect(fresh.made(again)).toEqual(busy.made(state));
          expect(fresh.statics(again)).toEqual(busy.statics(state));
          expect(fresh.moves(again)).toEqual(busy.moves(state));
        },
      ),
      { numRuns: 60 },
    );
  });
});
