import { globalDraws, identityHash } from '../../src/jvm/identityHash.ts';
import type { HashBits } from '../../src/jvm/identityHash.ts';

/** Hashes of the draws `first` to `last` of a JVM's global generator, counting from 1. */
export function hashesOfDraws(first: number, last: number, bits: HashBits): number[] {
  const hashes: number[] = [];
  let number = 0;
  for (const draw of globalDraws()) {
    number++;
    if (number > last) break;
    if (number >= first) hashes.push(identityHash(draw, bits));
  }
  return hashes;
}

/** The generator's value itself at this draw. */
export function drawNumber(number: number): number {
  for (const draw of globalDraws()) if (--number === 0) return draw;
  throw new Error('the generator ended');
}

export function take<T>(count: number, values: Iterable<T>): T[] {
  const taken: T[] = [];
  for (const value of values) {
    taken.push(value);
    if (taken.length === count) break;
  }
  return taken;
}

export const hex = (hash: number): string => hash.toString(16);
