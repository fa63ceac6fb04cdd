import type { Overview } from '../log/overview.ts';

export interface RateSeries {
  /** The stretch over which each point is taken, µs. */
  readonly windowUs: number;
  /** Ends of the stretches, µs, and the duplicates in percent of their messages. */
  readonly points: readonly { readonly us: number; readonly percent: number }[];
}

const SECOND_US = 1_000_000;
const PARTS_OF_BRIEF_RUN = 25;

/**
 * Duplicates in percent of the last second's messages.
 * @param brief a run at full speed lasts only moments: it takes the last 25th of the run
 */
export function rateSeries(overview: Overview, brief: boolean): RateSeries {
  const { lengthUs, binUs, messages, duplicates } = overview;
  const wanted = brief ? lengthUs / PARTS_OF_BRIEF_RUN : SECOND_US;
  const bins = Math.max(1, Math.round(wanted / binUs));
  const used = Math.min(messages.length, Math.ceil(lengthUs / binUs));
  const points: { us: number; percent: number }[] = [];
  let made = 0;
  let alike = 0;
  for (let bin = 0; bin < used; bin += 1) {
    made += messages[bin]! - (bin >= bins ? messages[bin - bins]! : 0);
    alike += duplicates[bin]! - (bin >= bins ? duplicates[bin - bins]! : 0);
    if (made > 0 && 2 * bin >= bins)
      points.push({ us: Math.min(lengthUs, (bin + 1) * binUs), percent: (100 * alike) / made });
  }
  return { windowUs: bins * binUs, points };
}
