/**
 * HotSpot's per-thread identity hash, mode 5 (default since JDK 8): Marsaglia's xor-shift on four words.
 * Source: HotSpot synchronizer.cpp, `get_next_hash`; thread.cpp, `Thread::Thread()`.
 */

/** Start values of Y, Z and W; X is one draw of the global generator. */
export const XOR_SHIFT_Y = 842502087;
export const XOR_SHIFT_Z = 0x8767;
export const XOR_SHIFT_W = 273326509;

/** The next W, from X and the present W (32 bits, signed). */
export function nextXorShift(x: number, w: number): number {
  const t = x ^ (x << 11);
  return w ^ (w >>> 19) ^ (t ^ (t >>> 8));
}
