/** What the inspector says while it has no collision to show. */
import type { Algorithm } from '../../algorithms/step.ts';
import type { RunState } from '../sessionView.ts';
import { isRepaired } from '../shell/panelTone.ts';

export interface EmptyState {
  readonly algorithm: Algorithm;
  /** Collisions found in the panel so far. */
  readonly total: number;
  readonly runState: RunState;
  /** Threads of each process; null where the caller does not say. */
  readonly threads: number | null;
  readonly processes: number;
}

/** One or two short sentences: what is to be seen, and which setting would change it. */
export function emptySentence({ algorithm, total, runState, threads, processes }: EmptyState): string {
  if (total > 0) return 'None chosen. Point at a red flag, or go to the next collision.';
  if (runState === 'idle') return 'No messages yet. Press Start.';
  if (algorithm.safe && processes > 1) {
    return 'No two alike yet. Each process counts for itself, so two of them can still make the same Message-ID.';
  }
  if (algorithm.safe) return 'No two alike. Every Message-ID carries a count that no other thread can have read.';
  if (threads === 1 && processes === 1) {
    return 'No two alike. One thread alone finishes each Message-ID before it begins the next. Two threads can meet.';
  }
  if (isRepaired(algorithm.id)) {
    const soFar = runState === 'running' ? 'yet' : 'in this run';
    return `No two alike ${soFar}. The listing is as you repaired it; the exercise tells whether two can be alike.`;
  }
  return runState === 'running'
    ? 'No two alike yet. More threads or a slower clock will bring one.'
    : 'No two alike in this run. More threads or a slower clock will bring some.';
}
