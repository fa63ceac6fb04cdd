import { FIRST_SEED, nextParkMiller } from './parkMiller.ts';
import { XOR_SHIFT_W, XOR_SHIFT_Y, XOR_SHIFT_Z, nextXorShift } from './xorShift.ts';

/** Bits that the object header keeps of an identity hash: 25 on a 32-bit JVM, 31 on a 64-bit one. */
export type HashBits = 25 | 31;

/** HotSpot replaces a masked hash of 0, which means "no hash yet" in the object header. */
export const ZERO_HASH = 0xbad;

/** The bits of a raw draw of the generator that the object header has room for. */
export function keptBits(draw: number, bits: HashBits): number {
  return draw & (bits === 25 ? 0x1ffffff : 0x7fffffff);
}

/** What `System.identityHashCode` returns for a raw draw of the generator. */
export function identityHash(draw: number, bits: HashBits): number {
  const masked = keptBits(draw, bits);
  return masked === 0 ? ZERO_HASH : masked;
}

/** Draws 1, 2, 3, … of a JVM's global generator, unmasked, without end. */
export function* globalDraws(seed = FIRST_SEED): Generator<number, never> {
  for (;;) {
    seed = nextParkMiller(seed);
    yield seed;
  }
}

/** The unmasked hashes of one thread in mode 5, whose X is `x`. */
export function* threadDraws(x: number): Generator<number, never> {
  let y = XOR_SHIFT_Y;
  let z = XOR_SHIFT_Z;
  let w = XOR_SHIFT_W;
  for (;;) {
    const next = nextXorShift(x, w);
    x = y;
    y = z;
    z = w;
    w = next;
    yield w;
  }
}
