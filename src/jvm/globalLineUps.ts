/** Which hashes of a list are draws of one JVM's global generator, side by side. */
import { drawsOf, FIRST_DRAWS } from './drawNumber.ts';
import type { HashBits } from './identityHash.ts';
import type { LineUp, Sighting } from './lineUp.ts';
import { bestLineUp } from './lineUp.ts';

export interface GlobalLineUp extends LineUp {
  readonly bits: HashBits;
}

/** More processes than one list is likely to hold. */
const MOST_LINE_UPS = 20;

/**
 * The line-ups that unrelated hashes would hardly show, the least likely first; no hash is in two of them.
 * @param hashes distinct, in the order of the list
 */
export function globalLineUps(hashes: readonly number[]): GlobalLineUp[] {
  let candidates = ([25, 31] as const).map((bits) => ({ bits, sightings: sightingsOf(hashes, bits) }));
  const found: GlobalLineUp[] = [];
  while (found.length < MOST_LINE_UPS) {
    const best = candidates
      .flatMap(({ bits, sightings }): GlobalLineUp[] => {
        const lineUp = bestLineUp(sightings, { hashes: hashes.length, places: FIRST_DRAWS, bits });
        return lineUp ? [{ ...lineUp, bits }] : [];
      })
      .sort((a, b) => a.chanceLog10 - b.chanceLog10)[0];
    if (!best) break;
    found.push(best);
    const told = new Set(best.sightings.map(({ index }) => index));
    candidates = candidates.map(({ bits, sightings }) => ({
      bits,
      sightings: sightings.filter(({ index }) => !told.has(index)),
    }));
  }
  return found;
}

function sightingsOf(hashes: readonly number[], bits: HashBits): Sighting[] {
  return hashes.flatMap((hash, index) => drawsOf(hash, bits).map((place) => ({ index, place })));
}
