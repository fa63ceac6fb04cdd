import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addCount, limbsFor, readCount } from '../../../src/race/explored/exactCounts.ts';

const LIMBS = 4;
const count = fc.bigInt({ min: 0n, max: 2n ** 127n - 1n });

function columnOf(...counts: readonly bigint[]): Uint32Array {
  const words = counts.flatMap((value) =>
    Array.from({ length: LIMBS }, (_, limb) => Number((value >> BigInt(32 * limb)) & 0xffff_ffffn)),
  );
  return Uint32Array.from(words);
}

test('counts are added exactly, and their neighbours left alone', () => {
  fc.assert(
    fc.property(count, count, count, (a, b, c) => {
      const target = columnOf(a, b, c);
      addCount(target, LIMBS, columnOf(c, a), LIMBS, LIMBS);
      expect([0, 1, 2].map((i) => readCount(target, i * LIMBS, LIMBS))).toEqual([a, a + b, c]);
    }),
    { examples: [[2n ** 96n - 1n, 1n, 0n]] },
  );
});

test('the words that are set aside are just enough', () => {
  expect([0n, 1n, 2n ** 32n - 1n, 2n ** 32n, 2n ** 64n - 1n, 2n ** 64n].map(limbsFor)).toEqual([1, 1, 1, 2, 2, 3]);
});
