import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LaneQueue } from '../../../src/race/simulated/laneQueue.ts';
import { MonitorLine } from '../../../src/race/simulated/monitorLine.ts';

test('a queue of lanes gives them back in order, however often it has gone round', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ lane: fc.nat(63), way: fc.constantFrom('back', 'front', 'out') })), (moves) => {
      const queue = new LaneQueue();
      const plain: number[] = [];
      for (const { lane, way } of moves) {
        if (way === 'out') {
          if (plain.length > 0) expect(queue.shift()).toBe(plain.shift());
        } else if (!plain.includes(lane)) {
          if (way === 'back') plain.push(lane);
          else plain.unshift(lane);
          if (way === 'back') queue.push(lane);
          else queue.pushFront(lane);
        }
        expect(queue.length).toBe(plain.length);
        for (const other of [0, 31, lane, 63]) expect(queue.has(other)).toBe(plain.includes(other));
      }
    }),
    { numRuns: 200 },
  );
});

test('the thread that has waited longest is woken first, and keeps its place when another was faster', () => {
  const line = new MonitorLine(4);
  line.wait(0, 3, 100);
  line.wait(0, 1, 200);
  expect(line.wake(0)).toBe(3);
  line.wait(0, 3, 300);
  expect([line.wake(0), line.wake(0), line.wake(0)]).toEqual([3, 1, -1]);
  expect(line.isWaiting(3)).toBe(true);
  expect(line.entered(3, 500)).toBe(400);
  expect(line.isWaiting(3)).toBe(false);
  expect(line.entered(2, 500)).toBe(0);
});

test('each process has a line of its own', () => {
  const line = new MonitorLine(4);
  line.wait(0, 0, 100);
  line.wait(1, 1, 50);
  expect([line.wake(0), line.wake(1)]).toEqual([0, 1]);
});
