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
  const nearest = Math.fround(us);
  if (nearest <= us) return nearest;
  single[0] = nearest;
  bits[0]!--;
  return single[0];
}
