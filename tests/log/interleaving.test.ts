import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LoggedMessage } from '../../src/log/detail.ts';
import { interleave } from '../../src/log/interleaving.ts';
import { madeUpMessage } from '../gallery/inspector/madeUp.ts';
import { recordOf, simulate } from '../race/simulated/simulate.ts';
import { logOf } from './logOf.ts';

/** Two messages of 1.3.2 that read the same seed, with these places in the order of all. */
function pair(first: readonly number[], second: readonly number[]): LoggedMessage[] {
  const orders = [first, second];
  const { log, rows } = logOf(orders.map((order, lane) => ({ lane, draw: 12_728_602, orders: order })));
  return rows.map((row): LoggedMessage => {
    const message = log.messageAt(row);
    const values: Record<string, number> = { 'read-seed': message.seedRead!, 'write-seed': message.draw };
    return { ...message, steps: message.steps.map((step) => ({ ...step, value: values[step.step] ?? null })) };
  });
}

const said = (messages: readonly LoggedMessage[]) =>
  interleave(messages)!
    .steps.map(({ step, of }) => `${step} ${of + 1}`)
    .join(', ');

describe('the interleaving of messages', () => {
  it('puts the steps into the order of their logged numbers', () => {
    expect(said(pair([3, 5, 9], [4, 6, 7]))).toBe(
      'read-seed 1, read-seed 2, write-seed 1, write-seed 2, read-clock 2, read-clock 1',
    );
  });

  it('keeps the order of each message’s own steps, whatever the order of both', () => {
    const schedule = fc.shuffledSubarray([1, 2, 3, 4, 5, 6], { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(schedule, (places) => {
        const first = places.toSorted((a, b) => a - b);
        const second = [1, 2, 3, 4, 5, 6].filter((place) => !places.includes(place));
        const { steps, exact } = interleave(pair(first, second))!;
        const own = (of: number) => steps.filter((step) => step.of === of).map(({ step }) => step);
        expect(exact).toBe(true);
        expect(own(0)).toEqual(['read-seed', 'write-seed', 'read-clock']);
        expect(own(1)).toEqual(own(0));
      }),
    );
  });

  it('has no order to tell where the steps of a message were not recorded', () => {
    const [a] = pair([1, 2, 3], [4, 5, 6]);
    expect(interleave([a!, { ...a!, steps: [] }])).toBeNull();
  });

  it('is sure of a step too close to another only if its own thread’s next step follows it', () => {
    expect(interleave(pair([1, -3, 6], [2, 4, 7]))!.exact).toBe(false);
    expect(interleave(pair([1, -3, 4], [2, 6, 7]))!.exact).toBe(true);
    expect(interleave(pair([1, 3, 4], [2, 6, -7]))!.exact).toBe(true);
  });
});

describe('the moment of divergence', () => {
  it('is the second read where the first has not yet written', () => {
    const { divergences, steps } = interleave(pair([3, 5, 9], [4, 6, 7]))!;
    expect(divergences).toEqual([
      { variable: 'seed', value: steps[0]!.value, at: 1, first: 0, second: 1, kind: 'held' },
    ]);
  });

  it('is the read of a value that came back where the first has written', () => {
    expect(interleave(pair([3, 5, 9], [10, 11, 12]))!.divergences).toMatchObject([
      { at: 3, first: 0, second: 1, kind: 'came-back' },
    ]);
  });

  it('comes once for each variable, in the order of the reads', () => {
    const message = (thread: number, ...moments: number[]) =>
      madeUpMessage('javamail-1.3.3', { thread, counter: 44, moments });
    const { divergences } = interleave([message(5, 0, 5, 9, 14, 19, 24), message(2, 2, 6, 11, 17, 20, 26)])!;
    expect(divergences.map(({ variable, value, kind }) => ({ variable, value, kind }))).toEqual([
      { variable: 'seed', value: 1938983919, kind: 'held' },
      { variable: 'counter', value: 44, kind: 'held' },
    ]);
  });

  it('is nowhere between two processes, nor between generators of the threads’ own', () => {
    const [a, b] = pair([3, 5, 9], [4, 6, 7]);
    expect(interleave([a!, { ...b!, process: 1 }])!.divergences).toEqual([]);
    expect(interleave([a!, { ...b!, seedRead: null }])!.divergences).toEqual([]);
  });

  it('is found in every collision by shared read or replay that the simulation makes, and in no other', () => {
    const causes = new Set<string>();
    for (const { cause, members } of recordOf(simulate({ clockResolutionUs: 55_000, cores: 64 })).collisions()) {
      const { divergences, exact } = interleave(members.slice(0, 2))!;
      causes.add(cause);
      expect(exact).toBe(true);
      expect(divergences.map(({ kind }) => kind)).toEqual(
        cause === 'shared-read' ? ['held'] : cause === 'replay' ? ['came-back'] : [],
      );
    }
    expect(causes).toContain('shared-read');
    expect(causes).toContain('replay');
  });
});
