import { describe, expect, test } from 'vitest';
import { ALGORITHMS } from '../../src/algorithms/index.ts';
import { identityHash, threadDraws } from '../../src/jvm/identityHash.ts';
import { COUNTER, MONITOR, SEED } from '../../src/jvm/statics.ts';
import { ALGORITHM_IDS } from '../../src/scenario/scenario.ts';
import { drawNumber, hashesOfDraws, take } from '../jvm/draws.ts';
import { TestThread, startedJvm } from './thread.ts';

describe.each(ALGORITHM_IDS)('%s on one thread', (id) => {
  const algorithm = ALGORITHMS[id];

  test('draws 1, 2, 3, … of the global generator', () => {
    const thread = new TestThread(algorithm, startedJvm());
    const hashes = Array.from({ length: 50 }, () => thread.message().hash);
    expect(hashes).toEqual(hashesOfDraws(1, 50, 25));
  });

  test('draws with hash=jdk8 from the thread’s own generator, whose X is draw 1, and leaves the global seed alone', () => {
    const memory = startedJvm();
    const thread = new TestThread(algorithm, memory, { hash: 'jdk8' });
    const hashes = Array.from({ length: 50 }, () => thread.message().hash);
    const stream = take(50, threadDraws(drawNumber(1))).map((draw) => identityHash(draw, 25));
    expect(hashes).toEqual(stream);
    expect(memory[SEED]).toBe(1234567);
  });

  test('counts 0, 1, 2, … if it counts at all', () => {
    const thread = new TestThread(algorithm, startedJvm());
    const counters = [thread.message(), thread.message(), thread.message()].map(({ counter }) => counter);
    expect(counters).toEqual(algorithm.counterForm === 'none' ? [null, null, null] : [0, 1, 2]);
  });

  test('makes no two equal Message-IDs in 2,000, the clock standing still', () => {
    const thread = new TestThread(algorithm, startedJvm());
    const ids = new Set<string>();
    for (let i = 0; i < 2000; i++) {
      thread.message();
      ids.add(thread.messageId());
    }
    expect(ids.size).toBe(2000);
  });

  test('writes the clock as read in its last step', () => {
    let now = 1000;
    const thread = new TestThread(algorithm, startedJvm(), { clock: () => ++now });
    expect(thread.message().clock).toBe(1001);
    expect(thread.message().clock).toBe(1002);
  });
});

describe('JavaMail 1.3.2 on two threads', () => {
  test('makes two equal Message-IDs when both read the seed before either writes it', () => {
    const memory = startedJvm();
    const [one, two] = pair('javamail-1.3.2', memory);
    expect(one.step('read-seed')).toBe(1234567);
    expect(two.step('read-seed')).toBe(1234567);
    one.step('write-seed');
    one.step('read-clock');
    two.step('write-seed');
    two.step('read-clock');
    expect(one.messageId()).toBe('<12728602.1138797296789.JavaMail.cfmail@mail.example.com>');
    expect(two.messageId()).toBe(one.messageId());
  });

  test('replays the sequence when a thread writes a stale seed', () => {
    const memory = startedJvm();
    const [one, two] = pair('javamail-1.3.2', memory);
    two.step('read-seed');
    const before = [one.message(), one.message(), one.message()].map(({ hash }) => hash);
    two.step('write-seed');
    two.step('read-clock');
    const after = [one.message(), one.message()].map(({ hash }) => hash);
    expect(after).toEqual(before.slice(1));
  });

  test('makes different ones when the clock ticks between them', () => {
    let now = 1_138_797_296_789;
    const memory = startedJvm();
    const [one, two] = pair('javamail-1.3.2', memory, () => now);
    one.step('read-seed');
    two.step('read-seed');
    one.step('write-seed');
    two.step('write-seed');
    one.step('read-clock');
    now++;
    two.step('read-clock');
    expect(two.fields().hash).toBe(one.fields().hash);
    expect(two.messageId()).not.toBe(one.messageId());
  });
});

test('JavaMail 1.3.3 still makes two equal Message-IDs when both threads read seed and counter before either writes', () => {
  const [one, two] = pair('javamail-1.3.3', startedJvm());
  for (const id of ['read-seed', 'write-seed', 'read-counter', 'write-counter', 'read-clock']) {
    one.step(id);
    two.step(id);
  }
  expect(two.messageId()).toBe(one.messageId());
});

describe('JavaMail 1.4.1 on two threads', () => {
  test('lets the second thread into the monitor only when the first has left it', () => {
    const memory = startedJvm();
    const [one, two] = pair('javamail-1.4.1', memory);
    for (const thread of [one, two]) thread.step('read-seed');
    for (const thread of [one, two]) thread.step('write-seed');
    expect(one.step('lock')).toBe(1);
    expect(two.step('lock')).toBe(0);
    one.step('read-counter');
    expect(two.step('lock')).toBe(0);
    one.step('write-counter');
    one.step('unlock');
    expect(two.step('lock')).toBe(1);
    two.step('read-counter');
    two.step('write-counter');
    two.step('unlock');
    for (const thread of [one, two]) thread.step('read-clock');
    expect(two.fields().hash).toBe(one.fields().hash);
    expect([one.fields().counter, two.fields().counter]).toEqual([0, 1]);
    expect(memory[MONITOR]).toBe(0);
    expect(memory[COUNTER]).toBe(2);
  });
});

test('JavaMail 1.5.3 counts on although both threads drew the same hash', () => {
  const [one, two] = pair('javamail-1.5.3', startedJvm());
  for (const id of ['read-seed', 'write-seed', 'get-and-increment', 'read-clock']) {
    one.step(id);
    two.step(id);
  }
  expect(one.messageId()).toBe('<12728602.0.1138797296789@mail.example.com>');
  expect(two.messageId()).toBe('<12728602.1.1138797296789@mail.example.com>');
});

test.each(ALGORITHM_IDS)('two JVM processes make the same Message-IDs with %s: nothing tells them apart', (id) => {
  const memory = startedJvm(2);
  const [one, two] = [0, 1].map((process) => new TestThread(ALGORITHMS[id], memory, { lane: process, process }));
  for (let i = 0; i < 10; i++) expect(two!.message()).toEqual(one!.message());
});

function pair(id: (typeof ALGORITHM_IDS)[number], memory: Int32Array, clock?: () => number): [TestThread, TestThread] {
  const options = clock ? { clock } : {};
  return [
    new TestThread(ALGORITHMS[id], memory, { lane: 0, ...options }),
    new TestThread(ALGORITHMS[id], memory, { lane: 1, ...options }),
  ];
}
