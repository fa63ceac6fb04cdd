import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ALGORITHMS, algorithmById } from '../../../src/algorithms/index.ts';
import { Explorer } from '../../../src/race/explored/explorer.ts';
import { latticeOf, type LatticeEdge } from '../../../src/race/explored/lattice.ts';
import { programOf } from '../../../src/race/explored/program.ts';
import { ALGORITHM_IDS } from '../../../src/scenario/scenario.ts';

const sum = (edges: readonly LatticeEdge[], count: 'schedules' | 'colliding' | 'completing'): bigint =>
  edges.reduce((total, edge) => total + edge[count], 0n);

describe('the lattice of two threads', () => {
  const sizes = fc.record({ threads: fc.constant(2), per: fc.integer({ min: 1, max: 2 }), ticks: fc.nat({ max: 1 }) });

  test('carries every schedule, and every colliding one, through each of its diagonals', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ALGORITHM_IDS), sizes, (id, size) => {
        const program = programOf(algorithmById(id), size);
        const explorer = new Explorer(program);
        while (explorer.advance(1000));
        const { schedules, colliding } = explorer.exploration();
        const { edges, steps } = latticeOf(program);
        for (let moves = 0; moves < steps[0] + steps[1]; moves++) {
          const across = edges.filter(({ a, b }) => a + b === moves);
          expect(sum(across, 'schedules')).toBe(schedules);
          expect(sum(across, 'colliding')).toBe(colliding);
        }
        expect(sum(edges, 'completing')).toBe(colliding);
      }),
      { numRuns: 16 },
    );
  });

  test('is the same whichever thread is called the first', () => {
    const { edges } = latticeOf(programOf(ALGORITHMS['javamail-1.3.3'], { threads: 2, per: 1, ticks: 0 }));
    for (const { a, b, thread, schedules, colliding, completing } of edges) {
      const mirrored = edges.find((edge) => edge.a === b && edge.b === a && edge.thread !== thread);
      expect(mirrored).toMatchObject({ schedules, colliding, completing });
    }
  });
});
