import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change } from '../../src/scenario/scenario.ts';
import { changeMarks } from '../../src/timeline/changeLabels.ts';
import { timeScale } from '../../src/timeline/timeScale.ts';

const SCALE = timeScale(0, 4_000_000, 36, 972);

function changesAt(moments: readonly number[]): Change[] {
  return [...moments]
    .sort((a, b) => a - b)
    .map((atUs): Change => ({ atUs, field: 'clockResolutionUs', from: 1000, to: 10_000 }));
}

const someChanges = fc.array(fc.integer({ min: 0, max: 4_000_000 }), { maxLength: 30 }).map(changesAt);

describe('The words beside changes', () => {
  it('never meet each other, and stay inside the figure', () => {
    fc.assert(
      fc.property(someChanges, (changes) => {
        const labels = changeMarks(changes, SCALE).flatMap(({ label }) => label ?? []);
        labels.sort((a, b) => a.left - b.left);
        for (const [i, { left, width }] of labels.entries()) {
          expect(left).toBeGreaterThanOrEqual(SCALE.left);
          expect(left + width).toBeLessThanOrEqual(SCALE.right);
          if (i > 0) expect(labels[i - 1]!.left + labels[i - 1]!.width).toBeLessThan(left);
        }
      }),
    );
  });

  it('touch their own line, and no later one', () => {
    fc.assert(
      fc.property(someChanges, (changes) => {
        const marks = changeMarks(changes, SCALE);
        for (const [i, { x, label }] of marks.entries()) {
          if (!label) continue;
          expect(Math.min(Math.abs(label.left - x), Math.abs(label.left + label.width - x))).toBeCloseTo(5);
          const later = marks.slice(0, i).filter((mark) => mark.x > x);
          for (const mark of later) expect(label.left < mark.x && mark.x < label.left + label.width).toBe(false);
        }
      }),
    );
  });

  it('leave every change its line, and say the latest', () => {
    const marks = changeMarks(changesAt([2_000_000, 2_050_000, 2_100_000]), SCALE);
    expect(marks.map(({ label }) => label?.text ?? null)).toEqual(['clock 1 ms → 10 ms', null, null]);
    expect(marks.map(({ covered }) => covered)).toEqual([false, true, true]);
  });

  it('stand left of their line from the moment of the change, and right of it only at the left edge', () => {
    const sideAt = (us: number) => changeMarks(changesAt([us]), SCALE)[0]?.label?.align;
    expect([3_999_000, 2_000_000, 100_000].map(sideAt)).toEqual(['right', 'right', 'left']);
  });

  it('take no more room than they are given', () => {
    expect(changeMarks(changesAt([1_000_000, 3_000_000]), SCALE, 150).filter(({ label }) => label)).toHaveLength(1);
  });
});
