import { describe, expect, test } from 'vitest';
import { Explorer } from '../../../src/race/explored/explorer.ts';
import { repairAnswer, type RepairAnswer } from '../../../src/ui/views/schedule/repairWords.ts';
import type { HashMode } from '../../../src/scenario/scenario.ts';
import { DEFAULT_SETTINGS, programFor } from '../../../src/ui/views/schedule/settings.ts';

function answerTo(repair: string, per = 2, hash: HashMode = 'jdk4'): RepairAnswer {
  const algorithm = /r/.test(repair) ? 'javamail-1.3.3' : 'javamail-1.3.2';
  const settings = { ...DEFAULT_SETTINGS, algorithm, per, hash, repair } as const;
  const explorer = new Explorer(programFor(settings));
  while (explorer.advance(1000));
  return repairAnswer(explorer.exploration(), settings);
}

describe('the answer to a repair', () => {
  test.each(['RWC', 'RWrwC'])('%s, the listing as it was shipped, is not repaired yet', (text) => {
    expect(answerTo(text)).toMatchObject({ head: 'Not repaired yet', untouched: true, verdict: { kind: 'refuted' } });
  });

  test('to a listing that needs none, as hashes of JDK 8 are each thread’s own, is that there is nothing to repair', () => {
    const answer = answerTo('RWC', 2, 'jdk8');
    expect(answer).toMatchObject({ head: 'Nothing to repair', verdict: { kind: 'proven' } });
    expect(answer.sentences.at(-1)).toContain('the header keeps 31 bits of a hash');
    expect(answerTo('LRWCU').sentences.at(-1)).toContain('the header keeps 25 bits of a hash');
  });

  test('with an unlock alone says that it does nothing', () => {
    expect(answerTo('URWC').sentences.at(-1)).toMatch(/^There is an unlock and no lock\. In Java it would throw/);
  });

  test('that makes threads wait for ever is headed by what it is, though some collide before', () => {
    expect(answerTo('LRWC')).toMatchObject({ head: 'Deadlock', untouched: false });
    expect(answerTo('LRWC', 1).head).toBe('Starvation');
    const { head, verdict, sentences } = answerTo('URWLC');
    expect(head).toBe('Starvation');
    expect(verdict).toMatchObject({ kind: 'stuck', colliding: 0n });
    expect(sentences.join(' ')).not.toMatch(/0 of/);
    expect(sentences[1]).toBe('Before that, two Message-IDs can be made alike: the shortest way takes 11 moves.');
  });

  test.each([
    ['RWLCU', 'The lock holds only read clock. Read seed and write seed stand outside it: another thread may read'],
    ['RLWUC', 'The lock holds only write seed. Read seed stands before it: another thread may read the same seed'],
    ['LRUWC', 'The lock holds only read seed. Write seed stands after it: another thread may read the same seed'],
    ['RWrLwUC', 'Read counter stands before it: another thread may read the same counter'],
  ])('%s tells what may still come between', (text, words) => {
    const { head, sentences } = answerTo(text);
    expect(head).toBe('Refuted');
    expect(sentences.join(' ')).toContain(words);
  });
});
