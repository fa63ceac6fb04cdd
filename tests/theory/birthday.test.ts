import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { birthday } from '../../src/theory/birthday.ts';

describe('the birthday figure', () => {
  test('among 23 people two share a birthday with 50.7 %', () => {
    expect(birthday(23, 365)).toBeCloseTo(0.507297, 6);
  });

  test('none, one, and more than there are values are certain cases', () => {
    expect(birthday(0, 365)).toBe(0);
    expect(birthday(1, 365)).toBe(0);
    expect(birthday(366, 365)).toBe(1);
  });

  test('the exact figure is that of the plain product where the product keeps its digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 60 }), fc.integer({ min: 60, max: 5000 }), (n, space) => {
        let distinct = 1;
        for (let drawn = 0; drawn < n; drawn++) distinct *= (space - drawn) / space;
        expect(birthday(n, space)).toBeCloseTo(1 - distinct, 10);
      }),
    );
  });
});
