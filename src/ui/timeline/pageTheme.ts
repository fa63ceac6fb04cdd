import { DARK, LIGHT, type Theme } from '../../timeline/theme.ts';

const darkWanted = matchMedia('(prefers-color-scheme: dark)');

/** The theme of the page: `data-theme` on its root element, or what the system asks for. */
export function pageTheme(): Theme {
  const chosen = document.documentElement.dataset['theme'];
  return (chosen ?? (darkWanted.matches ? 'dark' : 'light')) === 'dark' ? DARK : LIGHT;
}

/** @returns the way to stop watching */
export function watchTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  darkWanted.addEventListener('change', changed);
  return () => {
    observer.disconnect();
    darkWanted.removeEventListener('change', changed);
  };
}
