/** A sweep's chart, as an SVG document or a PNG picture. */
import { drawSweepPoster, sweepPosterSize, type SweepPosterInput } from '../timeline/sweepPoster.ts';
import { pngOf, svgOf, type CanvasMaker, type Drawing } from './drawing.ts';

function drawingOf(input: SweepPosterInput): Drawing {
  return { ...sweepPosterSize(input), title: input.title, draw: (surface) => drawSweepPoster(surface, input) };
}

export function sweepSvg(input: SweepPosterInput): string {
  return svgOf(drawingOf(input));
}

/** @param screenPixelRatio device px per CSS px of the screen */
export function sweepPng(input: SweepPosterInput, screenPixelRatio: number, makeCanvas: CanvasMaker): Promise<Blob> {
  return pngOf(drawingOf(input), screenPixelRatio, makeCanvas);
}
