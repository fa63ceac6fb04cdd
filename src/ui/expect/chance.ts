/** What chance alone would make of a scenario's Message-IDs. */
import { ALGORITHMS } from '../../algorithms/index.ts';
import { hashBits } from '../../log/deliveryLog.ts';
import type { AlgorithmId, HashMode } from '../../scenario/scenario.ts';
import { chanceShare } from '../../theory/chance.ts';

/**
 * How many values the part of a Message-ID has that chance draws, within one tick: the hash. Where a counter stands beside
 * it, two IDs of one process differ in it whatever the hash: chance has no part in a duplicate.
 */
export function chanceSpace(algorithm: AlgorithmId, hash: HashMode): number {
  return ALGORITHMS[algorithm].counterForm === 'none' ? 2 ** hashBits(hash) : Number.POSITIVE_INFINITY;
}

/** Percent of the messages that chance alone would make duplicates. */
export function chanceRate(space: number, idsPerSecond: number, clockResolutionUs: number): number {
  return 100 * chanceShare((idsPerSecond * clockResolutionUs) / 1e6, space);
}
