import type { PanelId } from '../../scenario/scenario.ts';

function scrollTo(selector: string, block: ScrollLogicalPosition): HTMLElement | null {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const place = document.querySelector<HTMLElement>(selector);
  place?.scrollIntoView({ block, behavior: still ? 'auto' : 'smooth' });
  return place;
}

/** Brings a panel's figure on to the screen, no further than needed. */
export function scrollToPanel(panel: PanelId): void {
  scrollTo(`[data-panel="${panel}"]`, 'nearest');
}

/** On a phone: the sliders between the timelines and the curve. */
export function scrollToSliders(): void {
  scrollTo('[aria-label="Settings at hand"]', 'start')?.focus({ preventScroll: true });
}

/** The focus goes along. */
export function scrollToInspector(): void {
  scrollTo('[aria-label="Inspector"]', 'start')?.focus({ preventScroll: true });
}
