/** An algorithm's listing after a repair: the steps that the letters of scenario/repair.ts stand for. */
import { leave, tryEnter } from '../jvm/monitor.ts';
import { nextParkMiller } from '../jvm/parkMiller.ts';
import { OWN_MONITOR, SEED } from '../jvm/statics.ts';
import type { HashMode } from '../scenario/scenario.ts';
import { READ_CLOCK } from './clockStep.ts';
import { ATOMIC_INCREMENT, LOCKED_INCREMENT, PLAIN_INCREMENT } from './counterSteps.ts';
import { hashSteps } from './hashSteps.ts';
import type { Step } from './step.ts';

const [readCounter, writeCounter] = PLAIN_INCREMENT as [Step, Step];
const [getAndIncrement] = ATOMIC_INCREMENT as [Step];
const [lock, , , unlock] = LOCKED_INCREMENT as [Step, Step, Step, Step];

/** A monitor of the thread's own: it keeps nobody out. */
const ownLock: Step = {
  ...lock,
  line: 'synchronized (Thread.currentThread()) {',
  run: (memory, frame) => (tryEnter(memory, frame.own + OWN_MONITOR) ? 1 : 0),
};
const ownUnlock: Step = {
  ...unlock,
  run: (memory, frame) => {
    leave(memory, frame.own + OWN_MONITOR);
    return 0;
  },
};

/** The draw in one step: by compare-and-swap, as HotSpot has drawn since JDK 10; a thread's own generator needs none. */
function drawAtOnce(hash: HashMode): Step {
  const [read, write] = hashSteps(hash) as [Step, Step];
  const shown = { ...write, kind: 'update', name: 'draw seed at once' } as const;
  if (hash === 'jdk8')
    return {
      ...shown,
      run: (memory, frame) => {
        read.run(memory, frame);
        return write.run(memory, frame);
      },
    };
  return {
    ...shown,
    line: 'hash = JVM.randomSeed.updateAndGet(s -> 16807 * s % 0x7fffffff);',
    run: (memory, frame) => {
      const word = frame.statics + SEED;
      do {
        frame.seed = Atomics.load(memory, word);
        frame.draw = nextParkMiller(frame.seed);
      } while (Atomics.compareExchange(memory, word, frame.seed, frame.draw) !== frame.seed);
      return frame.draw;
    },
  };
}

/** The steps of every letter that scenario/repair.ts knows. */
function letters(hash: HashMode): Readonly<Record<string, Step>> {
  const [readSeed, writeSeed] = hashSteps(hash) as [Step, Step];
  return {
    R: readSeed,
    W: writeSeed,
    S: drawAtOnce(hash),
    r: readCounter,
    w: writeCounter,
    A: getAndIncrement,
    C: READ_CLOCK,
    L: lock,
    U: unlock,
    l: ownLock,
    u: ownUnlock,
  };
}

/**
 * The steps of a repaired listing.
 * @throws RangeError where a letter stands for no line
 */
export function repairedSteps(text: string, hash: HashMode): readonly Step[] {
  const steps = letters(hash);
  return [...text].map((letter) => {
    const step = steps[letter];
    if (!step) throw new RangeError(`"${letter}" is no line of a listing`);
    return step;
  });
}

/** Whether a repaired listing counts so that no two threads get the same number: at once, or under the JVM's monitor. */
export function countsAlone(text: string): boolean {
  return /A|L[^U]*rw.*U/.test(text);
}
