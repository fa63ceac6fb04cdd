import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PERFETTO } from '../../src/exports/perfetto.ts';
import { groupsBy, racedRun, text } from './racedRun.ts';
import type { RaceOptions } from './racedRun.ts';
import { readStrictly } from './strictTrace.ts';
import type { Trace } from './strictTrace.ts';

function written(options: RaceOptions = {}, everyMessage = true): Trace {
  return readStrictly(text(PERFETTO.write(racedRun(options), { everyMessage })));
}

/** A browser's clock, which ticks every 5 µs. */
const ticking = (us: number) => Math.floor(us / 5) * 5;

describe('processes and threads', () => {
  test('a process per panel bears its algorithm’s name, a thread per lane its number from 0', () => {
    const { processNames, threadNames } = written({ threads: 2 });
    expect([...processNames]).toEqual([
      [1, 'JavaMail 1.3.2'],
      [2, 'JavaMail 1.4.1 (synchronized)'],
    ]);
    expect([...threadNames]).toEqual([
      [1000, 'thread 0'],
      [1001, 'thread 1'],
      [2000, 'thread 0'],
      [2001, 'thread 1'],
    ]);
  });

  test('with two JVM processes a thread’s name says whose it is', () => {
    const { threadNames } = written({ threads: 2, processes: 2 });
    expect([...threadNames.values()].slice(0, 4)).toEqual([
      'process 0, thread 0',
      'process 1, thread 0',
      'process 0, thread 1',
      'process 1, thread 1',
    ]);
  });
});

describe('slices', () => {
  test('each message is one slice with its steps inside, in the algorithm’s order', () => {
    const { roots } = written();
    expect(roots).toHaveLength(120);
    for (const message of roots) {
      expect(message.cat).toBe('message');
      const steps = message.children.map(({ name }) => name).filter((name) => name !== 'wait for lock');
      expect(steps.join(' · ')).toBe(
        message.pid === 1
          ? 'read seed · write seed · read clock'
          : 'read seed · write seed · lock · read counter · write counter · unlock · read clock',
      );
    }
  });

  test('a wait for the monitor is a slice of its own, just before the lock', () => {
    const waited = written()
      .roots.map(({ children }) => children.map(({ name }) => name))
      .filter((names) => names.includes('wait for lock'));
    expect(waited.length).toBeGreaterThan(0);
    for (const names of waited) expect(names[names.indexOf('wait for lock') + 1]).toBe('lock');
  });

  test('times are those recorded, to an eighth of a µs', () => {
    const run = racedRun();
    const { roots } = written();
    const slices = new Map(roots.filter(({ pid }) => pid === 1).map((slice) => [slice.args.message, slice]));
    for (const message of run.panels[0]!.messages()) {
      const slice = slices.get(message.message)!;
      expect(Math.abs(slice.ts - message.startUs)).toBeLessThanOrEqual(1 / 16);
      expect(Math.abs(slice.ts + slice.dur - message.endUs)).toBeLessThanOrEqual(1 / 16);
      expect(Math.abs(slice.children[1]!.ts - message.steps[1]!.atUs)).toBeLessThanOrEqual(1 / 16);
    }
  });

  test('without every message only those are listed that collide', () => {
    const { roots } = written({}, false);
    const { totals } = racedRun().panels[0]!;
    expect(roots).toHaveLength(totals.duplicates + totals.collisions);
    for (const { name, args } of roots) {
      expect(name).toBe('colliding message');
      expect(args.collision).toBeGreaterThan(0);
      expect(args.cause).toBe('shared-read');
    }
  });
});

describe('flows', () => {
  test.each([true, false])('join all messages of each collision, and no others (every message: %s)', (everyMessage) => {
    const { flows, roots } = written({ threads: 10, messages: 200, clockResolutionUs: 10_000 }, everyMessage);
    for (const { from, to } of flows) {
      expect([from.cat, to.cat]).toEqual(['message', 'message']);
      expect(to.args.messageId).toBe(from.args.messageId);
      expect(to.args.message).not.toBe(from.args.message);
    }
    const colliding = groupsBy(
      roots.filter(({ args }) => args.collision !== undefined),
      ({ args }) => args.collision,
    );
    const joined = groupsBy(flows, ({ from }) => from.args.collision);
    expect(joined.size).toBe(colliding.size);
    expect(Math.max(...[...colliding.values()].map((group) => group.length))).toBeGreaterThan(2);
    for (const [collision, group] of colliding) {
      const ends = joined.get(collision)!.flatMap(({ from, to }) => [from.args.message, to.args.message]);
      expect(joined.get(collision)).toHaveLength(group.length - 1);
      expect(new Set(ends)).toEqual(new Set(group.map(({ args }) => args.message)));
    }
  });
});

describe('instants', () => {
  test('mark each changed setting, in words and in numbers, and each stretch that stood still', () => {
    const { instants } = written({
      changes: [
        { atUs: 5000.1234, field: 'threads', from: 10, to: 4 },
        { atUs: 6000, field: 'clockResolutionUs', from: 1000, to: 15_625 },
      ],
      gaps: [{ fromUs: 7000, toUs: 12_000 }],
    });
    expect(instants.map(({ name, ts }) => [name, ts])).toEqual([
      ['Mail delivery threads: 10 → 4', 5000.125],
      ['Clock resolution: 1 ms → 15.625 ms', 6000],
      ['stood still: the tab was hidden', 7000],
    ]);
    expect(instants[0]!.args).toEqual({ field: 'threads', from: 10, to: 4 });
  });
});

describe('a strict reader accepts', () => {
  test.each<[string, RaceOptions]>([
    ['a run at full speed, where a clock of 5 µs gives many messages the same moment', { stepUs: 0, stamp: ticking }],
    ['steps so short that the clock gives several the same moment', { stepUs: 1, stamp: ticking }],
    ['a coarse clock and many collisions', { clockResolutionUs: 100_000, threads: 16, messages: 400 }],
    ['two JVM processes', { processes: 2, first: 'javamail-1.5.3' }],
  ])('%s', (_name, options) => {
    for (const everyMessage of [true, false]) expect(() => written(options, everyMessage)).not.toThrow();
  });

  test('any run: slices nest, never overlap, and flows bind inside them', () => {
    fc.assert(
      fc.property(
        fc.record({
          threads: fc.integer({ min: 1, max: 12 }),
          stepUs: fc.constantFrom(0, 0.37, 3, 100, 1000 / 3),
          clockResolutionUs: fc.constantFrom(5, 100, 1000, 15_625),
          first: fc.constantFrom('javamail-1.3.2', 'javamail-1.3.3', 'javamail-1.4.1'),
          messages: fc.integer({ min: 2, max: 120 }),
          stamp: fc.constantFrom(
            ticking,
            (us: number) => us,
            (us: number) => us / 3,
          ),
        }),
        fc.boolean(),
        (options, everyMessage) => {
          written(options, everyMessage);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('the strict reader refuses', () => {
  const meta = [
    { ph: 'M', pid: 1, name: 'process_name', args: { name: 'p' } },
    { ph: 'M', pid: 1, tid: 10, name: 'thread_name', args: { name: 't' } },
  ];
  const x = (ts: number, dur: number, tid = 10) => ({ ph: 'X', pid: 1, tid, ts, dur, name: 'x', args: {} });
  const flow = (ph: string, ts: number) => ({ ph, bp: 'e', pid: 1, tid: 10, ts, id: 1, name: 'f', cat: 'c' });

  test.each([
    ['a slice that outlasts the one around it', [x(0, 10), x(5, 10)], 'outlasts'],
    ['an overlap by a rounding', [x(0.1, 0.2), x(0.3, 1)], 'outlasts'],
    ['a thread without a name', [x(0, 1, 11)], 'without a name'],
    ['a flow outside every slice', [x(0, 1), flow('s', 2), flow('f', 3)], 'outside every slice'],
    ['a flow that never ends', [x(0, 1), flow('s', 0)], 'never end'],
    ['a flow back in time', [x(0, 9), flow('s', 2), flow('f', 1)], 'back in time'],
    ['a slice without a duration', [x(0, 0)], 'bad duration'],
    ['more than three decimals', [x(0.0001, 1)], 'bad time'],
  ])('%s', (_name, events, message) => {
    expect(() => readStrictly(JSON.stringify({ traceEvents: [...meta, ...events] }))).toThrow(message);
  });
});
