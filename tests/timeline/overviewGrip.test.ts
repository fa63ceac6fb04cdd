import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dragged, gripAt, type Grip, type Pair } from '../../src/timeline/overviewGrip.ts';

describe('A finger on the overview', () => {
  it('takes an edge from both its sides, the frame between them, and beside it nothing', () => {
    const frame: Pair = [100, 200];
    expect([70, 90, 110, 150, 190, 210, 230].map((x) => gripAt(x, frame))).toEqual([
      'new',
      'from',
      'from',
      'frame',
      'to',
      'to',
      'new',
    ]);
  });

  it('finds 24 px of the frame and 22 px of each edge, however narrow it is', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 400, noNaN: true }), (width) => {
        const places = Array.from({ length: 600 }, (_, px) => gripAt(px + 0.5, [300 - width / 2, 300 + width / 2]));
        const px = (grip: Grip): number => places.filter((one) => one === grip).length;
        expect(px('frame')).toBeGreaterThanOrEqual(24);
        expect(Math.min(px('from'), px('to'))).toBeGreaterThanOrEqual(21);
      }),
    );
  });

  it('moves the frame, or one edge but not past the other, or draws a new frame', () => {
    expect(dragged('frame', [10, 20], [15, 18], 1)).toEqual([13, 23]);
    expect(dragged('from', [10, 20], [10, 5], 1)).toEqual([5, 20]);
    expect(dragged('from', [10, 20], [10, 50], 1)).toEqual([19, 20]);
    expect(dragged('to', [10, 20], [20, 25], 1)).toEqual([10, 25]);
    expect(dragged('to', [10, 20], [20, 2], 1)).toEqual([10, 11]);
    expect(dragged('new', [10, 20], [40, 30], 1)).toEqual([30, 40]);
    expect(dragged('new', [10, 20], [40, 40], 1)).toEqual([40, 41]);
  });
});
