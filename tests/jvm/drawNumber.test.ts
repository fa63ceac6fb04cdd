import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawNumber, drawsOf, FIRST_DRAWS } from '../../src/jvm/drawNumber.ts';
import { globalDraws, identityHash } from '../../src/jvm/identityHash.ts';
import { MODULUS, nextParkMiller } from '../../src/jvm/parkMiller.ts';
import { ENRON_SINGLE, ENRON_TEN, OTHER_MAIL, PRINTED_HASHES } from '../../src/jvm/provenance.ts';
import { hashesOfDraws } from './draws.ts';

const anyValue = fc.integer({ min: 1, max: MODULUS - 1 });

describe('the number of a draw', () => {
  test('is its place in the sequence', () => {
    let number = 0;
    for (const value of globalDraws()) {
      if (++number > 20_000) break;
      expect(drawNumber(value)).toBe(number);
    }
  });

  test('is one more for the value that follows, anywhere in the period', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        expect(drawNumber(nextParkMiller(value))).toBe((drawNumber(value) % (MODULUS - 1)) + 1);
      }),
    );
  });

  test('of the first seed is the period, for there the sequence begins anew', () => {
    expect(drawNumber(1_234_567)).toBe(MODULUS - 1);
  });
});

describe('the draws of a hash', () => {
  test.each([...PRINTED_HASHES, ...ENRON_TEN, ...ENRON_SINGLE, ...OTHER_MAIL])(
    '$hash ($bits bits) of the sources is draw $draw',
    ({ hash, bits, draw }) => {
      expect(drawsOf(hash, bits)).toContain(draw);
    },
  );

  test('are every one of the first five million that a plain search finds', () => {
    const wanted = new Map<number, number[]>([1115198, 6742786, 24216240, 190_000, 33_554_431].map((h) => [h, []]));
    let number = 0;
    for (const value of globalDraws()) {
      if (++number > FIRST_DRAWS) break;
      wanted.get(identityHash(value, 25))?.push(number);
    }
    for (const [hash, draws] of wanted) expect(drawsOf(hash, 25)).toEqual(draws);
    expect(drawsOf(1115198, 25)).toEqual([162_343, 523_317]);
  });

  test('contain the draw that made it, whichever it was', () => {
    fc.assert(
      fc.property(anyValue, fc.constantFrom(25 as const, 31 as const), (value, bits) => {
        expect(drawsOf(identityHash(value, bits), bits, MODULUS)).toContain(drawNumber(value));
      }),
    );
  });

  test('are one at most with 31 bits, and 64 in the whole period with 25', () => {
    expect(drawsOf(488_461_919, 31, MODULUS)).toEqual([10_122]);
    expect(drawsOf(488_461_919, 25, MODULUS)).toEqual([]);
    expect(drawsOf(1115198, 25, MODULUS)).toHaveLength(64);
  });

  test('of 0xBAD begin at draw 4,594,713, whose 25 bits were all zero', () => {
    expect(drawsOf(0xbad, 25)[0]).toBe(4_594_713);
    expect(hashesOfDraws(4_594_713, 4_594_713, 25)).toEqual([0xbad]);
  });

  test.each([0, -1, 1.5, MODULUS, 2 ** 40, Number.NaN])('do not exist for %d', (hash) => {
    expect(drawsOf(hash, 25, MODULUS)).toEqual([]);
    expect(drawsOf(hash, 31, MODULUS)).toEqual([]);
  });

  test('end with the last draw that was asked for', () => {
    expect(drawsOf(12_728_602, 25, 1)).toEqual([1]);
    expect(drawsOf(12_728_602, 25, 0)).toEqual([]);
  });
});
