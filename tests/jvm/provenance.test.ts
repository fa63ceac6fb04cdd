import { describe, expect, test } from 'vitest';
import { drawsOf, ENRON_SINGLE, ENRON_TEN, OTHER_MAIL, PRINTED_HASHES } from '../../src/jvm/provenance.ts';
import { hashesOfDraws, hex } from './draws.ts';

const FIRST_25 = hashesOfDraws(1, 820_000, 25);
const FIRST_31 = hashesOfDraws(1, 11_000, 31);

describe('every hash of the proof', () => {
  test.each(PRINTED_HASHES)('$text, as printed, is draw $draw', ({ text, hash, draw }) => {
    expect(text.split('@').at(-1)).toBe(hex(hash));
    expect(FIRST_25[draw - 1]).toBe(hash);
  });

  test.each([...ENRON_TEN, ...ENRON_SINGLE])('$hash of the Enron corpus is draw $draw', ({ hash, draw }) => {
    expect(FIRST_25[draw - 1]).toBe(hash);
  });

  test.each(OTHER_MAIL)('$messageId is draw $draw', ({ messageId, hash, draw, bits, madeAtMs }) => {
    expect((bits === 25 ? FIRST_25 : FIRST_31)[draw - 1]).toBe(hash);
    expect(messageId).toMatch(new RegExp(`^<${hash}\\.`));
    expect(messageId).toContain(`${madeAtMs}.JavaMail.`);
  });
});

test('the ten of the Enron corpus follow one another without a gap from draw 523,309 to 523,318', () => {
  expect(ENRON_TEN.map(({ draw }) => draw)).toEqual(Array.from({ length: 10 }, (_, i) => 523_309 + i));
});

test('a hash of 25 bits can be more than one draw, and every candidate is told', () => {
  expect(drawsOf(1115198, 25, 600_000)).toEqual([162_343, 523_317]);
});

test('the last draw looked at is the one asked for', () => {
  expect(drawsOf(12728602, 25, 1)).toEqual([1]);
  expect(drawsOf(20120943, 25, 1)).toEqual([]);
  expect(drawsOf(12728602, 25, 0)).toEqual([]);
});

test('with 31 bits the hash of issue 127 is one draw only', () => {
  expect(drawsOf(488461919, 31, 1_000_000)).toEqual([10_122]);
});
