import { describe, expect, it } from 'vitest';
import { DRAG_US, withChange } from '../../src/scenario/changes.ts';
import type { Change } from '../../src/scenario/scenario.ts';

const moved = (atUs: number, from: number, to: number, field: Change['field'] = 'threads'): Change => ({
  atUs,
  field,
  from,
  to,
});

describe('the changes of a run', () => {
  it('count a slider that is still being dragged as one, from where it began', () => {
    const changes = withChange(withChange([], moved(1000, 10, 9)), moved(1000 + DRAG_US, 9, 4));
    expect(changes).toEqual([moved(1000 + DRAG_US, 10, 4)]);
  });

  it('keep apart what was moved later, and what else was moved meanwhile', () => {
    const first = moved(0, 10, 9);
    expect(withChange([first], moved(DRAG_US + 1, 9, 4))).toHaveLength(2);
    expect(withChange([first], moved(10, 1000, 55_000, 'clockResolutionUs'))).toHaveLength(2);
  });
});
