import type { PanelView } from '../sessionView.ts';
import { algorithmOf, reuse } from './runInWords.ts';
import type { RunFigures, Scene } from './type.ts';

function counterOf(panel: PanelView): string {
  const { counterForm, safe } = algorithmOf(panel);
  if (counterForm === 'none') return 'it has no counter';
  return safe ? 'its counter lets in one thread at a time' : 'its counter is read and written in two steps';
}

function panelSentence(panel: PanelView): string {
  return `${algorithmOf(panel).version}: ${reuse(panel)}; ${counterOf(panel)}.`;
}

/** Which release had which code is not written anywhere. */
function inference({ panels: { first, second } }: RunFigures): string {
  const named = first.algorithm === 'javamail-1.3.3' || second.algorithm === 'javamail-1.3.3';
  return named ? ' (That this code is 1.3.3’s is inferred from its release notes.)' : '';
}

export const THE_FIX: Scene = {
  number: 6,
  title: 'The fix that wasn’t, and the one that was',
  scenario: { first: 'javamail-1.3.3', second: 'javamail-1.4.1', clockResolutionUs: 15_625 },
  run: true,
  task: 'Above, 1.3.3 added a counter, and two threads read that too. Below, look for a hatched stretch: a thread waits there until another has left the lock.',
  show: { kind: 'lock-wait', panel: 'second', spanUs: 500_000 },
  afterwards: (figures) =>
    `${panelSentence(figures.panels.first)} ${panelSentence(figures.panels.second)}${inference(figures)}`,
};
