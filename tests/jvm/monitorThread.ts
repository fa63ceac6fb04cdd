/** One thread of monitor.test.ts: adds to a plain counter by a read and a write, under the monitor or without it. */
import { parentPort, workerData } from 'node:worker_threads';
import { enterOrSleep, leave, tryEnter } from '../../src/jvm/monitor.ts';

export interface Work {
  readonly memory: Int32Array<SharedArrayBuffer>;
  readonly monitorWord: number;
  readonly counterWord: number;
  readonly startWord: number;
  readonly additions: number;
  readonly guarded: boolean;
}

const { memory, monitorWord, counterWord, startWord, additions, guarded } = workerData as Work;

parentPort!.postMessage('ready');
Atomics.wait(memory, startWord, 0);
for (let i = 0; i < additions; i++) {
  if (guarded && !tryEnter(memory, monitorWord)) {
    while (!enterOrSleep(memory, monitorWord, 1000));
  }
  const read = Atomics.load(memory, counterWord);
  // Long enough for another thread to come between, if anything lets it.
  for (let spin = 0; spin < 20; spin++) Atomics.load(memory, counterWord);
  Atomics.store(memory, counterWord, read + 1);
  if (guarded) leave(memory, monitorWord);
}
parentPort!.postMessage('done');
