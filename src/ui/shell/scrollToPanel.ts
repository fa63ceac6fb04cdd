import type { PanelId } from '../../scenario/scenario.ts';

function scrollTo(selector: string, block: ScrollLogicalPosition): void {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  document.querySelector(selector)?.scrollIntoView({ block, behavior: still ? 'auto' : 'smooth' });
}

/** Brings a panel's figure on to the screen, no further than needed. */
export function scrollToPanel(panel: PanelId): void {
  scrollTo(`[data-panel="${panel}"]`, 'nearest');
}

export function scrollToInspector(): void {
  scrollTo('[aria-label="Inspector"]', 'start');
}
