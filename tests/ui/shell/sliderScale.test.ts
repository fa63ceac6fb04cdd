import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIELDS } from '../../../src/scenario/fields.ts';
import { LANDMARKS } from '../../../src/ui/shell/landmarks.ts';
import { fraction, sliderScale, type SliderField } from '../../../src/ui/shell/sliderScale.ts';

const SLIDERS = Object.keys(LANDMARKS) as SliderField[];

describe('a slider', () => {
  it.each(SLIDERS)('of %s comes back to the same value from the position of each of its stops', (key) => {
    const field = FIELDS[key];
    const scale = sliderScale(field);
    const values = field.kind === 'stops' ? field.stops : [field.min, field.default, field.max];
    expect(values.map((value) => scale.value(scale.position(value)))).toEqual(values);
  });

  it.each(SLIDERS)('of %s has its landmarks in order, at values that it can take', (key) => {
    const scale = sliderScale(FIELDS[key]);
    const positions = LANDMARKS[key].map(({ value }) => scale.position(value));
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
    expect(positions.map((position) => scale.value(position))).toEqual(LANDMARKS[key].map(({ value }) => value));
  });

  it('runs from 0 to 1 along its rail, whatever its field', () => {
    for (const key of SLIDERS) {
      const scale = sliderScale(FIELDS[key]);
      expect([fraction(scale, scale.first), fraction(scale, scale.last)]).toEqual([0, 1]);
    }
  });

  it('ends at the ceiling that other settings leave', () => {
    expect(sliderScale(FIELDS.threads, 32).last).toBe(32);
    expect(sliderScale(FIELDS.threads).last).toBe(64);
  });

  it('of stops answers every position with one of its stops', () => {
    const { stops } = FIELDS.clockResolutionUs;
    const scale = sliderScale(FIELDS.clockResolutionUs);
    fc.assert(
      fc.property(fc.double({ min: -50, max: 50, noNaN: true }), (position) => {
        expect(stops).toContain(scale.value(position));
      }),
    );
  });

  it('stands at the nearest stop for a value between two', () => {
    const scale = sliderScale(FIELDS.clockResolutionUs);
    expect(scale.value(scale.position(14_000))).toBe(15_625);
    expect(scale.value(scale.position(12_000))).toBe(10_000);
  });
});
