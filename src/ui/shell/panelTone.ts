/** The colour of a panel's figures: red only where Message-IDs collided, blue only where they cannot. */
import { algorithmById } from '../../algorithms/index.ts';
import type { Algorithm } from '../../algorithms/step.ts';
import type { AlgorithmId } from '../../scenario/scenario.ts';
import type { PanelView } from '../sessionView.ts';

export type Tone = 'coll' | 'fix' | 'ink';

/** An algorithm's mark: a red flag, a blue square where it is safe, ink where its user's repair is still to be judged. */
export function markOf({ id, safe }: Pick<Algorithm, 'id' | 'safe'>): Tone {
  if (safe) return 'fix';
  return isRepaired(id) ? 'ink' : 'coll';
}

/** Whether it is a RepairedId of scenario/scenario.ts. */
export function isRepaired(id: AlgorithmId): boolean {
  return id.includes('~');
}

export function toneOf(panel: PanelView): Tone {
  if (panel.totals.duplicates > 0) return 'coll';
  return algorithmById(panel.algorithm).safe ? 'fix' : 'ink';
}
