/** Every schedule of a program, one after the other, walked to its end: slow, and too simple to be wrong. */
import { formatFields } from '../../../src/algorithms/format.ts';
import type { Frame } from '../../../src/algorithms/step.ts';
import { identityHash } from '../../../src/jvm/identityHash.ts';
import { COUNTER, MONITOR, SEED, STATICS_WORDS, ownBase, processBase, startJvms } from '../../../src/jvm/statics.ts';
import type { Program } from '../../../src/race/explored/program.ts';

const START_MS = 1_138_752_000_000;

export interface Counted {
  schedules: bigint;
  colliding: bigint;
  stuckOrders: bigint;
  /** 0: never. */
  shortest: number;
  preemptions: number | null;
}

interface Thread {
  taken: number;
  frame: Frame;
}

/** @param bound only schedules with at most so many preemptions */
export function countByBruteForce({ lists, per, ticks, counterForm, hashBits }: Program, bound = Infinity): Counted {
  const memory = new Int32Array(STATICS_WORDS);
  startJvms(memory, 1);
  const shared = [SEED, COUNTER, MONITOR, ...lists.flatMap((_, i) => [0, 1, 2, 3, 4].map((word) => ownBase(i) + word))];
  let ticked = 0;
  const threads = lists.map((_, i): Thread => ({ taken: 0, frame: newFrame(i) }));
  const made: string[] = [];
  const result: Counted = { schedules: 0n, colliding: 0n, stuckOrders: 0n, shortest: 0, preemptions: null };

  function newFrame(thread: number): Frame {
    const readClock = (): number => START_MS + ticked;
    return { statics: processBase(0), own: ownBase(thread), seed: 0, draw: 0, counter: 0, clock: 0, readClock };
  }

  /** Makes the step; returns how to take it back, or null if the thread must wait. */
  function step(index: number): (() => void) | null {
    const thread = threads[index]!;
    const steps = lists[index]!;
    const before = shared.map((word) => memory[word]!);
    const frame = { ...thread.frame };
    const { kind, run } = steps[thread.taken % steps.length]!;
    const value = run(memory, thread.frame);
    if (kind === 'lock' && value === 0) return null;
    thread.taken++;
    const completes = thread.taken % steps.length === 0;
    if (completes) {
      const { draw, counter, clock } = thread.frame;
      const hash = identityHash(draw, hashBits);
      made.push(formatFields(counterForm, { hash, counter: counterForm === 'none' ? null : counter, clock }));
      thread.frame = newFrame(index);
    }
    return () => {
      if (completes) made.pop();
      thread.taken--;
      thread.frame = frame;
      shared.forEach((word, i) => (memory[word] = before[i]!));
    };
  }

  function canMove(index: number): boolean {
    const steps = lists[index]!;
    const { taken } = threads[index]!;
    if (taken === per * steps.length) return false;
    if (steps[taken % steps.length]!.kind !== 'lock') return true;
    const back = step(index);
    back?.();
    return back !== null;
  }

  function walk(moves: number, last: number, preemptions: number, collided: boolean): void {
    const able = lists.map((_, index) => index).filter(canMove);
    if (able.length === 0) {
      const finished = threads.every(({ taken }, i) => taken === per * lists[i]!.length);
      if (!finished) result.stuckOrders++;
      else result.schedules++;
      if (finished && collided) result.colliding++;
      return;
    }
    const lastIsMid = last >= 0 && threads[last]!.taken % lists[last]!.length !== 0;
    for (const index of able) {
      const cost = preemptions + (index !== last && lastIsMid && able.includes(last) ? 1 : 0);
      if (cost > bound) continue;
      const back = step(index)!;
      const collides = new Set(made).size < made.length;
      if (collides && !collided) {
        result.shortest = result.shortest === 0 ? moves + 1 : Math.min(result.shortest, moves + 1);
        result.preemptions = Math.min(result.preemptions ?? Infinity, cost);
      }
      walk(moves + 1, index, cost, collides);
      back();
    }
    if (ticked < ticks && moves > 0) {
      ticked++;
      walk(moves + 1, last, preemptions, collided);
      ticked--;
    }
  }

  walk(0, -1, 0, false);
  return result;
}
