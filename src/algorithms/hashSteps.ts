/**
 * The two steps that every algorithm begins with: `new StringBuffer().hashCode()`.
 * The object's identity hash is drawn by HotSpot (synchronizer.cpp, `get_next_hash`), and the draw is a read and a
 * write with nothing between them that would keep another thread out.
 */
import type { HashMode } from '../scenario/scenario.ts';
import { nextParkMiller } from '../jvm/parkMiller.ts';
import { OWN_W, OWN_X, OWN_Y, OWN_Z, SEED } from '../jvm/statics.ts';
import { nextXorShift } from '../jvm/xorShift.ts';
import type { Step } from './step.ts';

const READ = { id: 'read-seed', kind: 'read', part: 'hash', name: 'read seed', letter: 'R' } as const;
const WRITE = { id: 'write-seed', kind: 'write', part: 'hash', name: 'write seed', letter: 'W' } as const;

const GLOBAL: readonly Step[] = [
  {
    ...READ,
    line: 'seed = JVM.randomSeed;',
    run: (memory, frame) => (frame.seed = memory[frame.statics + SEED]!),
  },
  {
    ...WRITE,
    line: 'JVM.randomSeed = hash = 16807 * seed % 0x7fffffff;',
    run: (memory, frame) => (memory[frame.statics + SEED] = frame.draw = nextParkMiller(frame.seed)),
  },
];

const PER_THREAD: readonly Step[] = [
  {
    ...READ,
    line: 'x = thread.x; w = thread.w;',
    run: (memory, frame) => (frame.seed = memory[frame.own + OWN_W]!),
  },
  {
    ...WRITE,
    line: 'thread.w = hash = xorShift(x, w);',
    run: (memory, frame) => {
      const { own } = frame;
      frame.draw = nextXorShift(memory[own + OWN_X]!, frame.seed);
      memory[own + OWN_X] = memory[own + OWN_Y]!;
      memory[own + OWN_Y] = memory[own + OWN_Z]!;
      memory[own + OWN_Z] = frame.seed;
      return (memory[own + OWN_W] = frame.draw);
    },
  },
];

/** The two steps, on the generator that all threads of a JVM share (`jdk4`) or on the thread's own (`jdk8`). */
export function hashSteps(hash: HashMode): readonly Step[] {
  return hash === 'jdk4' ? GLOBAL : PER_THREAD;
}
