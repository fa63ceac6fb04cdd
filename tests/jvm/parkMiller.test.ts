import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FIRST_SEED, MODULUS, nextParkMiller, previousParkMiller } from '../../src/jvm/parkMiller.ts';

const seed = fc.integer({ min: 1, max: MODULUS - 1 });

test("the 10,000th value from seed 1 is Park and Miller's 1043618065", () => {
  let value = 1;
  for (let i = 0; i < 10_000; i++) value = nextParkMiller(value);
  expect(value).toBe(1043618065);
});

test('the next value is 16807 · seed mod 2³¹ − 1, whatever the seed', () => {
  fc.assert(
    fc.property(seed, (value) => {
      expect(nextParkMiller(value)).toBe(Number((16807n * BigInt(value)) % BigInt(MODULUS)));
    }),
    { numRuns: 1000, examples: [[1], [2], [127773], [127774], [65535], [65536], [MODULUS - 1], [MODULUS - 2]] },
  );
});

test('the next value is never 0 nor the modulus, so the generator never stops', () => {
  fc.assert(
    fc.property(seed, (value) => {
      const next = nextParkMiller(value);
      expect(next).toBeGreaterThan(0);
      expect(next).toBeLessThan(MODULUS);
    }),
  );
});

test('going back and going on undo each other', () => {
  fc.assert(
    fc.property(seed, (value) => {
      expect(previousParkMiller(nextParkMiller(value))).toBe(value);
      expect(nextParkMiller(previousParkMiller(value))).toBe(value);
    }),
  );
});

test('the value before a JVM’s first draw is its seed', () => {
  expect(previousParkMiller(nextParkMiller(1234567))).toBe(FIRST_SEED);
});
