import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_COLLISIONS, type ViewportAnswer, type ViewportQuery } from '../../../src/log/viewport.ts';
import { collisionBeyond } from '../../../src/ui/timeline/collisionSteps.ts';

const LENGTH_US = 1000;

/** A run whose collisions, from number 1 on, happened at these moments, µs, which need not be in order. */
function runWith(momentsUs: readonly number[]) {
  const answer = ({ fromUs, toUs }: ViewportQuery): ViewportAnswer => {
    const inView = momentsUs
      .map((atUs, i) => ({ atUs, number: i + 1 }))
      .filter(({ atUs }) => atUs >= fromUs && atUs <= toUs)
      .sort((a, b) => a.atUs - b.atUs || a.number - b.number);
    const listed = inView.filter((_, i) => i % Math.ceil(inView.length / MAX_COLLISIONS) === 0);
    return {
      fromUs,
      toUs,
      lanes: [],
      stepIds: [],
      messagesInView: 2 * inView.length,
      collisionsInView: inView.length,
      messages: null,
      density: null,
      collisions: {
        count: listed.length,
        number: Int32Array.from(listed, ({ number }) => number),
        atUs: Float64Array.from(listed, ({ atUs }) => atUs),
        offset: new Int32Array(listed.length + 1),
        memberLaneIndex: new Uint8Array(0),
        memberEndUs: new Float64Array(0),
        memberRow: new Int32Array(0),
      },
    };
  };
  return {
    nowUs: () => LENGTH_US,
    viewport: (_panel: string, query: ViewportQuery) => Promise.resolve(answer(query)),
  };
}

const moments = fc.array(fc.integer({ min: 1, max: LENGTH_US }), { maxLength: 80 });

describe('from a moment to the next collision in time', () => {
  it('is the nearest one after it or before it, or none', async () => {
    const run = runWith([300, 20, 500]);
    const go = (us: number, step: 1 | -1) => collisionBeyond(run, 'first', { us, number: 0 }, step, 10);
    expect([await go(21, 1), await go(299, -1), await go(501, 1), await go(19, -1)]).toEqual([1, 2, null, null]);
  });

  it('finds the last one from the edge of a window that shows room behind the run’s end', async () => {
    const run = runWith([300, 20, 990]);
    const go = (us: number, step: 1 | -1) => collisionBeyond(run, 'first', { us, number: Infinity }, step, 100);
    expect([await go(LENGTH_US + 40, -1), await go(LENGTH_US + 40, 1)]).toEqual([3, null]);
  });

  it('passes none over where an answer lists only some', async () => {
    const run = runWith(Array.from({ length: 5000 }, (_, i) => i / 5));
    for (let number = 2400; number < 2410; number++) {
      const start = { us: (number - 1) / 5, number };
      expect(await collisionBeyond(run, 'first', start, 1, LENGTH_US)).toBe(number + 1);
      expect(await collisionBeyond(run, 'first', start, -1, LENGTH_US)).toBe(number - 1);
    }
  });

  it('leads from the first to the last and back through all, however they are numbered', async () => {
    const widths = fc.double({ min: 1, max: 2 * LENGTH_US, noNaN: true });
    await fc.assert(
      fc.asyncProperty(moments, widths, async (all, widthUs) => {
        const run = runWith(all);
        const inOrder = all.map((us, i) => ({ us, number: i + 1 })).sort((a, b) => a.us - b.us || a.number - b.number);
        for (const [step, wanted] of [[1, inOrder] as const, [-1, inOrder.toReversed()] as const]) {
          let at = { us: step > 0 ? 0 : LENGTH_US, number: step > 0 ? 0 : Infinity };
          for (const next of wanted) {
            const number = await collisionBeyond(run, 'first', at, step, widthUs);
            expect(number).toBe(next.number);
            at = next;
          }
          expect(await collisionBeyond(run, 'first', at, step, widthUs)).toBeNull();
        }
      }),
      { numRuns: 40 },
    );
  });
});
