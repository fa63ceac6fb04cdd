/** A sweep as one JSON object. Its schema: public/message-id-sweep.schema.json. */
import type { SweepPoint, SweepRecord } from '../log/sweepRecord.ts';
import { FIELDS } from '../scenario/fields.ts';
import type { Axis } from '../scenario/sweep.ts';

const SWEEP_FORMAT = 'message-id-sweep';
const SWEEP_VERSION = 1;

/** Axes under the names of a link; rates in percent, with their 95 % intervals. */
export function sweepJson({ plan, cells, startedAtMs }: SweepRecord): string {
  const { base, x, y, runs, seconds } = plan;
  const object = {
    format: SWEEP_FORMAT,
    version: SWEEP_VERSION,
    startedAt: new Date(startedAtMs).toISOString(),
    scenario: base,
    runs,
    ...(base.engine === 'live' && { secondsPerRun: seconds }),
    x: axisOf(x),
    ...(y && { y: axisOf(y) }),
    cells: cells.map(({ x: xValue, y: yValue, scenario, point }) => ({
      x: xValue,
      ...(yValue !== null && { y: yValue }),
      fits: scenario !== null,
      ...(point && { measured: measuredOf(point) }),
    })),
  };
  return `${JSON.stringify(object, null, 1)}\n`;
}

function measuredOf({ idsPerSecond, ...figures }: SweepPoint): object {
  return { ...figures, 'ids-per-second': idsPerSecond };
}

function axisOf({ field, values }: Axis): object {
  return { field, parameter: FIELDS[field].parameter, values };
}
