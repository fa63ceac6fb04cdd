import { describe, expect, it } from 'vitest';
import type { AlgorithmId } from '../../../src/scenario/scenario.ts';
import { algorithmById } from '../../../src/algorithms/index.ts';
import { markOf, toneOf } from '../../../src/ui/shell/panelTone.ts';

const panel = (algorithm: AlgorithmId, duplicates: number) => ({
  id: 'second' as const,
  algorithm,
  totals: {
    messages: 100,
    distinct: 100 - duplicates,
    duplicates,
    collisions: duplicates,
    rate: duplicates,
    idsPerSecond: 1,
  },
  lostByExchange: duplicates,
});

describe('a panel’s figures', () => {
  it('are red as soon as there is a duplicate, even with an algorithm that is safe in one process', () => {
    expect(toneOf(panel('javamail-1.3.2', 1))).toBe('coll');
    expect(toneOf(panel('javamail-1.5.3', 3))).toBe('coll');
  });

  it('are blue without duplicates only where the algorithm rules them out', () => {
    expect(toneOf(panel('javamail-1.4.1', 0))).toBe('fix');
    expect(toneOf(panel('javamail-1.3.3', 0))).toBe('ink');
    expect(toneOf(panel('javamail-1.3.2', 0))).toBe('ink');
  });
});

describe('an algorithm’s mark', () => {
  it('is a flag or a square as it was shipped, and neutral where a repair is still to be judged', () => {
    expect(markOf(algorithmById('javamail-1.3.2'))).toBe('coll');
    expect(markOf(algorithmById('javamail-1.4.1'))).toBe('fix');
    expect(markOf(algorithmById('javamail-1.3.2~LRWCU'))).toBe('ink');
  });

  it('is a square where a repaired counter is each message’s own', () => {
    expect(markOf(algorithmById('javamail-1.3.3~RWAC'))).toBe('fix');
  });
});
