import { ALGORITHM_IDS, type AlgorithmId } from '../../scenario/scenario.ts';

/** What a choice of algorithms lists: those that were shipped, and a repaired one while it is chosen. */
export function listedAlgorithms(chosen: AlgorithmId): readonly AlgorithmId[] {
  return ALGORITHM_IDS.some((id) => id === chosen) ? ALGORITHM_IDS : [...ALGORITHM_IDS, chosen];
}
