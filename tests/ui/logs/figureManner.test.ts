import { describe, expect, it } from 'vitest';
import { fitted } from '../../../src/ui/views/logs/figureManner.ts';

describe('names of lanes in little room', () => {
  it('stand as they are where they fit', () => {
    expect(fitted('first panel, thread 1', 200)).toBe('first panel, thread 1');
  });

  it('of a race are those of the race', () => {
    expect(fitted('first panel, thread 10', 70)).toBe('first 10');
    expect(fitted('second panel, process 2, thread 1', 70)).toBe('second 2·1');
  });

  it('of a server keep beginning and end', () => {
    expect(fitted('mx1 postfix/cleanup[1234]', 70)).toBe('mx1 …[1234]');
  });
});
