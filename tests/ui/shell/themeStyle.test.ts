import { describe, expect, it } from 'vitest';
import { DARK, LIGHT, type Theme } from '../../../src/timeline/theme.ts';
import { themeCss } from '../../../src/ui/styles/themeStyle.ts';

/** WCAG 2: relative luminance of #RRGGBB. */
function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
}

describe.each([
  ['light', LIGHT],
  ['dark', DARK],
] as const)('the %s theme', (_, theme: Theme) => {
  it.each(['ink', 'ink2', 'coll', 'fix', 'hashT'] as const)(
    'has text in %s at 4.5 : 1 or more on paper and sheet',
    (token) => {
      expect(contrast(theme[token], theme.paper)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(theme[token], theme.sheet)).toBeGreaterThanOrEqual(4.5);
    },
  );

  it('has the borders of controls at 3 : 1 or more', () => {
    expect(contrast(theme.rule2, theme.paper)).toBeGreaterThanOrEqual(3);
    expect(contrast(theme.rule2, theme.sheet)).toBeGreaterThanOrEqual(3);
  });

  it('has text that stands on a tint of its own readable there', () => {
    expect(contrast(theme.ink, theme.clockW)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(theme.coll, theme.collW)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(theme.hashT, theme.hashW)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(theme.onHash, theme.hash)).toBeGreaterThanOrEqual(4.5);
  });

  it('reaches the style sheet whole', () => {
    for (const [token, colour] of Object.entries(theme)) expect(themeCss()).toContain(`--${token}: ${colour};`);
  });
});

describe('the theme’s style sheet', () => {
  it('keeps the dark colours off paper', () => {
    const dark = themeCss()
      .split('\n')
      .filter((rule) => rule.includes(`--paper: ${DARK.paper};`));
    expect(dark).toHaveLength(2);
    for (const rule of dark) expect(rule).toMatch(/^@media screen /);
  });

  it('puts the fallback that takes the same room right after each bundled family', () => {
    expect(themeCss()).toMatch(/--prose: 'Source Serif 4 Variable', 'Prose Georgia'/);
    expect(themeCss()).toMatch(/--interface: 'Archivo Variable', 'Interface Arial'/);
    expect(themeCss()).toMatch(/--machine: 'IBM Plex Mono', 'Machine Courier'/);
  });
});
