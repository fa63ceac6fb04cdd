/** Where a field's values stand on its slider: positions are whole numbers, one a stop. */
import type { IntegerField, StopsField } from '../../scenario/field.ts';

/** Fields of the scenario that a slider sets. */
export type SliderField = 'threads' | 'clockResolutionUs' | 'stepUs' | 'workSteps' | 'smtpMs' | 'messages';

export interface SliderScale {
  /** Positions run from `first` to `last`. */
  readonly first: number;
  readonly last: number;
  readonly position: (value: number) => number;
  readonly value: (position: number) => number;
}

/** `ceiling` lowers the end of an integer field, where another setting leaves less room. */
export function sliderScale(field: StopsField | IntegerField, ceiling = Infinity): SliderScale {
  if (field.kind === 'integer') {
    return { first: field.min, last: Math.min(field.max, ceiling), position: (value) => value, value: (at) => at };
  }
  const { stops } = field;
  return {
    first: 0,
    last: stops.length - 1,
    position: (value) => nearest(stops, value),
    value: (at) => stops[Math.max(0, Math.min(stops.length - 1, Math.round(at)))] ?? field.default,
  };
}

/** How far along the slider a position stands, 0–1. */
export function fraction(scale: SliderScale, position: number): number {
  return (position - scale.first) / (scale.last - scale.first || 1);
}

function nearest(stops: readonly number[], value: number): number {
  let best = 0;
  stops.forEach((stop, index) => {
    if (Math.abs(stop - value) < Math.abs((stops[best] ?? Infinity) - value)) best = index;
  });
  return best;
}
