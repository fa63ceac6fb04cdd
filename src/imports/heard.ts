/** The page's calls are heard so often at least, ms. */
const LISTEN_MS = 40;

/**
 * What a worker awaits between two pieces of its work, so that calls to it are heard.
 * @param pause lets the worker's events come in
 */
export function heard(pause: () => Promise<void>): () => Promise<void> {
  let listenedMs = 0;
  return async () => {
    if (performance.now() - listenedMs < LISTEN_MS) return;
    await pause();
    listenedMs = performance.now();
  };
}
