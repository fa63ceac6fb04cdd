/** One panel simulated for its figures alone: nobody looks at single messages, so nothing is kept of them. */
import { algorithmById } from '../../algorithms/index.ts';
import { CollisionIndex } from '../../log/collisionIndex.ts';
import { hashBits } from '../../log/deliveryLog.ts';
import {
  CHUNK_COUNT,
  CHUNK_HEADER_WORDS,
  CHUNK_ROWS,
  allocateLog,
  clearLog,
  logColumns,
  type LogBuffer,
} from '../../log/logBuffer.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { CONTROL_WORDS } from '../live/control.ts';
import { holds, planFor } from '../logPlan.ts';
import { Simulation } from './simulation.ts';

/** What one run of one cell of a sweep gave. */
export interface CountedRun {
  /** Messages made, and those of them whose Message-ID an earlier one bore. */
  readonly messages: number;
  readonly duplicates: number;
  /** From the run's start to its last message, in the engine's own time, µs. */
  readonly lengthUs: number;
  /** How long a step took on the mean, µs: in the live race what its wait really took, where one was measured; 0: full speed. */
  readonly stepUs: number;
}

/** Keeps its memory from run to run. */
export class DuplicateCounter {
  #log: LogBuffer | null = null;

  /**
   * Simulates the scenario's first algorithm to the end.
   * @throws SimulationTooLong; RangeError if there is no memory for so many messages
   */
  count(scenario: Scenario): CountedRun {
    const log = this.#room(scenario);
    const columns = logColumns(log);
    clearLog(columns);
    const control = new Int32Array(CONTROL_WORDS);
    const simulation = new Simulation({ scenario, panel: 'first', log, control });
    while (simulation.advance(Number.MAX_SAFE_INTEGER));
    const index = new CollisionIndex(columns, hashBits(scenario.hash), algorithmById(scenario.first).counterForm);
    for (let chunk = 0; chunk < columns.chunks; chunk++) {
      const rows = columns.headers[chunk * CHUNK_HEADER_WORDS + CHUNK_COUNT]!;
      if (rows > 0) index.add(chunk * CHUNK_ROWS, chunk * CHUNK_ROWS + rows);
    }
    return {
      messages: index.messages,
      duplicates: index.duplicates,
      lengthUs: simulation.nowUs,
      stepUs: scenario.stepUs,
    };
  }

  #room(scenario: Scenario): LogBuffer {
    const plan = planFor(scenario, 'first', 0);
    if (this.#log && holds(this.#log.plan, plan)) return this.#log;
    this.#log = null;
    return (this.#log = allocateLog(plan, 'own'));
  }
}
