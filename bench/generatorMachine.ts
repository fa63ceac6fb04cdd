/**
 * The simulation written plainly, to measure the real one against: a generator function per thread that yields how long
 * it will be busy, a list of threads sorted by time, and an object for each step and message.
 */
import { algorithmById } from '../src/algorithms/index.ts';
import type { Frame } from '../src/algorithms/step.ts';
import { clockField } from '../src/jvm/clock.ts';
import { STATICS_WORDS, ownBase, processBase, startJvms } from '../src/jvm/statics.ts';
import { VIRTUAL_START_MS } from '../src/race/simulated/virtualClock.ts';
import { QUANTUM_NS } from '../src/race/simulated/processor.ts';
import { Random } from '../src/race/simulated/random.ts';
import { stepNsOf } from '../src/race/simulated/limits.ts';
import type { Scenario } from '../src/scenario/scenario.ts';

export interface PlainMessage {
  readonly message: number;
  readonly draw: number;
  readonly counter: number;
  readonly clock: number;
  readonly startNs: number;
  readonly endNs: number;
  readonly steps: readonly { readonly atNs: number; readonly value: number }[];
}

interface Thread {
  readonly program: Generator<number, void>;
  /** When it goes on. */
  atNs: number;
  quantumEndNs: number;
}

/** Without monitor and SMTP time, in one process. Returns the messages, of which none is kept beyond `kept`. */
export function simulatePlainly(scenario: Scenario, onMessage: (message: PlainMessage) => void): number {
  const steps = algorithmById(scenario.first).steps(scenario.hash);
  const random = new Random(scenario.seed);
  const statics = new Int32Array(STATICS_WORDS);
  startJvms(statics, 1);
  const stepNs = stepNsOf(scenario);
  let nowNs = 0;
  let next = 0;
  let taken = 0;

  function* program(lane: number): Generator<number, void> {
    const frame: Frame = {
      statics: processBase(0),
      own: ownBase(lane),
      seed: 0,
      draw: 0,
      counter: 0,
      clock: 0,
      readClock: () => clockField(VIRTUAL_START_MS * 1000 + Math.floor(nowNs / 1000), scenario.clockResolutionUs),
    };
    while (next < scenario.messages) {
      yield random.around(scenario.workSteps * stepNs);
      if (next >= scenario.messages) return;
      const message = next++;
      const startNs = nowNs;
      const recorded = [];
      for (const step of steps) {
        recorded.push({ atNs: nowNs, value: step.run(statics, frame) });
        taken++;
        yield random.around(stepNs);
      }
      const { draw, counter, clock } = frame;
      onMessage({ message, draw, counter, clock, startNs, endNs: nowNs, steps: recorded });
    }
  }

  const threads = Array.from({ length: scenario.threads }, (_, lane): Thread => ({
    program: program(lane),
    atNs: 0,
    quantumEndNs: random.around(QUANTUM_NS),
  }));
  const waiting = threads.splice(scenario.cores);
  const running = threads;
  while (running.length > 0) {
    running.sort((a, b) => a.atNs - b.atNs);
    const thread = running[0]!;
    nowNs = thread.atNs;
    if (nowNs >= thread.quantumEndNs && waiting.length > 0) {
      waiting.push(thread);
      running[0] = { ...waiting.shift()!, atNs: nowNs, quantumEndNs: nowNs + random.around(QUANTUM_NS) };
      continue;
    }
    const { done, value } = thread.program.next();
    if (!done) thread.atNs = nowNs + value;
    else if (waiting.length > 0) running[0] = { ...waiting.shift()!, atNs: nowNs, quantumEndNs: nowNs + QUANTUM_NS };
    else running.shift();
  }
  return taken;
}
