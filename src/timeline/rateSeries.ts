import type { Overview } from '../log/overview.ts';

export interface RateSeries {
  /** The stretch over which each point is taken, µs. */
  readonly windowUs: number;
  /** Ends of the stretches, µs, and the duplicates in percent of their messages. */
  readonly points: readonly { readonly us: number; readonly percent: number }[];
}

const SECOND_US = 1_000_000;
/** A run shorter than this has no "last second" worth the name. */
const SHORT_RUN_US = 5 * SECOND_US;
const PARTS_OF_SHORT_RUN = 25;

/** Duplicates in percent of the last second's messages, or of the last 25th of a run that lasts only moments. */
export function rateSeries(overview: Overview): RateSeries {
  const { lengthUs, binUs, messages, duplicates } = overview;
  const wanted = lengthUs < SHORT_RUN_US ? lengthUs / PARTS_OF_SHORT_RUN : SECOND_US;
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
