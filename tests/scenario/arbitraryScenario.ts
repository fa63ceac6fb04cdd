import fc from 'fast-check';
import type { ChoiceField, IntegerField, StopsField } from '../../src/scenario/field.ts';
import { FIELDS, MAX_LANES } from '../../src/scenario/fields.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';

const stop = (field: StopsField) => fc.constantFrom(...field.stops);
const integer = ({ min, max }: IntegerField) => fc.integer({ min, max });
const choice = <V extends string>({ values }: ChoiceField<V>) => fc.constantFrom(...values);

/** Every scenario that a link can describe. */
export const arbitraryScenario: fc.Arbitrary<Scenario> = fc
  .record({
    threads: integer(FIELDS.threads),
    clockResolutionUs: stop(FIELDS.clockResolutionUs),
    stepUs: stop(FIELDS.stepUs),
    workSteps: stop(FIELDS.workSteps),
    smtpMs: stop(FIELDS.smtpMs),
    messages: stop(FIELDS.messages),
    first: choice(FIELDS.first),
    second: choice(FIELDS.second),
    engine: fc.constantFrom('live' as const, 'simulated' as const),
    seed: integer(FIELDS.seed),
    cores: integer(FIELDS.cores),
    processes: integer(FIELDS.processes),
    hash: choice(FIELDS.hash),
  })
  .filter(({ threads, processes }) => threads * processes <= MAX_LANES);
