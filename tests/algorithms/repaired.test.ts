import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ALGORITHMS, algorithmById } from '../../src/algorithms/index.ts';
import { repairedSteps } from '../../src/algorithms/repaired.ts';
import { MONITOR } from '../../src/jvm/statics.ts';
import { ORIGINAL, REPAIRABLE } from '../../src/scenario/repair.ts';
import type { RepairedId } from '../../src/scenario/scenario.ts';
import { TestThread, startedJvm } from './thread.ts';

const MODES = ['jdk4', 'jdk8'] as const;
const repaired = (id: RepairedId, memory: Int32Array, options = {}): TestThread =>
  new TestThread(algorithmById(id), memory, options);

describe.each(MODES)('a repaired listing, with hash=%s', (hash) => {
  test.each(REPAIRABLE)('of %s in which nothing was repaired has the very steps that were shipped', (id) => {
    expect(repairedSteps(ORIGINAL[id], hash)).toEqual(ALGORITHMS[id].steps(hash));
  });

  test('that draws at once draws what reading and writing drew', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2), { minLength: 1, maxLength: 30 }), (lanes) => {
        const [plain, atOnce] = (['javamail-1.3.2~RWC', 'javamail-1.3.2~SC'] as const).map((id) => {
          const memory = startedJvm();
          const threads = [0, 1, 2].map((lane) => repaired(id, memory, { lane, hash }));
          return { memory, ids: lanes.map((lane) => threads[lane]!.message()) };
        });
        expect(atOnce).toEqual(plain);
      }),
    );
  });

  test('that locks a monitor of the thread’s own keeps no other thread out', () => {
    const memory = startedJvm();
    const [one, two] = [0, 1].map((lane) => repaired('javamail-1.3.2~lRWuC', memory, { lane, hash }));
    expect([one!.step('lock'), two!.step('lock')]).toEqual([1, 1]);
    expect(memory[MONITOR]).toBe(0);
    for (const id of ['read-seed', 'write-seed', 'unlock']) one!.step(id);
    expect(one!.steps[0]!.run(memory, one!.frame)).toBe(1);
    expect(two!.steps[0]!.run(memory, two!.frame)).toBe(0);
  });
});

test('a letter that stands for no line is refused', () => {
  expect(() => repairedSteps('RxW', 'jdk4')).toThrow(new RangeError('"x" is no line of a listing'));
});

test('the same repair is always the same object, and says what it is', () => {
  const id = 'javamail-1.3.3~RWAC';
  expect(algorithmById(id)).toBe(algorithmById(id));
  const { suffix, counterForm } = ALGORITHMS['javamail-1.3.3'];
  expect(algorithmById(id)).toMatchObject({ id, suffix, counterForm, version: '1.3.3 repaired', safe: true });
  expect(algorithmById('javamail-1.3.3~RWrwC').safe).toBe(false);
});
