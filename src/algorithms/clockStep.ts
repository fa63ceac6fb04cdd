import type { Step } from './step.ts';

/** `System.currentTimeMillis()`, the last step of every algorithm. */
export const READ_CLOCK: Step = {
  id: 'read-clock',
  kind: 'clock',
  part: 'clock',
  name: 'read clock',
  letter: 'C',
  line: 'millis = System.currentTimeMillis();',
  run: (_memory, frame) => {
    frame.clock = frame.readClock();
    return 0;
  },
};
