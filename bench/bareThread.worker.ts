/** The rival: the bare race loop. The same steps on the same kind of memory, and nothing is recorded. */
import { expose } from 'comlink';
import { algorithmById } from '../src/algorithms/index.ts';
import type { Frame } from '../src/algorithms/step.ts';
import { clockField } from '../src/jvm/clock.ts';
import { enterOrSleep } from '../src/jvm/monitor.ts';
import { MONITOR, ownBase, processBase } from '../src/jvm/statics.ts';
import type { AlgorithmId } from '../src/scenario/scenario.ts';

export interface BareSeat {
  readonly lane: number;
  readonly algorithm: AlgorithmId;
  readonly messages: number;
  readonly statics: SharedArrayBuffer;
  /** [0] the gate, [32] the spool, [64] threads that have finished. */
  readonly control: SharedArrayBuffer;
}

const api = {
  ready: () => true,
  race({ lane, algorithm, messages, statics, control }: BareSeat): number {
    const memory = new Int32Array(statics);
    const words = new Int32Array(control);
    const originUs = performance.timeOrigin * 1000;
    const frame: Frame = {
      statics: processBase(0),
      own: ownBase(lane),
      seed: 0,
      draw: 0,
      counter: 0,
      clock: 0,
      readClock: () => clockField(originUs + performance.now() * 1000, 1000),
    };
    const runs = algorithmById(algorithm)
      .steps('jdk4')
      .map(({ kind, run }) =>
        kind !== 'lock'
          ? run
          : (m: Int32Array, f: Frame): number => {
              for (let spin = 0; spin < 200; spin++) if (run(m, f) === 1) return 1;
              while (!enterOrSleep(m, f.statics + MONITOR, 50));
              return 1;
            },
      );
    Atomics.wait(words, 0, 0);
    let made = 0;
    while (Atomics.add(words, 32, 1) < messages) {
      for (let i = 0; i < runs.length; i++) runs[i]!(memory, frame);
      made++;
    }
    Atomics.add(words, 64, 1);
    return made;
  },
};

export type BareApi = typeof api;

expose(api);
