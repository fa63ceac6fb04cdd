import { describe, expect, it } from 'vitest';
import { shapeOf } from '../../../src/log/shapes.ts';
import { collisionLike, seedsToTry, simulationLike, SEEDS_TRIED } from '../../../src/ui/inspector/likeness.ts';
import { scenarioOf, simulate } from '../../race/simulated/simulate.ts';

const SHAPE = 'R1 R2 W1 W2 C1 C2';
const LIKE = { panel: 'first', shape: SHAPE, cause: 'shared-read' } as const;
const scenario = scenarioOf({ engine: 'live', clockResolutionUs: 10_000, messages: 3000 });

describe('a collision of the simulation that is like a live one', () => {
  it('has its shape, and the number that it has in the whole run', () => {
    const simulation = simulationLike(scenario);
    const number = collisionLike(simulation, LIKE)!;
    const detail = simulate(simulation).collector.collision(number)!;
    expect(shapeOf(detail.members[0]!, detail.members[1]!)).toBe(SHAPE);
  });

  it('has its cause where the live run recorded no steps', () => {
    const simulation = simulationLike({ ...scenario, stepUs: 0, workSteps: 0 });
    const number = collisionLike(simulation, { ...LIKE, shape: null })!;
    expect(simulate(simulation).collector.collision(number)!.cause).toBe('shared-read');
  });

  it('is not there where no two threads race', () => {
    expect(collisionLike(simulationLike({ ...scenario, threads: 1 }), LIKE)).toBeNull();
  });

  it('comes from threads that have a core each where they sleep through their steps', () => {
    expect(simulationLike(scenario)).toEqual({ ...scenario, engine: 'simulated', cores: 10 });
    expect(simulationLike({ ...scenario, stepUs: 0 }).cores).toBe(scenario.cores);
  });

  it('is looked for with the scenario’s own seed first, then with others, each once', () => {
    const seeds = seedsToTry(7);
    expect(seeds[0]).toBe(7);
    expect(new Set(seeds).size).toBe(SEEDS_TRIED);
    expect(seedsToTry(42)).toHaveLength(SEEDS_TRIED);
  });
});
