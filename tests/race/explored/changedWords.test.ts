import fc from 'fast-check';
import { expect, test } from 'vitest';
import { repairedSteps } from '../../../src/algorithms/repaired.ts';
import type { Frame } from '../../../src/algorithms/step.ts';
import { STATICS_WORDS, ownBase, processBase, startJvms } from '../../../src/jvm/statics.ts';
import { changedWords } from '../../../src/race/explored/changedWords.ts';

const THREADS = 3;
const LISTINGS = ['RWC', 'RWrwC', 'SC', 'RWAC', 'LRWUC', 'RWLrwUC', 'lRWuC', 'URWLC', 'LRWC', 'RWUC', 'C'];

const newFrame = (thread: number): Frame => ({
  statics: processBase(0),
  own: ownBase(thread),
  seed: 0,
  draw: 0,
  counter: 0,
  clock: 0,
  readClock: () => 0,
});

function started(): Int32Array {
  const memory = new Int32Array(STATICS_WORDS);
  startJvms(memory, 1);
  return memory;
}

test('in no order of steps is another word changed than those that each thread’s steps change alone', () => {
  const orders = fc.array(fc.nat(THREADS - 1), { maxLength: 40 });
  fc.assert(
    fc.property(fc.constantFrom(...LISTINGS), fc.constantFrom('jdk4', 'jdk8'), orders, (text, hash, order) => {
      const runs = repairedSteps(text, hash).map(({ run }) => run);
      const frames = Array.from({ length: THREADS }, (_, thread) => newFrame(thread));
      const memory = started();
      const known = changedWords(memory, Array<typeof runs>(THREADS).fill(runs), frames);
      expect(memory).toEqual(started());

      const taken = Array<number>(THREADS).fill(0);
      for (const thread of order) runs[taken[thread]!++ % runs.length]!(memory, frames[thread]!);
      const start = started();
      const changed = [...memory.keys()].filter((address) => memory[address] !== start[address]);
      expect(known).toEqual(expect.arrayContaining(changed));
    }),
    { numRuns: 100 },
  );
});
