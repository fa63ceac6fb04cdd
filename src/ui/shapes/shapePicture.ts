/** A shape as a tiny picture: two lanes, each step a bar from its place to its thread's next. */
import { stepsOfShape } from '../../log/shapes.ts';
import { STEPS_ON, VARIABLES } from '../../log/variables.ts';

export interface PictureBar {
  /** Id of algorithms/step. */
  readonly step: string;
  readonly lane: 0 | 1;
  /** In places of the order of all steps. */
  readonly from: number;
  readonly to: number;
}

export interface ShapePicture {
  readonly bars: readonly PictureBar[];
  /** Stretches in which both hold what they have read of one variable. */
  readonly held: readonly { readonly from: number; readonly to: number }[];
  /** Steps of both. */
  readonly places: number;
}

export function shapePicture(shape: string): ShapePicture {
  const steps = stepsOfShape(shape);
  const bars = steps.map(({ step, of }, from): PictureBar => {
    const next = steps.findIndex((other, place) => place > from && other.of === of);
    return { step, lane: of === 1 ? 0 : 1, from, to: next < 0 ? Math.min(from + 1.5, steps.length) : next };
  });
  const placeOf = (step: string, of: 1 | 2): number => steps.findIndex((each) => each.step === step && each.of === of);
  const held = VARIABLES.flatMap((variable) => {
    const { read, write } = STEPS_ON[variable];
    const from = Math.max(placeOf(read, 1), placeOf(read, 2));
    const to = Math.min(placeOf(write, 1), placeOf(write, 2));
    return from >= 0 && from < to ? [{ from, to }] : [];
  });
  return { bars, held, places: steps.length };
}
