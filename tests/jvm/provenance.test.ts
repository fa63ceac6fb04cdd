import { describe, expect, test } from 'vitest';
import { ENRON_SINGLE, ENRON_TEN, OTHER_MAIL, PRINTED_HASHES } from '../../src/jvm/provenance.ts';
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
