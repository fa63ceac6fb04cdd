import type { Algorithm, Frame, MessageIdFields, Step } from '../../src/algorithms/step.ts';
import { formatMessageId } from '../../src/algorithms/format.ts';
import { identityHash } from '../../src/jvm/identityHash.ts';
import { STATICS_WORDS, ownBase, processBase, startJvms } from '../../src/jvm/statics.ts';
import type { HashMode } from '../../src/scenario/scenario.ts';

export function startedJvm(processes = 1): Int32Array {
  const memory = new Int32Array(STATICS_WORDS);
  startJvms(memory, processes);
  return memory;
}

/** A thread that moves one step at a time, when the test says so. */
export class TestThread {
  readonly frame: Frame;
  readonly steps: readonly Step[];
  private next = 0;

  constructor(
    readonly algorithm: Algorithm,
    readonly memory: Int32Array,
    readonly options: { lane?: number; process?: number; hash?: HashMode; clock?: () => number } = {},
  ) {
    const { lane = 0, process = 0, hash = 'jdk4', clock = () => 1_138_797_296_789 } = options;
    this.steps = algorithm.steps(hash);
    this.frame = {
      statics: processBase(process),
      own: ownBase(lane),
      seed: 0,
      draw: 0,
      counter: 0,
      clock: 0,
      readClock: clock,
    };
  }

  /** Runs the next step, which must be the one named; returns what it read or wrote. */
  step(id: string): number {
    const step = this.steps[this.next]!;
    if (step.id !== id) throw new Error(`the next step is ${step.id}, not ${id}`);
    const value = step.run(this.memory, this.frame);
    if (step.kind !== 'lock' || value === 1) this.next = (this.next + 1) % this.steps.length;
    return value;
  }

  /** Runs all steps of one message. */
  message(): MessageIdFields {
    for (const { id } of this.steps) this.step(id);
    return this.fields();
  }

  fields(): MessageIdFields {
    const { draw, counter, clock } = this.frame;
    const hasCounter = this.algorithm.counterForm !== 'none';
    return { hash: identityHash(draw, 25), counter: hasCounter ? counter : null, clock };
  }

  messageId(): string {
    return formatMessageId(this.algorithm, this.fields());
  }
}
