import { describe, expect, it } from 'vitest';
import { drawPoster, posterHeight, type PosterInput } from '../../src/timeline/poster.ts';
import { textWidth } from '../../src/timeline/surface.ts';
import { SvgSurface } from '../../src/timeline/svgSurface.ts';
import { DARK } from '../../src/timeline/theme.ts';
import { figureOf, someRun } from './figures.ts';

const WINDOW = { fromUs: 0, toUs: 4_000_000 };

const INPUT: PosterInput = {
  theme: DARK,
  width: 1028,
  figureHeight: 193,
  title: 'Two letters, one postmark',
  settings: ['10 threads · clock 10 ms', '<script>alert(1)</script>'],
  panels: [false, true].map((safe) => ({
    name: safe ? 'JavaMail 1.4.1 (synchronized)' : 'JavaMail 1.3.2',
    note: safe ? 'counter under a lock' : 'not synchronized',
    figures: [
      ['messages', '849'],
      ['duplicates', safe ? '0' : '51'],
    ] as const,
    figure: figureOf(someRun(safe), WINDOW, { safe }),
  })),
};

function posterText(): string {
  const surface = new SvgSurface(INPUT.width, posterHeight(INPUT));
  drawPoster(surface, INPUT);
  return surface.document(INPUT.title);
}

describe('A poster', () => {
  it('stands alone: title, settings, both panels with figures, axis and key', () => {
    const svg = posterText();
    const wanted = [
      'Two letters, one postmark',
      '10 threads · clock 10 ms',
      'JavaMail 1.3.2',
      '51',
      'duplicates',
      '2.0 s',
      'read seed',
    ];
    for (const text of [...wanted, 'waits for the lock']) expect(svg).toContain(`>${text}</text>`);
  });

  it('carries no markup from its texts', () => {
    expect(posterText()).not.toContain('<script');
  });

  it('keeps within its width, however large the figures in its title are', () => {
    const title =
      '1,234,567 of 5,000,000 messages reuse a Message-ID with JavaMail 1.3.2 · 1,234,567 of 5,000,000 with JavaMail 1.3.3';
    const input = { ...INPUT, title };
    const surface = new SvgSurface(input.width, posterHeight(input));
    drawPoster(surface, input);
    const svg = surface.document('');
    expect(svg).not.toContain(`>${title}<`);
    const texts = [
      ...svg.matchAll(/<text x="([\d.]+)"[^>]* font-size="([\d.]+)"[^>]* text-anchor="start"[^>]*>([^<]*)</g),
    ];
    expect(texts.length).toBeGreaterThan(10);
    for (const [, x, size, text] of texts)
      expect(Number(x) + textWidth(text!, { size: Number(size) })).toBeLessThanOrEqual(INPUT.width);
  });

  it('draws within its height', () => {
    const ys = [...posterText().matchAll(/translate\(\d+,(\d+)\)/g)].map((match) => Number(match[1]));
    expect(ys).toHaveLength(2);
    expect(Math.max(...ys) + INPUT.figureHeight + 22).toBeLessThan(posterHeight(INPUT));
  });
});
