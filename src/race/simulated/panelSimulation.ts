/** One panel's simulation with its log and its collector, slice by slice. */
import { MAX_LANES } from '../../jvm/statics.ts';
import { clearLog, logColumns, type LogBuffer, type MemoryKind } from '../../log/logBuffer.ts';
import type { MachineState } from '../../log/machineState.ts';
import type { PanelId, Scenario } from '../../scenario/scenario.ts';
import { CONTROL_WORDS } from '../live/control.ts';
import { PanelCollector, type Judge } from '../live/panelCollector.ts';
import type { PanelRun } from '../live/panelRun.ts';
import { CompletedRows } from './completedRows.ts';
import { SimulatedPlayback } from './simulatedPlayback.ts';
import { SLICE_EVENTS, Simulation } from './simulation.ts';

export class PanelSimulation {
  /** What a reader of the log must know. */
  readonly run: PanelRun;
  readonly simulation: Simulation;
  readonly collector: PanelCollector;
  readonly #playback: SimulatedPlayback;
  /** A message is complete in an event of its own, and a lane makes no two at one moment. */
  readonly #completed = new CompletedRows(SLICE_EVENTS + MAX_LANES);

  /**
   * @param log made for its plan (race/logPlan) or with more room; it is emptied. Steps are recorded at every speed: virtual
   * time is not spent by recording.
   * @throws SimulationTooLong
   */
  constructor(scenario: Scenario, panel: PanelId, log: LogBuffer, kind: MemoryKind, exchange: Judge) {
    const bytes = 4 * CONTROL_WORDS;
    const control = new Int32Array(kind === 'shared' ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes));
    clearLog(logColumns(log));
    this.simulation = new Simulation({ scenario, panel, log, control, completed: this.#completed });
    this.#playback = new SimulatedPlayback(scenario, panel);
    this.run = {
      panel,
      algorithm: scenario[panel],
      hash: scenario.hash,
      processes: scenario.processes,
      clockResolutionUs: scenario.clockResolutionUs,
      control: control.buffer,
      log,
    };
    this.collector = new PanelCollector(this.run, exchange);
  }

  /**
   * Simulates and counts one slice.
   * @param events at most {@link SLICE_EVENTS}
   * @returns whether there is more to do
   */
  slice(events = SLICE_EVENTS): boolean {
    const more = this.simulation.advance(events);
    this.#playback.checkpoints.afterSlice(this.simulation);
    this.collector.tailInOrder(this.#completed.take());
    return more;
  }

  /** The machine as it was at a moment that the run has reached; a later one is taken for the last. */
  stateAt(us: number): MachineState {
    const { nowUs } = this.simulation;
    const atUs = Math.min(us, nowUs);
    return this.#playback.stateAt(atUs, nowUs, this.collector.playback.duplicatesBy(atUs));
  }

  /** The last moment of the run before `us` at which something happened; null: there is none. */
  eventBefore(us: number): number | null {
    return this.#playback.eventBefore(us, this.simulation.nowUs);
  }

  /** Ends the run where it is. */
  stop(): void {
    this.simulation.stop();
  }
}
