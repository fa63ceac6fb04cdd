import { COUNTER, MONITOR } from '../jvm/statics.ts';
import { leave, tryEnter } from '../jvm/monitor.ts';
import type { Step } from './step.ts';

/** `id++` on a plain static int: a read and a write, and nothing keeps another thread out between them. */
export const PLAIN_INCREMENT: readonly Step[] = [
  {
    id: 'read-counter',
    kind: 'read',
    part: 'counter',
    name: 'read counter',
    letter: 'r',
    line: 'n = id;',
    run: (memory, frame) => (frame.counter = memory[frame.statics + COUNTER]!),
  },
  {
    id: 'write-counter',
    kind: 'write',
    part: 'counter',
    name: 'write counter',
    letter: '+1',
    line: 'id = n + 1;',
    run: (memory, frame) => (memory[frame.statics + COUNTER] = (frame.counter + 1) | 0),
  },
];

/** The same inside `static synchronized getUniqueId()`. */
export const LOCKED_INCREMENT: readonly Step[] = [
  {
    id: 'lock',
    kind: 'lock',
    part: 'counter',
    name: 'lock',
    letter: 'L',
    line: 'synchronized (UniqueValue.class) {',
    run: (memory, frame) => (tryEnter(memory, frame.statics + MONITOR) ? 1 : 0),
  },
  ...PLAIN_INCREMENT,
  {
    id: 'unlock',
    kind: 'unlock',
    part: 'counter',
    name: 'unlock',
    letter: 'U',
    line: '}',
    run: (memory, frame) => {
      leave(memory, frame.statics + MONITOR);
      return 0;
    },
  },
];

/** `AtomicInteger.getAndIncrement()`: one step, so nothing can come between. */
export const ATOMIC_INCREMENT: readonly Step[] = [
  {
    id: 'get-and-increment',
    kind: 'update',
    part: 'counter',
    name: 'get and increment',
    letter: '+1',
    line: 'n = id.getAndIncrement();',
    run: (memory, frame) => (frame.counter = Atomics.add(memory, frame.statics + COUNTER, 1)),
  },
];
