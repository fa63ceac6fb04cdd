/** Virtual time in the units of the log. */

const single = new Float32Array(1);
const bits = new Int32Array(single.buffer);

/** µs from ns. */
export const microseconds = (ns: number): number => ns / 1000;

/**
 * The largest 32-bit float that is not above `us` (0 or more). The log keeps durations as such floats: were they rounded
 * up, a message could seem to begin before the lane's last one was complete.
 */
export function singleBelow(us: number): number {
  single[0] = us;
  // Not `if`: every other duration is rounded up, and no processor foresees which.
  bits[0]! -= Number(single[0] > us);
  return single[0];
}
