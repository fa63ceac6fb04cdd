import type { RunRecord } from '../log/record.ts';
import { FIELDS } from '../scenario/fields.ts';
import { writeNumber } from '../scenario/linkValues.ts';

/**
 * `collisions-javamail-1.3.2-10t-1ms-20060201T123456Z.csv`: the first algorithm, the threads, the clock as a link
 * writes it, and what tells this run from others: a simulation's seed, a live run's start in UTC.
 */
export function fileName(
  { scenario, startedAtMs }: Pick<RunRecord, 'scenario' | 'startedAtMs'>,
  extension: string,
): string {
  const clock = writeNumber(FIELDS.clockResolutionUs, scenario.clockResolutionUs);
  const run = scenario.engine === 'simulated' ? String(scenario.seed) : basicTime(startedAtMs);
  return `collisions-${scenario.first}-${scenario.threads}t-${clock}-${run}.${extension}`;
}

/** ISO 8601's basic form, to the second: it has no colons, which Windows forbids in names. */
export function basicTime(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d+/, '').replace(/[-:]/g, '');
}
