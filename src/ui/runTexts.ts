/** What is said of a run that did not go as asked. */
import type { Gap } from '../scenario/scenario.ts';
import { reasonOf } from './reasonOf.ts';

/** "This tab was in the background for 12 s; the gap is marked." */
export function gapText({ fromUs, toUs }: Gap): string {
  return `This tab was in the background for ${Number(((toUs - fromUs) / 1e6).toPrecision(2))} s; the gap is marked.`;
}

/**
 * What to say of threads that did not start; null if all did.
 * @throws Error if none did
 */
export function startedText(started: number, wanted: number): string | null {
  if (started === 0) throw new Error(`none of ${wanted} threads started`);
  return started >= wanted ? null : `Only ${started} of ${wanted} threads started. The run goes on with ${started}.`;
}

export function failureText(error: unknown): string {
  return `The run has ended: ${reasonOf(error).replace(/\.$/, '')}. Start begins a new one.`;
}

/** @param obstacle why the threads cannot race here, in sentences */
export function noThreadsText(obstacle: string): string {
  return `${obstacle} The simulation runs instead: same algorithms, made-up timing.`;
}
