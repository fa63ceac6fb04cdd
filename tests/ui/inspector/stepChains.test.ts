import { describe, expect, it } from 'vitest';
import { algorithmById } from '../../../src/algorithms/index.ts';
import { ALGORITHM_IDS } from '../../../src/scenario/scenario.ts';
import { chainWords, isPartLit, partMadeBy, roleOf } from '../../../src/ui/inspector/stepChains.ts';
import { MADE_UP, madeUpMessage } from '../../gallery/inspector/madeUp.ts';

const part = (name: 'hash' | 'counter' | 'clock') => ({ part: name, step: null, row: null });

describe('pointing at a part of the Message-ID', () => {
  it('lights the step that wrote its value, and the read that this came from', () => {
    expect(roleOf(part('hash'), 'write-seed', 1)).toBe('made');
    expect(roleOf(part('hash'), 'read-seed', 1)).toBe('linked');
    expect(roleOf(part('counter'), 'write-counter', 1)).toBe('made');
    expect(roleOf(part('counter'), 'read-counter', 1)).toBe('linked');
    expect(roleOf(part('clock'), 'read-clock', 1)).toBe('made');
  });

  it('leaves the steps of the other parts dark, and lock and unlock', () => {
    expect(roleOf(part('hash'), 'read-clock', 1)).toBeNull();
    expect(roleOf(part('counter'), 'lock', 1)).toBeNull();
  });

  it('finds a step for every part of every algorithm', () => {
    for (const id of ALGORITHM_IDS) {
      const steps = algorithmById(id)
        .steps('jdk4')
        .map((step) => step.id);
      const parts = algorithmById(id).counterForm === 'none' ? ['hash', 'clock'] : ['hash', 'counter', 'clock'];
      for (const name of parts) {
        const lit = part(name as 'hash');
        expect(steps.filter((step) => roleOf(lit, step, null) === 'made')).toHaveLength(1);
      }
    }
  });
});

describe('pointing at a step', () => {
  const lit = { part: partMadeBy('write-seed'), step: 'write-seed', row: 7 };

  it('lights it, its own thread’s read, and the part of the Message-ID', () => {
    expect(roleOf(lit, 'write-seed', 7)).toBe('made');
    expect(roleOf(lit, 'read-seed', 7)).toBe('linked');
    expect(isPartLit(lit, 'hash')).toBe(true);
    expect(isPartLit(lit, 'clock')).toBe(false);
  });

  it('leaves the other thread’s steps dark, but not the line of the listing that both run', () => {
    expect(roleOf(lit, 'write-seed', 8)).toBeNull();
    expect(roleOf(lit, 'write-seed', null)).toBe('made');
  });

  it('lights no part for a step that makes none', () => {
    expect(partMadeBy('lock')).toBeNull();
    expect(roleOf({ part: null, step: 'lock', row: 7 }, 'lock', 7)).toBe('made');
    expect(roleOf({ part: null, step: 'lock', row: 7 }, 'unlock', 7)).toBeNull();
  });
});

describe('how a part came about', () => {
  it('goes back from the value to the seed that was read', () => {
    const a = madeUpMessage('javamail-1.3.3', { thread: 5, counter: 44, moments: [0, 1, 2, 3, 4, 5] });
    expect(chainWords('hash', a, a)).toBe(
      'hash 2175792 = the low 25 bits of 438383408 ← write seed ← read seed 1938983919',
    );
    expect(chainWords('counter', a, a)).toBe('counter 44 ← read counter 44; write counter made 45 of it');
    expect(chainWords('clock', a, a)).toContain(`clock ${a.clock} ← read clock`);
  });

  it('names both draws where two end in the same bits', () => {
    const [kept, lost] = MADE_UP.find(({ title }) => title === 'Chance')!.detail.members;
    expect(chainWords('hash', kept!, lost!)).toContain(`the low 25 bits of ${kept!.draw} and of ${lost!.draw}`);
  });
});
