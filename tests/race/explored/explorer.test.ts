import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { READ_CLOCK } from '../../../src/algorithms/clockStep.ts';
import { ATOMIC_INCREMENT, PLAIN_INCREMENT } from '../../../src/algorithms/counterSteps.ts';
import { hashSteps } from '../../../src/algorithms/hashSteps.ts';
import { ALGORITHMS, algorithmById } from '../../../src/algorithms/index.ts';
import { repairedSteps } from '../../../src/algorithms/repaired.ts';
import type { CounterForm, Step } from '../../../src/algorithms/step.ts';
import { Explorer, type ExplorerOptions } from '../../../src/race/explored/explorer.ts';
import type { Exploration } from '../../../src/race/explored/exploration.ts';
import { programOf, type Program } from '../../../src/race/explored/program.ts';
import { replay } from '../../../src/race/explored/replay.ts';
import { ALGORITHM_IDS, type AlgorithmId, type HashMode } from '../../../src/scenario/scenario.ts';
import { countByBruteForce, type Counted } from './bruteForce.ts';

function explore(program: Program, options: ExplorerOptions = {}): Exploration {
  const explorer = new Explorer(program, options);
  while (explorer.advance(1000));
  return explorer.exploration();
}

const exploreAlgorithm = (id: AlgorithmId, threads: number, per: number, ticks = 0): Exploration =>
  explore(programOf(algorithmById(id), { threads, per, ticks }));

const counted = ({ schedules, colliding, stuckOrders, shortest, fewestPreemptions }: Exploration): Counted => ({
  schedules: schedules!,
  colliding: colliding!,
  stuckOrders: stuckOrders!,
  shortest: shortest?.moves.length ?? 0,
  preemptions: fewestPreemptions?.preemptions ?? null,
});

/** The schedule does what is said of it: the last move, and no earlier one, makes two equal Message-IDs. */
function expectCollision(program: Program, found: Exploration['shortest']): void {
  if (!found) return;
  const { records, refused } = replay(new Explorer(program).machine, found.moves);
  expect(refused).toBeNull();
  expect(records.map(({ collides }) => collides).indexOf(true)).toBe(found.moves.length - 1);
}

describe('every interleaving', () => {
  test('of two threads with one message each of 1.3.2, clock frozen: 20 schedules, 12 collide, after 6 moves at least', () => {
    const { schedules, colliding, shortest, fewestPreemptions, complete } = exploreAlgorithm('javamail-1.3.2', 2, 1);
    expect({ schedules, colliding, complete }).toEqual({ schedules: 20n, colliding: 12n, complete: true });
    expect(shortest!.moves).toHaveLength(6);
    expect(fewestPreemptions!.preemptions).toBe(1);
  });

  const sizes = [
    [2, 1, 0],
    [2, 1, 1],
    [3, 1, 0],
    [2, 2, 0],
  ] as const;
  for (const id of ALGORITHM_IDS) {
    test.each(sizes)(`of ${id}, %i threads × %i, %i ticks, agrees with brute force`, (threads, per, ticks) => {
      const program = programOf(algorithmById(id), { threads, per, ticks });
      const exploration = explore(program);
      expect(counted(exploration)).toEqual(countByBruteForce(program));
      expectCollision(program, exploration.shortest);
      expectCollision(program, exploration.fewestPreemptions);
    });
  }

  test('with generators of their own, and with a clock that ticks twice, agrees with brute force', () => {
    for (const id of ALGORITHM_IDS) {
      const own = programOf(algorithmById(id), { threads: 2, per: 1, ticks: 0, hash: 'jdk8' });
      expect(counted(explore(own))).toEqual(countByBruteForce(own));
      const ticking = programOf(algorithmById(id), { threads: 2, per: 1, ticks: 2 });
      expect(counted(explore(ticking))).toEqual(countByBruteForce(ticking));
    }
  });

  test.each(['javamail-1.4.1', 'javamail-1.5.3'] as const)(
    'of %s finds no collision, in all of its schedules',
    (id) => {
      for (const [threads, per, ticks] of [
        [3, 2, 0],
        [4, 1, 1],
      ] as const) {
        const { complete, colliding, shortest, schedules, stuckOrders } = exploreAlgorithm(id, threads, per, ticks);
        expect({ complete, colliding, shortest, stuckOrders }).toEqual({
          complete: true,
          colliding: 0n,
          shortest: null,
          stuckOrders: 0n,
        });
        expect(schedules).toBeGreaterThan(10_000_000n);
      }
    },
  );

  test('of three threads with two messages each fits under the limit, and without locks counts the multinomial', () => {
    const factorial = (n: number): bigint => (n === 0 ? 1n : BigInt(n) * factorial(n - 1));
    const { schedules } = exploreAlgorithm('javamail-1.3.3', 3, 2);
    expect(schedules).toBe(factorial(30) / factorial(10) ** 3n);
  });

  test('under a bound counts only schedules with so few preemptions, as brute force does', () => {
    for (const id of ALGORITHM_IDS) {
      for (const bound of [0, 1, 2]) {
        const program = programOf(algorithmById(id), { threads: 2, per: 2, ticks: 0 });
        expect(counted(explore(program, { preemptionBound: bound }))).toEqual(countByBruteForce(program, bound));
      }
    }
  });

  test('under a bound below the fewest preemptions finds no collision of 1.3.3, and at it finds one', () => {
    const program = programOf(ALGORITHMS['javamail-1.3.3'], { threads: 2, per: 1, ticks: 0 });
    expect(explore(program, { preemptionBound: 1 })).toMatchObject({ complete: true, colliding: 0n, shortest: null });
    expect(explore(program, { preemptionBound: 2 }).fewestPreemptions?.preemptions).toBe(2);
  });

  test('stops at the limit of states, says so, and gives no counts', () => {
    const program = programOf(ALGORITHMS['javamail-1.3.3'], { threads: 3, per: 2, ticks: 0 });
    const exploration = explore(program, { stateLimit: 500 });
    expect(exploration).toMatchObject({
      complete: false,
      limitReached: true,
      states: 500,
      schedules: null,
      colliding: null,
    });
  });

  test('is the same however it is cut into slices', () => {
    const program = programOf(ALGORITHMS['javamail-1.3.3'], { threads: 2, per: 2, ticks: 1 });
    const single = new Explorer(program);
    while (single.advance(1));
    expect(single.exploration()).toEqual(explore(program));
  });

  test('of a list that keeps its lock ends in the word for it, with the order that got there', () => {
    const steps = repairedSteps('RWLrwC', 'jdk4');
    const program = programOf(ALGORITHMS['javamail-1.4.1'], { threads: 2, per: 1, ticks: 0, steps });
    const { stuck, stuckOrders, schedules } = explore(program);
    expect(stuck).toMatchObject({ word: 'starvation' });
    expect({ schedules, stuckOrders }).toEqual({ schedules: 0n, stuckOrders: countByBruteForce(program).stuckOrders });
    const { states } = replay(new Explorer(program).machine, stuck!.moves);
    expect(new Explorer(program).machine.moves(states.at(-1)!)).toEqual([]);
  });
});

const [LOCK, UNLOCK, OWN_LOCK, OWN_UNLOCK] = repairedSteps('LUlu', 'jdk4') as [Step, Step, Step, Step];

const repaired = (perThread: boolean): fc.Arbitrary<Step[]> =>
  fc
    .record({
      hash: fc.constantFrom<HashMode>('jdk4', 'jdk8'),
      counter: fc.constantFrom<readonly Step[]>([], PLAIN_INCREMENT, ATOMIC_INCREMENT),
      from: fc.nat({ max: 5 }),
      length: fc.nat({ max: 5 }),
      unlocks: fc.boolean(),
    })
    .map(({ hash, counter, from, length, unlocks }) => {
      const steps: Step[] = [...hashSteps(hash), ...counter, READ_CLOCK];
      const start = Math.min(from, steps.length);
      const end = Math.min(start + length, steps.length);
      if (unlocks) steps.splice(end, 0, perThread ? OWN_UNLOCK : UNLOCK);
      steps.splice(start, 0, perThread ? OWN_LOCK : LOCK);
      return steps;
    });

describe('a repaired list', () => {
  const forms = fc.constantFrom<CounterForm>('none', 'joined', 'dotted');

  test('of any kind agrees with brute force, under a bound too', () => {
    fc.assert(
      fc.property(
        fc.boolean().chain(repaired),
        forms,
        fc.nat({ max: 1 }),
        fc.constantFrom(null, 0, 1),
        (steps, counterForm, ticks, bound) => {
          const program: Program = { lists: [steps, steps], per: 1, ticks, counterForm, hashBits: 25 };
          const found = counted(explore(program, { preemptionBound: bound }));
          expect(found).toEqual(countByBruteForce(program, bound ?? Infinity));
        },
      ),
      { numRuns: 80 },
    );
  });

  test('may differ from thread to thread', () => {
    fc.assert(
      fc.property(repaired(false), repaired(false), forms, (one, other, counterForm) => {
        const program: Program = { lists: [one, other], per: 1, ticks: 0, counterForm, hashBits: 25 };
        expect(counted(explore(program))).toEqual(countByBruteForce(program));
      }),
      { numRuns: 60 },
    );
  });

  test('with a lock of its own for each thread collides as if it had none', () => {
    const bare = exploreAlgorithm('javamail-1.3.2', 2, 1);
    const steps = repairedSteps('lRWCu', 'jdk4');
    const guarded = explore(programOf(ALGORITHMS['javamail-1.3.2'], { threads: 2, per: 1, ticks: 0, steps }));
    expect(bare.colliding! > 0n && guarded.colliding! > 0n).toBe(true);
    expect(guarded.fewestPreemptions!.preemptions).toBe(bare.fewestPreemptions!.preemptions);
  });

  test('of 1.3.2 with one lock around read and write of the seed never collides', () => {
    const steps = repairedSteps('LRWUC', 'jdk4');
    const exploration = explore(programOf(ALGORITHMS['javamail-1.3.2'], { threads: 3, per: 2, ticks: 0, steps }));
    expect(exploration).toMatchObject({ complete: true, colliding: 0n, stuckOrders: 0n });
  });
});
