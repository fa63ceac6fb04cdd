import type { Frame, Step } from '../../algorithms/step.ts';

/**
 * Addresses of the words of memory that the threads' steps change: what else they read never changes. Found by running
 * each thread's steps once, alone; a step changes the same words whatever their values. The memory is left as it was.
 */
export function changedWords(
  memory: Int32Array,
  runs: readonly (readonly Step['run'][])[],
  frames: readonly Frame[],
): number[] {
  const start = memory.slice();
  const changed = new Set<number>();
  runs.forEach((steps, thread) => {
    for (const run of steps) {
      const before = memory.slice();
      run(memory, frames[thread]!);
      memory.forEach((value, address) => value !== before[address] && changed.add(address));
    }
    memory.set(start);
  });
  return [...changed].sort((a, b) => a - b);
}
