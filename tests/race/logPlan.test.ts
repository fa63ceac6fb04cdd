import fc from 'fast-check';
import { expect, test } from 'vitest';
import { logBytes } from '../../src/log/logBuffer.ts';
import { holds, planFor } from '../../src/race/logPlan.ts';
import { defaultScenario } from '../../src/scenario/fields.ts';
import { ALGORITHM_IDS } from '../../src/scenario/scenario.ts';

const plans = fc
  .record({
    first: fc.constantFrom(...ALGORITHM_IDS),
    hash: fc.constantFrom('jdk4' as const, 'jdk8' as const),
    messages: fc.integer({ min: 1, max: 1000 }),
    mostStepped: fc.integer({ min: 0, max: 1000 }),
  })
  .map(({ mostStepped, ...settings }) => planFor({ ...defaultScenario, ...settings }, 'first', mostStepped));

test('a log holds what its own plan needs, and what any needs whose log it holds', () => {
  fc.assert(
    fc.property(plans, plans, plans, (a, b, c) => {
      expect(holds(a, a)).toBe(true);
      if (holds(a, b)) {
        expect(logBytes(a)).toBeGreaterThanOrEqual(logBytes(b));
        expect(a.stepsPerMessage).toBe(b.stepsPerMessage);
        if (holds(b, c)) expect(holds(a, c)).toBe(true);
      }
    }),
    { numRuns: 1000 },
  );
});

test('steps are recorded of no more messages than there are', () => {
  const scenario = { ...defaultScenario, messages: 1000 };
  expect([planFor(scenario, 'first'), planFor(scenario, 'first', 10)].map((plan) => plan.steppedMessages)).toEqual([
    1000, 10,
  ]);
});
