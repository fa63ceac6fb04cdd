/** The colour of a panel's figures: red only where Message-IDs collided, blue only where they cannot. */
import { algorithmById } from '../../algorithms/index.ts';
import type { PanelView } from '../sessionView.ts';

export type Tone = 'coll' | 'fix' | 'ink';

export function toneOf(panel: PanelView): Tone {
  if (panel.totals.duplicates > 0) return 'coll';
  return algorithmById(panel.algorithm).safe ? 'fix' : 'ink';
}
