import { describe, expect, it } from 'vitest';
import { DuplicateCounter } from '../../../src/race/simulated/duplicateCount.ts';
import { asMeasured } from '../../../src/race/sweep/asMeasured.ts';
import { defaultScenario } from '../../../src/scenario/fields.ts';
import type { Scenario } from '../../../src/scenario/scenario.ts';

const SCENARIO: Scenario = { ...defaultScenario, threads: 32, cores: 64, stepUs: 1000, workSteps: 50, messages: 2000 };
const workUs = ({ workSteps, stepUs }: Scenario): number => workSteps * stepUs;

describe('a scenario with steps as long as real waits were', () => {
  it('has work that is late once, however many steps long it is', () => {
    const late = asMeasured(SCENARIO, 1073.4);
    expect(late.stepUs).toBe(1073);
    expect(workUs(late)).toBeCloseTo(50_073, 6);
  });

  it('is the same where nothing was late, where there is no work, and at full speed', () => {
    expect(asMeasured(SCENARIO, 1000)).toEqual(SCENARIO);
    expect(asMeasured({ ...SCENARIO, workSteps: 0 }, 1073).workSteps).toBe(0);
    expect(asMeasured({ ...SCENARIO, stepUs: 0 }, 0.02)).toEqual({ ...SCENARIO, stepUs: 0 });
  });

  it('runs on the virtual machine, and takes as long as it says', () => {
    const { lengthUs, messages, stepUs } = new DuplicateCounter().count(asMeasured(SCENARIO, 1100));
    const perMessageUs = (lengthUs * SCENARIO.threads) / messages;
    expect(stepUs).toBe(1100);
    expect(perMessageUs).toBeGreaterThan(50_000 + 3 * 1100);
    expect(perMessageUs).toBeLessThan(1.1 * (50_100 + 3 * 1100));
  });
});
