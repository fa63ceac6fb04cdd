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
  stepUs: marks([50_000, '50 ms'], [5000, '5 ms'], [500, '0.5 ms'], [0, 'full speed']),
  workSteps: marks([0, '0'], [20, '20'], [500, '500'], [10_000, '10,000']),
  smtpMs: marks([0, '0'], [10, '10 ms'], [100, '100 ms'], [1000, '1 s']),
  messages: marks([1000, '1,000'], [20_000, '20,000'], [200_000, '200,000'], [5_000_000, '5 million']),
};

/** Neighbouring landmarks of one system share one label; a family's name is written once. */
export const CLOCK_ERAS: readonly Era[] = CLOCK_LANDMARKS.reduce<readonly Era[]>((eras, { us, system }) => {
  const last = eras.at(-1);
  if (last?.text === system) return [...eras.slice(0, -1), { ...last, to: us }];
  const family = last?.text.split(' ')[0];
  const text = system.startsWith(`${family} `) ? system.slice(`${family} `.length) : system;
  return [...eras, { from: us, to: us, text }];
}, []);
