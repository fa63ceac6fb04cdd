/** A sweep as one JSON object. Its schema: public/message-id-sweep.schema.json. */
import type { SweepPoint, SweepRecord } from '../log/sweepRecord.ts';
import { FIELDS } from '../scenario/fields.ts';
import type { EngineId } from '../scenario/scenario.ts';
import type { Axis } from '../scenario/sweep.ts';
import { sweepExtent } from './sweepExtent.ts';

const SWEEP_FORMAT = 'message-id-sweep';
const SWEEP_VERSION = 1;

/** Axes under the names of a link; rates in percent, with their 95 % intervals. */
export function sweepJson(record: SweepRecord): string {
  const { state, plan, cells, startedAtMs } = record;
  const { base, x, y, runs, seconds } = plan;
  const { made, asked } = sweepExtent(record);
  const object = {
    format: SWEEP_FORMAT,
    version: SWEEP_VERSION,
    startedAt: new Date(startedAtMs).toISOString(),
    state,
    runsMade: made,
    runsAsked: asked,
    scenario: base,
    runs,
    ...(base.engine === 'live' && { secondsPerRun: seconds }),
    x: axisOf(x),
    ...(y && { y: axisOf(y) }),
    cells: cells.map(({ x: xValue, y: yValue, scenario, point }) => ({
      x: xValue,
      ...(yValue !== null && { y: yValue }),
      fits: scenario !== null,
      ...(point && { measured: measuredOf(point, base.engine) }),
    })),
  };
  return `${JSON.stringify(object, null, 1)}\n`;
}

function measuredOf({ idsPerSecond, seeds, ...figures }: SweepPoint, engine: EngineId): object {
  return { ...figures, ...(engine === 'simulated' && { seeds }), 'ids-per-second': idsPerSecond };
}

function axisOf({ field, values }: Axis): object {
  return { field, parameter: FIELDS[field].parameter, values };
}
