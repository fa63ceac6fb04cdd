import fc from 'fast-check';
import { expect, test } from 'vitest';
import { transpose32, XorEquations } from '../../src/jvm/xorEquations.ts';

const word = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const ones = (value: number): number => value.toString(2).replaceAll('0', '').length;
const holds = (equation: number, solution: number): boolean =>
  ones(equation & 0x7fffffff & solution) % 2 === equation >>> 31;

test('every solution fulfils all equations, and there are 2^free different ones', () => {
  fc.assert(
    fc.property(fc.array(word, { minLength: 24, maxLength: 40 }), (equations) => {
      const system = new XorEquations();
      const accepted = equations.filter((equation) => system.add(equation));
      fc.pre(system.free <= 8);
      const solutions = [...system.solutions()];
      expect(new Set(solutions).size).toBe(2 ** system.free);
      for (const solution of solutions) expect(accepted.every((equation) => holds(equation, solution))).toBe(true);
    }),
  );
});

test('the unknowns that the equations were made from are among the solutions, and none of those is refused', () => {
  const coefficients = fc.integer({ min: 0, max: 0x7fffffff });
  fc.assert(
    fc.property(coefficients, fc.array(coefficients, { minLength: 28, maxLength: 50 }), (truth, sides) => {
      const system = new XorEquations();
      for (const side of sides) expect(system.add(side | ((ones(side & truth) % 2) << 31))).toBe(true);
      fc.pre(system.free <= 10);
      expect([...system.solutions()]).toContain(truth);
    }),
  );
});

test('an equation that contradicts the others is refused and changes nothing', () => {
  const system = new XorEquations();
  expect(system.add(0b011)).toBe(true);
  expect(system.add(0b110)).toBe(true);
  expect(system.add(0b101 | (1 << 31))).toBe(false);
  expect(system.free).toBe(29);
  expect(system.add(0b101)).toBe(true);
});

test('a copy goes its own way', () => {
  const [system, copy] = [new XorEquations(), new XorEquations()];
  system.add(1);
  copy.copy(system);
  copy.add(2);
  expect([system.free, copy.free]).toEqual([30, 29]);
  copy.clear();
  expect(copy.free).toBe(31);
});

test('a transposed matrix has its rows as columns', () => {
  fc.assert(
    fc.property(fc.array(word, { minLength: 32, maxLength: 32 }), (rows) => {
      const turned = Int32Array.from(rows);
      transpose32(turned);
      for (let i = 0; i < 32; i++) {
        for (let j = 0; j < 32; j++) expect((turned[j]! >>> i) & 1).toBe((rows[i]! >>> j) & 1);
      }
    }),
    { numRuns: 20 },
  );
});
