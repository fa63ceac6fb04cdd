/** Of bytes [from, to): 32 bits, not 0. Equal bytes have one hash, and nearly all others another. */
export function hashOf(bytes: DataView, from: number, to: number): number {
  let hash = to - from;
  let at = from;
  // Two words at once: the product of one need not wait for that of the other.
  for (; at + 8 <= to; at += 8) {
    hash = mixed(hash + Math.imul(bytes.getInt32(at, true), 0x1b873593), bytes.getInt32(at + 4, true));
  }
  if (at + 4 <= to) {
    hash = mixed(hash, bytes.getInt32(at, true));
    at += 4;
  }
  for (; at < to; at++) hash = mixed(hash, bytes.getUint8(at));
  const product = Math.imul(hash ^ (hash >>> 16), 0x2c1b3c6d);
  return product ^ (product >>> 13) || 1;
}

function mixed(hash: number, word: number): number {
  const product = Math.imul(hash ^ word, 0x5bd1e995);
  return product ^ (product >>> 15);
}
