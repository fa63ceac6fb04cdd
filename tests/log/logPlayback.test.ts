import { describe, expect, test } from 'vitest';
import { LaneIndex } from '../../src/log/laneIndex.ts';
import { LogPlayback } from '../../src/log/logPlayback.ts';
import type { Lane } from '../../src/log/viewport.ts';
import { logOf, type HandRow } from './logOf.ts';

const LANES: readonly Lane[] = [0, 1].map((lane) => ({ lane, process: 0, thread: lane, active: false }));

/** Steps of a hand-made row take effect 0, 1 and 2 µs after its beginning. */
function playback(rows: readonly HandRow[]): LogPlayback {
  const { log } = logOf(rows);
  const laneIndex = new LaneIndex(log);
  laneIndex.update();
  return new LogPlayback(log, laneIndex);
}

const RECORDED = playback([
  { lane: 0, endUs: 110, durationUs: 10, orders: [1, 2, 3] },
  { lane: 1, endUs: 115, durationUs: 10, orders: [4, 5, 6] },
  { lane: 0, endUs: 210, durationUs: 10, orders: [7, 8, 9] },
]);

const FAST = playback([
  { lane: 0, endUs: 110, durationUs: 10 },
  { lane: 1, endUs: 115, durationUs: 10 },
]);

describe('a live run at a moment', () => {
  test('tells how far each thread has come in its message', () => {
    const { threads, messages, next } = RECORDED.stateAt(106, LANES);
    expect(threads[0]).toMatchObject({ doing: 'step', message: 0, taken: 3 });
    expect(threads[1]).toMatchObject({ doing: 'step', message: 1, taken: 2 });
    expect(messages).toBe(0);
    expect(next).toMatchObject({ lane: 1, step: 2, atUs: 107 });
  });

  test('tells work before the first message, a pause between two, and that a thread has made its last', () => {
    expect(RECORDED.stateAt(50, LANES).threads[0]!.doing).toBe('work');
    const { threads, messages } = RECORDED.stateAt(150, LANES);
    expect(threads.map(({ doing }) => doing)).toEqual(['between', 'done']);
    expect(messages).toBe(2);
    expect(RECORDED.stateAt(300, LANES)).toMatchObject({ messages: 3, next: null });
  });

  test('knows the shared seed before the first write, and not once steps were not recorded', () => {
    expect(RECORDED.stateAt(50, LANES).shared).toEqual([{ process: 0, seed: 1_234_567, counter: 0 }]);
    expect(FAST.stateAt(50, LANES).shared[0]!.seed).toBe(1_234_567);
    expect(FAST.stateAt(112, LANES).shared[0]).toMatchObject({ seed: null, counter: null });
  });

  test('at full speed tells which message a thread makes, and invents no step', () => {
    const { threads, next } = FAST.stateAt(105, LANES);
    expect(threads[0]).toMatchObject({ doing: 'unrecorded', message: 0, taken: 0 });
    expect(threads[0]!.held).toEqual({ seed: null, hash: null, counter: null, clock: null });
    expect(next).toMatchObject({ lane: 0, step: null, atUs: 110 });
  });
});

describe('the events of a live run', () => {
  test('forward and back are the same moments', () => {
    const forward: number[] = [];
    for (let state = RECORDED.stateAt(0, LANES); state.next; state = RECORDED.stateAt(state.next.atUs, LANES)) {
      forward.push(state.next.atUs);
    }
    expect(forward).toEqual([100, 101, 102, 105, 106, 107, 110, 115, 200, 201, 202, 210]);
    const back: number[] = [];
    for (let us = RECORDED.eventBefore(1000); us !== null; us = RECORDED.eventBefore(us)) back.push(us);
    expect(back.reverse()).toEqual(forward);
  });

  test('at full speed are the completed messages', () => {
    expect(FAST.eventBefore(1000)).toBe(115);
    expect(FAST.eventBefore(115)).toBe(110);
    expect(FAST.eventBefore(110)).toBeNull();
  });
});
