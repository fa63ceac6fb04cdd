/** Collisions of a simulation have their numbers in order of time, and one first message that all agree on. */
import { expect, test } from 'vitest';
import { FATE_KEPT } from '../../../src/log/viewport.ts';
import type { Scenario } from '../../../src/scenario/scenario.ts';
import { begin, logOfRun, recordOf, simulate } from './simulate.ts';

const SETTINGS: readonly Partial<Scenario>[] = [1, 2, 3, 4].flatMap((seed) => [
  { seed, messages: 12_000, clockResolutionUs: 10_000 },
  { seed, messages: 20_000, stepUs: 0, workSteps: 5, threads: 32, processes: 2 },
]);

test.each(SETTINGS)('the numbers follow the moments at which the second messages were complete: %j', (settings) => {
  const simulated = begin(settings);
  const slices: number[] = [];
  for (let more = true; more;) {
    more = simulated.slice();
    slices.push(simulated.collector.totals().collisions);
  }
  // Within slices and from one to the next.
  expect(slices.length).toBeGreaterThan(3);
  expect(slices[0]).toBeGreaterThan(10);
  const moments = [...recordOf(simulated).collisions()].map(({ members }) => members[1]!.endUs);
  expect(moments.length).toBe(slices.at(-1));
  expect(moments).toEqual(moments.toSorted((a, b) => a - b));
});

test('of messages that are complete at the same moment all views name the same one as the first', () => {
  // At full speed moments are some ns apart: with a core for each of 64 threads many are the same.
  const simulated = simulate({ stepUs: 0, workSteps: 0, threads: 64, cores: 64, messages: 10_000 });
  const { collector } = simulated;
  const log = logOfRun(simulated);
  const kept = new Map<number, number>();
  let ties = 0;
  for (let fromUs = 0; fromUs < simulated.simulation.nowUs; fromUs += 4) {
    const { messages } = collector.viewport({ fromUs, toUs: fromUs + 4, widthPx: 1000 });
    messages?.collision.forEach((collision, i) => {
      if (messages.fate[i] === FATE_KEPT) kept.set(collision, messages.row[i]!);
    });
  }
  for (const { number, members } of recordOf(simulated).collisions()) {
    const [first, second] = members;
    if (first!.endUs === second!.endUs) ties++;
    expect(first!.endUs).toBeLessThanOrEqual(second!.endUs);
    expect(kept.get(number)).toBe(first!.row);
    expect(collector.collision(number)!.members.map(({ row }) => row)).toEqual(members.map(({ row }) => row));
    if (first!.endUs === second!.endUs) expect(log.laneOf(first!.row)).toBeLessThan(log.laneOf(second!.row));
  }
  expect(ties).toBeGreaterThan(10);
});
