import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { build } from 'vite';
import { beforeAll, describe, expect, test } from 'vitest';
import { enterOrSleep, leave, tryEnter } from '../../src/jvm/monitor.ts';
import type { Work } from './monitorThread.ts';

const MONITOR_WORD = 0;
const COUNTER_WORD = 32;
const START_WORD = 64;
const FREE = 0;
const HELD = 1;
const WANTED = 2;

describe('the states of a monitor', () => {
  const fresh = () => new Int32Array(new SharedArrayBuffer(4));

  test('a free one is taken, a held one is not', () => {
    const memory = fresh();
    expect(tryEnter(memory, 0)).toBe(true);
    expect(memory[0]).toBe(HELD);
    expect(tryEnter(memory, 0)).toBe(false);
    expect(memory[0]).toBe(HELD);
  });

  test('left, it is free again', () => {
    const memory = fresh();
    tryEnter(memory, 0);
    leave(memory, 0);
    expect(memory[0]).toBe(FREE);
    expect(tryEnter(memory, 0)).toBe(true);
  });

  test('who has to sleep marks it as wanted, so that it is woken', () => {
    const memory = fresh();
    tryEnter(memory, 0);
    expect(enterOrSleep(memory, 0, 0)).toBe(false);
    expect(memory[0]).toBe(WANTED);
    expect(tryEnter(memory, 0)).toBe(false);
  });

  test('who comes after a sleeper takes it as wanted, because others may sleep still', () => {
    const memory = fresh();
    expect(enterOrSleep(memory, 0, 0)).toBe(true);
    expect(memory[0]).toBe(WANTED);
    leave(memory, 0);
    expect(memory[0]).toBe(FREE);
  });

  test('each word of the memory is a monitor of its own', () => {
    const memory = new Int32Array(new SharedArrayBuffer(8));
    expect(tryEnter(memory, 0)).toBe(true);
    expect(tryEnter(memory, 1)).toBe(true);
  });
});

describe('four real threads that add to one plain counter', () => {
  const threads = 4;
  const additions = 20_000;
  let script: URL;

  beforeAll(async () => {
    script = new URL(`data:text/javascript,${encodeURIComponent(await bundled('./monitorThread.ts'))}`);
  });

  async function race(guarded: boolean): Promise<Int32Array> {
    const memory = new Int32Array(new SharedArrayBuffer(4 * 96));
    const work: Work = {
      memory,
      monitorWord: MONITOR_WORD,
      counterWord: COUNTER_WORD,
      startWord: START_WORD,
      additions,
      guarded,
    };
    const workers = Array.from({ length: threads }, () => new Worker(script, { workerData: work }));
    try {
      await Promise.all(workers.map((worker) => once(worker, 'message')));
      const done = workers.map((worker) => once(worker, 'message'));
      Atomics.store(memory, START_WORD, 1);
      Atomics.notify(memory, START_WORD);
      await Promise.all(done);
    } finally {
      await Promise.all(workers.map((worker) => worker.terminate()));
    }
    return memory;
  }

  test('lose no addition under the monitor, which is free afterwards', async () => {
    const memory = await race(true);
    expect(memory[COUNTER_WORD]).toBe(threads * additions);
    expect(memory[MONITOR_WORD]).toBe(FREE);
  });

  test('lose additions without it', async () => {
    expect((await race(false))[COUNTER_WORD]).toBeLessThan(threads * additions);
  });
});

/** The script of a thread with what it imports: worker_threads of Node 20 cannot load TypeScript. */
async function bundled(path: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: { ssr: fileURLToPath(new URL(path, import.meta.url)), write: false, minify: false },
  });
  if (Array.isArray(result) || !('output' in result)) throw new Error('expected one bundle');
  return result.output[0].code;
}
