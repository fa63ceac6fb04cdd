/** What chance alone would make of a scenario's Message-IDs. */
import { algorithmById } from '../../algorithms/index.ts';
import { hashBits } from '../../log/deliveryLog.ts';
import type { AlgorithmId, HashMode } from '../../scenario/scenario.ts';
import { chanceShare } from '../../theory/chance.ts';

/**
 * How many values the part of a Message-ID has that chance draws, within one tick: the hash. Where a counter stands beside
 * it, two IDs of one process differ in it whatever the hash: chance has no part in a duplicate.
 */
export function chanceSpace(algorithm: AlgorithmId, hash: HashMode): number {
  return algorithmById(algorithm).counterForm === 'none' ? 2 ** hashBits(hash) : Number.POSITIVE_INFINITY;
}

/** Message-IDs of one tick, on the mean; a tick that outlasts the run holds the run's. */
export function idsPerTick(idsPerSecond: number, clockResolutionUs: number, messagesOfRun: number): number {
  return Math.min(messagesOfRun, (idsPerSecond * clockResolutionUs) / 1e6);
}

/** Percent of the messages that chance alone would make duplicates. */
export function chanceRate(space: number, perTick: number): number {
  return 100 * chanceShare(perTick, space);
}
