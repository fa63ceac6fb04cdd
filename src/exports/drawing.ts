/** What is drawn on a surface, standing alone: as a document (SVG) or as a picture (PNG). Only the page can make the latter. */
import { CanvasSurface, type Context2D, type TileMaker } from '../timeline/canvasSurface.ts';
import type { Surface } from '../timeline/surface.ts';
import { SvgSurface } from '../timeline/svgSurface.ts';
import { PNG_SCALE } from './png.ts';

export interface Drawing {
  /** CSS px. */
  readonly width: number;
  readonly height: number;
  /** What it shows, for those who cannot see it. */
  readonly title: string;
  readonly draw: (surface: Surface) => void;
}

/** A canvas of device pixels; the page knows how to make one. */
export interface PosterCanvas {
  readonly context: Context2D;
  readonly makeTile: TileMaker;
  /** Rejects if the browser cannot make a picture of that size. */
  readonly toPng: () => Promise<Blob>;
}

export type CanvasMaker = (widthPx: number, heightPx: number) => PosterCanvas;

/** The text of an SVG document. */
export function svgOf({ width, height, title, draw }: Drawing): string {
  const surface = new SvgSurface(width, height);
  draw(surface);
  return surface.document(title);
}

/** @param screenPixelRatio device px per CSS px of the screen; the picture has twice as many */
export function pngOf({ width, height, draw }: Drawing, screenPixelRatio: number, make: CanvasMaker): Promise<Blob> {
  const scale = PNG_SCALE * screenPixelRatio;
  const canvas = make(Math.ceil(width * scale), Math.ceil(height * scale));
  canvas.context.scale(scale, scale);
  draw(new CanvasSurface(canvas.context, canvas.makeTile, scale));
  return canvas.toPng();
}
