import { describe, expect, it } from 'vitest';
import { defaultScenario } from '../../src/scenario/fields.ts';
import { withinLanes } from '../../src/scenario/lanes.ts';

describe('the room for 64 lanes', () => {
  it('makes fewer processes when the threads were moved', () => {
    const before = { ...defaultScenario, threads: 16, processes: 4 };
    expect(withinLanes({ ...before, threads: 40 }, before)).toMatchObject({ threads: 40, processes: 1 });
  });

  it('makes fewer threads when the processes were moved', () => {
    const before = { ...defaultScenario, threads: 64 };
    expect(withinLanes({ ...before, processes: 3 }, before)).toMatchObject({ threads: 21, processes: 3 });
  });
});
