import { MAX_LANES } from './fields.ts';
import type { Scenario } from './scenario.ts';

/** There is room for 64 lanes: of threads and processes, the one that was not moved gives way. */
export function withinLanes(asked: Scenario, before: Scenario): Scenario {
  if (asked.threads * asked.processes <= MAX_LANES) return asked;
  return asked.processes === before.processes
    ? { ...asked, processes: Math.floor(MAX_LANES / asked.threads) }
    : { ...asked, threads: Math.floor(MAX_LANES / asked.processes) };
}
