/**
 * The exploration written plainly, to measure the real one against: a generator function per thread that yields after
 * each step, a Map of strings, and BigInts. A generator cannot be copied, so that each state keeps the moves to it, which
 * are made again from the start.
 */
import { formatFields } from '../src/algorithms/format.ts';
import type { Frame } from '../src/algorithms/step.ts';
import { identityHash } from '../src/jvm/identityHash.ts';
import { COUNTER, MONITOR, SEED, STATICS_WORDS, ownBase, processBase, startJvms } from '../src/jvm/statics.ts';
import type { Program } from '../src/race/explored/program.ts';
import { VIRTUAL_START_MS } from '../src/race/simulated/virtualClock.ts';

export interface PlainExploration {
  readonly states: number;
  readonly schedules: bigint;
  readonly colliding: bigint;
}

interface Reached {
  readonly moves: readonly number[];
  ways: bigint;
}

/** Without ticks. */
export function explorePlainly(program: Program): PlainExploration {
  let layer = new Map<string, Reached>([['', { moves: [], ways: 1n }]]);
  let states = 0;
  let schedules = 0n;
  let colliding = 0n;
  while (layer.size > 0) {
    states += layer.size;
    const next = new Map<string, Reached>();
    for (const { moves, ways } of layer.values()) {
      let moved = false;
      for (let thread = 0; thread < program.lists.length; thread++) {
        const made = play(program, moves, thread);
        if (made === null) continue;
        moved = true;
        const reached = next.get(made.key) ?? { moves: [...moves, thread], ways: 0n };
        reached.ways += ways;
        next.set(made.key, reached);
      }
      if (moved) continue;
      schedules += ways;
      if (play(program, moves, null)!.collided) colliding += ways;
    }
    layer = next;
  }
  return { states, schedules, colliding };
}

/** Makes the moves and one more; null if that cannot be made. */
function play(
  program: Program,
  moves: readonly number[],
  more: number | null,
): { key: string; collided: boolean } | null {
  const statics = new Int32Array(STATICS_WORDS);
  startJvms(statics, 1);
  const ids: string[] = [];
  const frames = program.lists.map((_, thread): Frame => ({
    statics: processBase(0),
    own: ownBase(thread),
    seed: 0,
    draw: 0,
    counter: 0,
    clock: 0,
    readClock: () => VIRTUAL_START_MS,
  }));
  const threads = frames.map((frame, thread) => threadOf(program, statics, frame, thread, ids));
  const taken = frames.map(() => 0);
  for (const thread of more === null ? moves : [...moves, more]) {
    const { done, value } = threads[thread]!.next();
    if (done || value === 'waits') return null;
    taken[thread]!++;
  }
  const collided = new Set(ids).size < ids.length;
  const registers = frames.map(({ seed, draw, counter }, thread) => [taken[thread], seed, draw, counter].join());
  const shared = [statics[SEED], statics[COUNTER], statics[MONITOR]].join();
  return { key: [shared, ...registers, collided ? 'collided' : ids.toSorted().join()].join(';'), collided };
}

function* threadOf(
  { lists, per, counterForm, hashBits }: Program,
  statics: Int32Array,
  frame: Frame,
  thread: number,
  ids: string[],
): Generator<'moved' | 'waits', void> {
  for (let message = 0; message < per; message++) {
    for (const [index, step] of lists[thread]!.entries()) {
      while (step.run(statics, frame) === 0 && step.kind === 'lock') yield 'waits';
      if (index === lists[thread]!.length - 1) {
        const { draw, counter, clock } = frame;
        const hash = identityHash(draw, hashBits);
        ids.push(formatFields(counterForm, { hash, counter: counterForm === 'none' ? null : counter, clock }));
        frame.seed = frame.draw = frame.counter = frame.clock = 0;
      }
      yield 'moved';
    }
  }
}
