import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MachineState } from '../../../src/log/machineState.ts';
import { LaneIndex } from '../../../src/log/laneIndex.ts';
import { LogPlayback } from '../../../src/log/logPlayback.ts';
import type { PanelSimulation } from '../../../src/race/simulated/panelSimulation.ts';
import { CONTROL_WORDS } from '../../../src/race/live/control.ts';
import { Simulation } from '../../../src/race/simulated/simulation.ts';
import { SimulatedPlayback } from '../../../src/race/simulated/simulatedPlayback.ts';
import type { Scenario } from '../../../src/scenario/scenario.ts';
import { begin, logOfRun, scenarioOf, simulate } from './simulate.ts';

const SETTINGS: readonly Partial<Scenario>[] = [
  { clockResolutionUs: 10_000 },
  { first: 'javamail-1.4.1', threads: 5, smtpMs: 20 },
  { stepUs: 0, first: 'javamail-1.4.1', threads: 32, workSteps: 0 },
  { processes: 2, threads: 4, hash: 'jdk8', first: 'javamail-1.5.3', smtpMs: 10, cores: 64 },
  { first: 'javamail-1.3.2~LRWUC', cores: 1 },
];

/** A machine that ran from the first event to that moment without a jump. */
function straightTo(us: number, settings: Partial<Scenario>): Omit<MachineState, 'duplicates'> {
  const { duplicates: _, ...state } = new SimulatedPlayback(scenarioOf(settings), 'first').stateAt(us, 1e15, 0);
  return state;
}

function logPlayback(run: PanelSimulation): LogPlayback {
  const log = logOfRun(run);
  const laneIndex = new LaneIndex(log);
  laneIndex.update();
  return new LogPlayback(log, laneIndex);
}

describe('the machine at a moment', () => {
  test.each(SETTINGS)('is the same wherever the last jump went: %j', (settings) => {
    const run = simulate({ ...settings, messages: 20_000 });
    const length = run.simulation.nowUs;
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 4 }), (jumps) => {
        for (const jump of jumps) {
          const { duplicates: _, next, ...state } = run.stateAt(jump * length);
          const { next: upcoming, ...straight } = straightTo(jump * length, { ...settings, messages: 20_000 });
          expect(state).toEqual(straight);
          if (next) expect(next).toEqual(upcoming);
        }
      }),
      { numRuns: 6 },
    );
  });

  test.each(SETTINGS)('has made the messages and the duplicates that the log has by then: %j', (settings) => {
    const run = simulate(settings);
    const log = logPlayback(run);
    const lanes = run.collector.lanes();
    for (let share = 0; share <= 1; share += 0.05) {
      const us = share * run.simulation.nowUs;
      const { messages, duplicates } = run.stateAt(us);
      expect({ messages, duplicates }).toEqual({
        messages: log.stateAt(us, lanes).messages,
        duplicates: log.duplicatesBy(us),
      });
    }
    const { messages, duplicates } = run.collector.totals();
    expect(run.stateAt(run.simulation.nowUs)).toMatchObject({ messages, duplicates, next: null });
  });

  test('agrees with what the log recorded of its steps, its values and what all share', () => {
    for (const settings of SETTINGS) {
      const run = simulate({ ...settings, stepUs: 5000, workSteps: 3, messages: 400 });
      const log = logPlayback(run);
      const lanes = run.collector.lanes();
      const endUs = Math.max(...run.collector.firstMessages().map((message) => message.endUs));
      for (let share = 0.013; share < 1; share += 0.037) {
        const machine = run.stateAt(share * endUs);
        const recorded = log.stateAt(share * endUs, lanes);
        machine.threads.forEach((thread, i) => {
          if (thread.doing !== 'step' && thread.doing !== 'monitor') return;
          const { waitsForCore: _, held, ...told } = thread;
          // Mode 5's seed is the thread's own word, which the log keeps as the value of the step.
          expect(recorded.threads[i]).toMatchObject({ ...told, held });
        });
        expect(recorded.shared).toEqual(machine.shared);
        expect(recorded.next).toMatchObject({ lane: machine.next!.lane, step: machine.next!.step });
      }
    }
  });

  test('a thread that waits for the monitor is told from one that holds it', () => {
    const run = simulate({ first: 'javamail-1.4.1', threads: 20, workSteps: 0, cores: 20, messages: 200 });
    const states = Array.from({ length: 50 }, (_, i) => run.stateAt((i / 50) * run.simulation.nowUs));
    expect(states.some(({ threads }) => threads.some(({ doing }) => doing === 'monitor'))).toBe(true);
  });

  test('where cores are fewer than threads, some of them wait for one', () => {
    const run = simulate({ threads: 20, cores: 1, messages: 200 });
    expect(run.stateAt(run.simulation.nowUs / 2).threads.some(({ waitsForCore }) => waitsForCore)).toBe(true);
  });

  test('of a stopped run has made what the run had, though the last moment was that of many threads', () => {
    // At full speed moments are some ns apart: with a core for each of 64 threads many are the same.
    const settings = { stepUs: 0, workSteps: 0, threads: 64, cores: 64, messages: 1000 };
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 4000 }), (seed, events) => {
        const run = begin({ ...settings, seed });
        run.slice(events);
        run.stop();
        const { messages, duplicates } = run.collector.totals();
        expect(run.stateAt(run.simulation.nowUs)).toMatchObject({ messages, duplicates, next: null });
      }),
    );
  });

  test('of a stopped run nothing is told beyond the stop', () => {
    const run = begin({ messages: 5000 });
    run.slice();
    run.stop();
    const { nowUs } = run.simulation;
    expect(run.stateAt(2 * nowUs)).toEqual(run.stateAt(nowUs));
    expect(run.stateAt(nowUs)).toMatchObject({ atUs: nowUs, next: null });
    expect(run.eventBefore(2 * nowUs)).toBe(nowUs);
  });
});

describe('one step at a time', () => {
  test.each(SETTINGS)('forward and back pass the same moments: %j', (settings) => {
    const run = simulate(settings);
    const forward: number[] = [];
    let state = run.stateAt(run.simulation.nowUs / 3);
    while (forward.length < 200 && state.next) {
      forward.push(state.next.atUs);
      state = run.stateAt(state.next.atUs);
    }
    const back: number[] = [forward.at(-1)!];
    while (back.length < forward.length) back.push(run.eventBefore(back.at(-1)!)!);
    expect(back.reverse()).toEqual(forward);
  });

  test('before the first step there is nothing', () => {
    const run = simulate();
    expect(run.eventBefore(0)).toBeNull();
    const first = run.stateAt(-1).next!;
    expect(run.eventBefore(first.atUs)).toBeNull();
  });
});

test('a long run keeps few machines, and they still start where the run did', () => {
  const scenario = scenarioOf({ stepUs: 0, messages: 5_000_000 });
  const playback = new SimulatedPlayback(scenario, 'first');
  const simulation = new Simulation({ scenario, panel: 'first', log: null, control: new Int32Array(CONTROL_WORDS) });
  for (let slice = 0; slice < 10_000; slice++) {
    if (slice % 40 === 0) simulation.advance(10);
    playback.checkpoints.afterSlice(simulation);
  }
  expect(playback.checkpoints.count).toBeLessThan(256);
  expect(playback.checkpoints.upTo(0).nowUs).toBe(0);
});
