import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figureHeight, laneAt, laneHeight, laneLayout, laneMiddle, STRIP_PX } from '../../src/timeline/laneLayout.ts';

describe('Lanes', () => {
  it('leave the figure as high as it was, from 1 to 34 threads', () => {
    const heights = Array.from({ length: 34 }, (_, i) => figureHeight(i + 1, false, 900));
    expect(new Set(heights)).toEqual(new Set([193]));
  });

  it('get lower in a low window, and in none so low that two could not be told apart', () => {
    const heights = [1080, 900, 800, 799, 720, 650, 600].map((windowPx) => figureHeight(10, false, windowPx));
    expect(heights).toEqual([193, 193, 143, 173, 133, 103, 103]);
  });

  it('of two figures of 64 threads fit into a window of 900 px with the page above them', () => {
    expect(2 * figureHeight(64, false, 900) + 2 * 54 + 22).toBeLessThan(600);
  });

  it('share out exactly the room there is, whichever are grown', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 64 }),
        fc.array(fc.integer({ min: 0, max: 63 }), { maxLength: 2 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (count, indices, share) => {
          const height = figureHeight(count, false, 900);
          const layout = laneLayout(count, height, STRIP_PX, { indices, share });
          expect(layout.edges[count]).toBeCloseTo(height - 3);
          for (let lane = 0; lane < count; lane += 1) {
            expect(laneHeight(layout, lane)).toBeGreaterThan(0);
            expect(laneAt(layout, laneMiddle(layout, lane))).toBe(lane);
          }
        },
      ),
    );
  });

  it('give the two of a collision room for values', () => {
    const layout = laneLayout(10, 193, STRIP_PX, { indices: [2, 5], share: 1 });
    expect(laneHeight(layout, 2)).toBeGreaterThanOrEqual(54);
    expect(laneHeight(layout, 3)).toBeLessThan(10);
  });
});
