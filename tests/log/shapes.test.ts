import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CollisionIndex } from '../../src/log/collisionIndex.ts';
import { hashBits } from '../../src/log/deliveryLog.ts';
import { countShapes, nextOfShape, shapeOf, stepsOfShape } from '../../src/log/shapes.ts';
import { algorithmById } from '../../src/algorithms/index.ts';
import type { AlgorithmId } from '../../src/scenario/scenario.ts';
import { recordOf, simulate } from '../race/simulated/simulate.ts';
import { logOf } from './logOf.ts';

/** A log of pairs with the same Message-ID, each pair with the places of its steps. */
function logOfPairs(pairs: readonly (readonly [readonly number[], readonly number[]] | null)[], id: AlgorithmId) {
  const rows = pairs.flatMap((pair, i) =>
    [0, 1].map((lane) => {
      const row = { lane, draw: i + 1, counter: 7, endUs: 100 * i + lane };
      return pair ? { ...row, orders: pair[lane]! } : row;
    }),
  );
  const { log } = logOf(rows, { algorithm: id });
  const index = new CollisionIndex(log.columns, hashBits('jdk4'), algorithmById(id).counterForm);
  for (let chunk = 0; chunk < log.chunks; chunk++) index.add(256 * chunk, 256 * chunk + log.published(chunk));
  return { log, index };
}

const SHARED: [number[], number[]] = [
  [1, 3, 5],
  [2, 4, 6],
];

describe('the shape of a collision', () => {
  it('names the steps in order, the thread that read first as 1', () => {
    const { log, index } = logOfPairs([SHARED], 'javamail-1.3.2');
    expect(countShapes(log, index).shapes).toEqual([{ shape: 'R1 R2 W1 W2 C1 C2', collisions: 1 }]);
  });

  it('is the same whichever of the two was complete first', () => {
    const { log, index } = logOfPairs([SHARED, [SHARED[1], SHARED[0]]], 'javamail-1.3.2');
    expect(countShapes(log, index).shapes).toEqual([{ shape: 'R1 R2 W1 W2 C1 C2', collisions: 2 }]);
  });

  it('is that of the schedule, whatever the schedule and the algorithm', () => {
    const algorithm = fc.constantFrom<AlgorithmId>('javamail-1.3.2', 'javamail-1.3.3', 'javamail-1.4.1');
    fc.assert(
      fc.property(algorithm, fc.infiniteStream(fc.boolean()), (id, turns) => {
        const steps = algorithmById(id).steps('jdk4').length;
        const places: [number[], number[]] = [[], []];
        const turn = turns[Symbol.iterator]();
        for (let place = 1; place <= 2 * steps; place++) {
          const wanted = turn.next().value ? 1 : 0;
          places[places[wanted].length < steps ? wanted : 1 - wanted]!.push(place);
        }
        const { log, index } = logOfPairs([places], id);
        const { shape } = countShapes(log, index).shapes[0]!;
        const first = places[0][0] === 1 ? 0 : 1;
        const said = stepsOfShape(shape);
        expect(said.map(({ of }) => of)).toEqual(
          Array.from({ length: 2 * steps }, (_, i) => (places[first].includes(i + 1) ? 1 : 2)),
        );
        expect(said.filter(({ of }) => of === 1).map(({ step }) => step)).toEqual(
          algorithmById(id)
            .steps('jdk4')
            .map((step) => step.id),
        );
      }),
    );
  });

  it('is not told where a step was not recorded, or came too close to the other thread’s', () => {
    const { log, index } = logOfPairs(
      [
        SHARED,
        [
          [-1, 3, 5],
          [2, 4, 6],
        ],
        null,
      ],
      'javamail-1.3.2',
    );
    expect(countShapes(log, index)).toMatchObject({ shaped: 1, unclear: 1, unrecorded: 1, collisions: 3 });
  });
});

describe('the collisions of a simulated run by shape', () => {
  const simulated = simulate({ clockResolutionUs: 10_000, cores: 64 });
  const { collector } = simulated;
  const census = collector.shapes();

  it('adds up to all of them, the most frequent first', () => {
    const counts = census.shapes.map(({ collisions }) => collisions);
    expect(counts.reduce((a, b) => a + b)).toBe(collector.totals().collisions);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    expect(census).toMatchObject({ unrecorded: 0, unclear: 0, shaped: census.collisions });
  });

  it('agrees with the shape of each collision as the inspector reads it', () => {
    const counts = new Map<string | null, number>();
    for (const { members } of recordOf(simulated).collisions()) {
      const shape = shapeOf(members[0]!, members[1]!);
      counts.set(shape, (counts.get(shape) ?? 0) + 1);
    }
    expect(new Map(census.shapes.map(({ shape, collisions }) => [shape, collisions]))).toEqual(counts);
  });

  it('leads from one collision of a shape to the next, through all of them and round again', () => {
    const { shape, collisions } = census.shapes.at(-1)!;
    const seen: number[] = [];
    for (let number = collector.nextOfShape(shape, 0)!; !seen.includes(number);) {
      seen.push(number);
      number = collector.nextOfShape(shape, number)!;
    }
    expect(seen).toHaveLength(collisions);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  });

  it('knows no collision of a shape that never came', () => {
    expect(collector.nextOfShape('C1 C2 W1 W2 R1 R2', 0)).toBeNull();
    expect(nextOfShape(logOfPairs([], 'javamail-1.3.2').log, logOfPairs([], 'javamail-1.3.2').index, '', 0)).toBeNull();
  });
});
