import { describe, expect, test } from 'vitest';
import { ALGORITHMS } from '../../src/algorithms/index.ts';
import { STEP_IDS } from '../../src/algorithms/step.ts';
import { ALGORITHM_IDS } from '../../src/scenario/scenario.ts';
import type { AlgorithmId, HashMode } from '../../src/scenario/scenario.ts';

/** CONTRACT.md, "Steps of the algorithms, in order". */
const CONTRACT: Record<AlgorithmId, { name: string; steps: string }> = {
  'javamail-1.3.2': { name: 'JavaMail 1.3.2', steps: 'read seed · write seed · read clock' },
  'javamail-1.3.3': {
    name: 'JavaMail 1.3.3 (first fix)',
    steps: 'read seed · write seed · read counter · write counter · read clock',
  },
  'javamail-1.4.1': {
    name: 'JavaMail 1.4.1 (synchronized)',
    steps: 'read seed · write seed · lock · read counter · write counter · unlock · read clock',
  },
  'javamail-1.5.3': {
    name: 'JavaMail 1.5.3, Jakarta Mail (AtomicInteger)',
    steps: 'read seed · write seed · get and increment · read clock',
  },
};
const MODES: readonly HashMode[] = ['jdk4', 'jdk8'];

test('the registry holds the algorithms of the contract and no other, under their ids', () => {
  expect(Object.keys(ALGORITHMS).sort()).toEqual(Object.keys(CONTRACT).sort());
  expect([...ALGORITHM_IDS].sort()).toEqual(Object.keys(CONTRACT).sort());
  for (const id of ALGORITHM_IDS) expect(ALGORITHMS[id].id).toBe(id);
});

describe.each(ALGORITHM_IDS)('%s', (id) => {
  test('bears the name of its real version', () => {
    expect(ALGORITHMS[id].name).toBe(CONTRACT[id].name);
  });

  test.each(MODES)('has the steps of the contract, in order, with hash=%s', (mode) => {
    const names = ALGORITHMS[id].steps(mode).map(({ name }) => name);
    expect(names.join(' · ')).toBe(CONTRACT[id].steps);
  });

  test.each(MODES)('has each step once, its id the name with hyphens, with hash=%s', (mode) => {
    const steps = ALGORITHMS[id].steps(mode);
    expect(new Set(steps.map((step) => step.id)).size).toBe(steps.length);
    for (const step of steps) {
      expect(STEP_IDS).toContain(step.id);
      expect(step.id).toBe(step.name.replaceAll(' ', '-'));
    }
  });

  test('is called safe exactly if its counter cannot be come between', () => {
    const ids = ALGORITHMS[id].steps('jdk4').map((step) => step.id);
    expect(ALGORITHMS[id].safe).toBe(ids.includes('lock') || ids.includes('get-and-increment'));
  });
});
