import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ZERO_HASH, globalDraws, identityHash, threadDraws } from '../../src/jvm/identityHash.ts';
import { MODULUS } from '../../src/jvm/parkMiller.ts';
import { drawNumber, hashesOfDraws, hex, take } from './draws.ts';

describe('the global generator (JDK 1.4 to 7)', () => {
  test('a JVM’s first five hashes of 25 bits are 12728602, 20120943, 11126876, 10562048 and 13400790', () => {
    expect(hashesOfDraws(1, 5, 25)).toEqual([12728602, 20120943, 11126876, 10562048, 13400790]);
  });

  test('draws 9 to 16 are the hash codes that Java programs printed on 32-bit JVMs', () => {
    expect(hashesOfDraws(9, 16, 25).map(hex).join(' ')).toBe(
      '82ba41 923e30 130c19b 1f6a7b9 7d772e 11b86e7 35ce36 757aef',
    );
  });

  test('draws 21 to 25 are those of Thinking in Java and of the class loaders', () => {
    expect(hashesOfDraws(21, 25, 25).map(hex).join(' ')).toBe('19821f addbf1 42e816 9304b1 190d11');
  });

  test('draws 46 to 50 of 31 bits are what OpenJDK 17 prints with -XX:hashCode=0', () => {
    expect(hashesOfDraws(46, 50, 31).map(hex).join(' ')).toBe('4bd58aae 3083cc67 1ce09713 5cde6f34 f56ee8e');
  });

  test('the first hash of 0xBAD comes at draw 4,594,713', () => {
    let number = 0;
    for (const draw of globalDraws()) {
      number++;
      if (identityHash(draw, 25) === 0xbad) break;
    }
    expect(number).toBe(4_594_713);
  });
});

describe('the mask', () => {
  test('a masked value of 0 becomes 0xBAD, because 0 means "no hash yet"', () => {
    expect(identityHash(0x2000000, 25)).toBe(ZERO_HASH);
    expect(identityHash(0, 31)).toBe(0xbad);
    expect(identityHash(0x2000000, 31)).toBe(0x2000000);
  });

  test('25 bits stay below 33,554,432, and 31 bits keep a draw of the global generator whole', () => {
    expect(identityHash(MODULUS - 1, 25)).toBe(33_554_430);
    expect(identityHash(MODULUS - 1, 31)).toBe(MODULUS - 1);
  });

  test('a negative word of the per-thread generator gives a hash that is not negative', () => {
    expect(identityHash(-1, 25)).toBe(0x1ffffff);
    expect(identityHash(-1, 31)).toBe(0x7fffffff);
  });
});

describe('the per-thread generator (JDK 8 on)', () => {
  test('the main thread’s X is draw 1, and its 8th to 12th hashes are those measured on OpenJDK 17', () => {
    const hashes = take(12, threadDraws(drawNumber(1))).map((draw) => hex(identityHash(draw, 31)));
    expect(hashes.slice(7)).toEqual(['7ad041f3', '251a69d7', '7344699f', '6b95977', '7e9e5f8a']);
  });

  test.each(['a', 'b'])('all hashes of real Jakarta Mail process %s are one stream with X = draw 3,474', (process) => {
    const file = new URL(`../fixtures/jakarta-mail-1.6.5/process-${process}.txt`, import.meta.url);
    const ids = readFileSync(file, 'utf8').trim().split('\n');
    expect(ids).toHaveLength(300);
    const stream = take(2_100, threadDraws(drawNumber(3_474))).map((draw) => identityHash(draw, 31));
    for (const messageId of ids) {
      const [hash, id] = messageId.slice(1).split('.').map(Number);
      expect(hash).toBe(stream[id! - 19_999 - 1]);
    }
  });
});
