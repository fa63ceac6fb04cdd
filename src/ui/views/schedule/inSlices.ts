/** Lets a long search run on the page's own thread without holding it up. */
const SLICE_MS = 8;
const STATES_AT_ONCE = 100;

interface Search {
  /** Does some of the work; returns whether there is more. */
  advance: (maxStates: number) => boolean;
}

/** Resolves to true when the search has ended, to false if it was called off. */
export async function inSlices(search: Search, signal: AbortSignal): Promise<boolean> {
  let pauseAtMs = performance.now() + SLICE_MS;
  while (search.advance(STATES_AT_ONCE)) {
    if (performance.now() < pauseAtMs) continue;
    await new Promise((resume) => setTimeout(resume));
    if (signal.aborted) return false;
    pauseAtMs = performance.now() + SLICE_MS;
  }
  return !signal.aborted;
}
