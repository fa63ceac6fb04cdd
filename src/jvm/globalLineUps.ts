/** Which hashes of a list are draws of one JVM's global generator, side by side. */
import { candidatesOf, FIRST_DRAWS, type Candidate } from './drawNumber.ts';
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
 * @param candidates of each of them, where the caller has them already
 */
export function globalLineUps(
  hashes: readonly number[],
  candidates: readonly (readonly Candidate[])[] = hashes.map(candidatesOf),
): GlobalLineUp[] {
  let left = ([25, 31] as const).map((bits) => ({ bits, sightings: sightingsOf(hashes, candidates, bits) }));
  const found: GlobalLineUp[] = [];
  while (found.length < MOST_LINE_UPS) {
    const best = left
      .flatMap(({ bits, sightings }): GlobalLineUp[] => {
        const lineUp = bestLineUp(sightings, { hashes: hashes.length, places: FIRST_DRAWS, bits });
        return lineUp ? [{ ...lineUp, bits }] : [];
      })
      .sort((a, b) => a.chanceLog10 - b.chanceLog10)[0];
    if (!best) break;
    found.push(best);
    const told = new Set(best.sightings.map(({ index }) => index));
    left = left.map(({ bits, sightings }) => ({
      bits,
      sightings: sightings.filter(({ index }) => !told.has(index)),
    }));
  }
  return found;
}

function sightingsOf(
  hashes: readonly number[],
  candidates: readonly (readonly Candidate[])[],
  bits: HashBits,
): Sighting[] {
  return candidates.flatMap((draws, index) =>
    draws.filter((candidate) => holdsWith(candidate, hashes[index]!, bits)).map(({ draw }) => ({ index, place: draw })),
  );
}

function holdsWith(candidate: Candidate, hash: number, bits: HashBits): boolean {
  return candidate.bits === bits || (bits === 25 && hash < 2 ** 25);
}
