/** Writes the tokens of timeline/theme as CSS custom properties, before the first component is mounted. */
import { DARK, FONTS, LIGHT, type Theme } from '../../timeline/theme.ts';

/** Fallbacks of fonts.css, measured to take the same room; each stands right after the family it replaces. */
const FALLBACKS: Readonly<Record<keyof typeof FONTS, string>> = {
  prose: "'Prose Georgia', 'Prose Times'",
  interface: "'Interface Arial'",
  machine: "'Machine Courier'",
};

function colours(theme: Theme): string {
  return Object.entries(theme)
    .map(([token, colour]) => `--${token}: ${colour};`)
    .join(' ');
}

function families(): string {
  return (Object.keys(FONTS) as (keyof typeof FONTS)[])
    .map((use) => `--${use}: ${FONTS[use].replace(',', `, ${FALLBACKS[use]},`)};`)
    .join(' ');
}

/**
 * The style sheet that carries the theme: `--ink`, `--coll`, … and `--prose`, `--interface`, `--machine`.
 * The reader's system decides between light and dark, unless `data-theme` on the root element does. Paper is light.
 */
export function themeCss(): string {
  const light = `color-scheme: light; ${colours(LIGHT)}`;
  const dark = `color-scheme: dark; ${colours(DARK)}`;
  return [
    `:root { ${families()} ${light} }`,
    `@media screen { :root[data-theme='dark'] { ${dark} } }`,
    `@media screen and (prefers-color-scheme: dark) { :root:not([data-theme='light']) { ${dark} } }`,
  ].join('\n');
}

/** Puts the theme into the document. Call it before mounting, so that the first paint has its colours. */
export function installTheme(document: Document): void {
  const style = document.createElement('style');
  style.textContent = themeCss();
  document.head.prepend(style);
}
