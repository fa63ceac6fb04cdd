/** A sweep's chart standing alone: as a drawing (SVG) or as a picture (PNG). Only the page can make the latter. */
import { CanvasSurface } from '../timeline/canvasSurface.ts';
import { drawSweepPoster, sweepPosterSize, type SweepPosterInput } from '../timeline/sweepPoster.ts';
import { SvgSurface } from '../timeline/svgSurface.ts';
import type { PosterCanvas } from './pictures.ts';
import { PNG_SCALE } from './png.ts';

/** The text of an SVG document. */
export function sweepSvg(input: SweepPosterInput): string {
  const { width, height } = sweepPosterSize(input);
  const surface = new SvgSurface(width, height);
  drawSweepPoster(surface, input);
  return surface.document(input.title);
}

/** @param screenPixelRatio device px per CSS px of the screen; the picture has twice as many */
export function sweepPng(
  input: SweepPosterInput,
  screenPixelRatio: number,
  makeCanvas: (widthPx: number, heightPx: number) => PosterCanvas,
): Promise<Blob> {
  const { width, height } = sweepPosterSize(input);
  const scale = PNG_SCALE * screenPixelRatio;
  const canvas = makeCanvas(Math.ceil(width * scale), Math.ceil(height * scale));
  canvas.context.scale(scale, scale);
  drawSweepPoster(new CanvasSurface(canvas.context, canvas.makeTile, scale), input);
  return canvas.toPng();
}
