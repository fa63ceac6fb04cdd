import { describe, expect, it } from 'vitest';
import { DRAG_US, asDrags } from '../../src/scenario/changes.ts';
import type { Change } from '../../src/scenario/scenario.ts';

const moved = (atUs: number, from: number, to: number, field: Change['field'] = 'threads'): Change => ({
  atUs,
  field,
  from,
  to,
});

describe('the changes of a run, as a person made them', () => {
  it('count a drag as one, at the moment it began, from its first value to its last', () => {
    const changes = [moved(1000, 10, 9), moved(1000 + DRAG_US, 9, 4), moved(1000 + 2 * DRAG_US, 4, 3)];
    expect(asDrags(changes)).toEqual([moved(1000, 10, 3)]);
  });

  it('are none where a slider at once came back, and one where it was elsewhere for longer', () => {
    expect(asDrags([moved(1000, 10, 11), moved(1000 + DRAG_US, 11, 10)])).toEqual([]);
    const long = [moved(1000, 10, 11), moved(1000 + DRAG_US, 11, 12), moved(1001 + DRAG_US, 12, 10)];
    expect(asDrags(long)).toEqual([moved(1000, 10, 10)]);
  });

  it('keep apart what was moved later, and what else was moved meanwhile', () => {
    const changes = [moved(0, 10, 9), moved(DRAG_US + 1, 9, 4), moved(DRAG_US + 2, 1000, 55_000, 'clockResolutionUs')];
    expect(asDrags(changes)).toEqual(changes);
  });
});
