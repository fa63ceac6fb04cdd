/** What the timelines show, as an SVG document or a PNG picture. */
import { drawPoster, posterHeight, type PosterInput } from '../timeline/poster.ts';
import { pngOf, svgOf, type CanvasMaker, type Drawing } from './drawing.ts';

function drawingOf(input: PosterInput): Drawing {
  const { width, title } = input;
  return { width, height: posterHeight(input), title, draw: (surface) => drawPoster(surface, input) };
}

export function svgPicture(input: PosterInput): string {
  return svgOf(drawingOf(input));
}

/** @param screenPixelRatio device px per CSS px of the screen */
export function pngPicture(input: PosterInput, screenPixelRatio: number, makeCanvas: CanvasMaker): Promise<Blob> {
  return pngOf(drawingOf(input), screenPixelRatio, makeCanvas);
}
