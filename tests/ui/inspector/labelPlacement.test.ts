import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeBox, segmentEnters, spreadApart } from '../../../src/ui/inspector/labelPlacement.ts';

const box = (left: number, top: number) => ({ left, top, right: left + 10, bottom: top + 10 });

describe('spreading labels apart', () => {
  it('leaves labels that are far enough apart where they are', () => {
    expect(spreadApart([50, 10, 30], 14)).toEqual([50, 10, 30]);
  });

  it('parts two labels of one place by half the gap each', () => {
    expect(spreadApart([20, 20], 14)).toEqual([13, 27]);
  });

  it('keeps the order and at least the gap', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 20 }), (wished) => {
        const placed = spreadApart(wished, 14);
        const order = wished.map((_, i) => i).sort((a, b) => wished[a]! - wished[b]! || a - b);
        for (let i = 1; i < order.length; i++) {
          expect(placed[order[i]!]! - placed[order[i - 1]!]!).toBeGreaterThanOrEqual(14 - 1e-6);
        }
      }),
    );
  });
});

describe('placing a text', () => {
  it('takes the first wish that is free', () => {
    expect(placeBox([box(0, 0), box(20, 0)], 'down', [box(5, 5)], [])).toEqual(box(20, 0));
  });

  it('gives way downwards or upwards from the last wish', () => {
    expect(placeBox([box(0, 0)], 'down', [box(0, 5)], []).top).toBeGreaterThanOrEqual(15);
    expect(placeBox([box(0, 0)], 'up', [box(0, 5)], []).bottom).toBeLessThanOrEqual(5);
  });

  it('keeps off lines', () => {
    const line = { x1: -50, y1: 5, x2: 50, y2: 5 };
    expect(segmentEnters(line, placeBox([box(0, 0)], 'down', [], [line]))).toBe(false);
  });
});

describe('a segment and a box', () => {
  it.each([
    ['through', { x1: -5, y1: -5, x2: 15, y2: 15 }, true],
    ['inside', { x1: 2, y1: 2, x2: 3, y2: 3 }, true],
    ['ending before it', { x1: -9, y1: 5, x2: -1, y2: 5 }, false],
    ['past a corner', { x1: -5, y1: 3, x2: 3, y2: -6 }, false],
  ])('%s', (_name, segment, enters) => {
    expect(segmentEnters(segment, box(0, 0))).toBe(enters);
  });
});
