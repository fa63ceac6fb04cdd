import type { PanelId } from '../../scenario/scenario.ts';

/** Brings a panel's figure on to the screen, no further than needed. */
export function scrollToPanel(panel: PanelId): void {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  document
    .querySelector(`[data-panel="${panel}"]`)
    ?.scrollIntoView({ block: 'nearest', behavior: still ? 'auto' : 'smooth' });
}
