/** The marked places under each slider: where a reader can find their own machine, or the ends of the range. */
import { CLOCK_LANDMARKS } from '../../scenario/fields.ts';
import type { SliderField } from './sliderScale.ts';

export interface Landmark {
  readonly value: number;
  readonly text: string;
}

/** A second line under a stretch of landmarks. */
export interface Era {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

const marks = (...pairs: readonly (readonly [number, string])[]): readonly Landmark[] =>
  pairs.map(([value, text]) => ({ value, text }));

export const LANDMARKS: Readonly<Record<SliderField, readonly Landmark[]>> = {
  threads: marks([1, '1'], [10, '10'], [32, '32'], [64, '64']),
  clockResolutionUs: [
    { value: 5, text: '5 µs' },
    ...CLOCK_LANDMARKS.map(({ us, tick }) => ({ value: us, text: tick.replace(/^(10|15\.6) ms$/, '$1') })),
  ],
  stepUs: marks([50_000, '50 ms'], [5000, '5 ms'], [1000, '1 ms'], [0, 'full speed']),
  workSteps: marks([0, '0'], [20, '20'], [500, '500'], [10_000, '10,000']),
  smtpMs: marks([0, '0'], [10, '10 ms'], [100, '100 ms'], [1000, '1 s']),
  messages: marks([1000, '1,000'], [20_000, '20,000'], [200_000, '200,000'], [5_000_000, '5 million']),
};

/** Which clocks those were, so short that both stay apart where the slider is short. Windows NT, 2000, XP and 2003 ticked at 10 or 15.6 ms (D. Holmes, as in scenario/fields). */
export const CLOCK_ERAS: readonly Era[] = [
  { from: 1000, to: 1000, text: 'Linux' },
  { from: 10_000, to: 15_625, text: 'NT, XP' },
  { from: 55_000, to: 55_000, text: 'Win 98' },
];
