/** What the timelines show, standing alone: as a drawing (SVG) or as a picture (PNG). Only the page can make these. */
import { CanvasSurface, type Context2D, type TileMaker } from '../timeline/canvasSurface.ts';
import { drawPoster, posterHeight, type PosterInput } from '../timeline/poster.ts';
import { SvgSurface } from '../timeline/svgSurface.ts';
import { PNG_SCALE } from './png.ts';

/** A canvas of device pixels; the page knows how to make one. */
export interface PosterCanvas {
  readonly context: Context2D;
  readonly makeTile: TileMaker;
  /** Rejects if the browser cannot make a picture of that size. */
  readonly toPng: () => Promise<Blob>;
}

/** The text of an SVG document. */
export function svgPicture(input: PosterInput): string {
  const surface = new SvgSurface(input.width, posterHeight(input));
  drawPoster(surface, input);
  return surface.document(input.title);
}

/** @param screenPixelRatio device px per CSS px of the screen; the picture has twice as many */
export function pngPicture(
  input: PosterInput,
  screenPixelRatio: number,
  makeCanvas: (widthPx: number, heightPx: number) => PosterCanvas,
): Promise<Blob> {
  const scale = PNG_SCALE * screenPixelRatio;
  const canvas = makeCanvas(Math.ceil(input.width * scale), Math.ceil(posterHeight(input) * scale));
  canvas.context.scale(scale, scale);
  drawPoster(new CanvasSurface(canvas.context, canvas.makeTile, scale), input);
  return canvas.toPng();
}
