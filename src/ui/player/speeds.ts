/** How fast a run is played back. */
import { grouped } from '../../log/countText.ts';

/** Real time over the run's time; `step`: from one recorded event to the next, whatever lies between. */
export type Speed = number | 'step';

const SLOWER = [1, 2, 5, 10, 20, 50, 100, 1000, 10_000, 100_000, 1_000_000] as const;

/** From the slowest to real time. */
export const SPEEDS: readonly Speed[] = ['step', ...SLOWER.toReversed()];

/** At one step at a time, so long is each looked at, ms. */
export const STEP_MS = 700;

/** How long a window takes to be played through where nothing else was chosen, s. */
const WINDOW_S = 25;

export function speedName(speed: Speed): string {
  if (speed === 'step') return '1 step at a time';
  return speed === 1 ? 'real time' : `1/${grouped(speed)} of real time`;
}

/** The speed at which a stretch of the run can be followed by eye. */
export function speedFor(windowUs: number): Speed {
  const wanted = (WINDOW_S * 1e6) / windowUs;
  return SLOWER.find((slower) => slower >= wanted) ?? SLOWER[SLOWER.length - 1]!;
}
