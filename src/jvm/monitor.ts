/**
 * A Java monitor on one word of shared memory: 0 free, 1 held, 2 held and wanted.
 * The algorithm is the futex mutex of U. Drepper, "Futexes Are Tricky" (2011), mutex 2.
 */
const FREE = 0;
const HELD = 1;
const WANTED = 2;

/** Takes the monitor if it is free. */
export function tryEnter(memory: Int32Array, word: number): boolean {
  return Atomics.compareExchange(memory, word, FREE, HELD) === FREE;
}

/** After {@link tryEnter} failed: takes the monitor, or sleeps until it may be free. Returns whether it was taken. */
export function enterOrSleep(memory: Int32Array, word: number, atMostMs: number): boolean {
  if (Atomics.exchange(memory, word, WANTED) === FREE) return true;
  Atomics.wait(memory, word, WANTED, atMostMs);
  return false;
}

export function leave(memory: Int32Array, word: number): void {
  if (Atomics.exchange(memory, word, FREE) === WANTED) Atomics.notify(memory, word, 1);
}
