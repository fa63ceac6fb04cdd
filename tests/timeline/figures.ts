/** Figures of a made-up race, for tests. */
import { UNTOUCHED, type FigureInput, type Span } from '../../src/timeline/plot.ts';
import { figureHeight } from '../../src/timeline/laneLayout.ts';
import { LIGHT } from '../../src/timeline/theme.ts';
import { SyntheticRun } from '../gallery/timeline/syntheticRun.ts';

export const WIDTH = 972;
const LENGTH_US = 4_000_000;

/** Ten threads, 5 ms a step, a clock of 10 ms: with collisions, unless safe. */
export function someRun(safe = false): SyntheticRun {
  return new SyntheticRun({
    threads: 10,
    stepUs: 5000,
    workSteps: 10,
    clockResolutionUs: 10_000,
    lengthUs: LENGTH_US,
    safe,
  });
}

export function figureOf(run: SyntheticRun, window: Span, more: Partial<FigureInput> = {}): FigureInput {
  const answer = run.viewport({ ...window, widthPx: WIDTH }, LENGTH_US);
  return {
    theme: LIGHT,
    safe: false,
    counterForm: 'none',
    answer,
    window,
    width: WIDTH,
    height: figureHeight(10, false, 900),
    axis: false,
    nowUs: LENGTH_US,
    collisions: run.totals(LENGTH_US).collisions,
    changes: [],
    gaps: [],
    clockResolutionUs: 10_000,
    ...UNTOUCHED,
    ...more,
  };
}
