import { expect, test } from 'vitest';
import { drawFigure } from '../../src/timeline/figure.ts';
import { SvgSurface } from '../../src/timeline/svgSurface.ts';
import { xOf } from '../../src/timeline/timeScale.ts';
import { LIGHT } from '../../src/timeline/theme.ts';
import { figureOf, someRun } from './figures.ts';

const RUN = someRun();
const WINDOW = { fromUs: 1_000_000, toUs: 2_000_000 };
const VEIL = new RegExp(`<path d="M([\\d.]+)[^"]*" fill="${LIGHT.sheet}" [a-z-]*opacity="0.74"`);

function drawn(playheadUs: number | null): { svg: string; xPx: (us: number) => number } {
  const input = figureOf(RUN, WINDOW, { playheadUs });
  const surface = new SvgSurface(input.width, input.height);
  const { scale } = drawFigure(surface, input);
  return { svg: surface.document('a figure'), xPx: (us) => xOf(scale, us) };
}

test('beyond the playhead the figure is pale', () => {
  const { svg, xPx } = drawn(1_400_000);
  expect(Number(VEIL.exec(svg)?.[1])).toBeCloseTo(xPx(1_400_000), 0);
});

test('a playhead left of the window leaves all of it pale, one right of it nothing', () => {
  const before = drawn(500_000);
  expect(Number(VEIL.exec(before.svg)?.[1])).toBeCloseTo(before.xPx(WINDOW.fromUs), 0);
  expect(drawn(2_500_000).svg).toBe(drawn(null).svg);
});
