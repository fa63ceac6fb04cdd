/** What marks are drawn on: a canvas on the page, or the text of an SVG file. Coordinates are CSS px. */
import type { Boxes, Circles, Segments } from './batch.ts';
import type { Specks } from './specks.ts';
import type { FONTS } from './theme.ts';

export interface Stroke {
  readonly colour: string;
  readonly width: number;
  readonly dash?: readonly number[];
  readonly cap?: 'butt' | 'round';
  readonly opacity?: number;
}

export interface TextStyle {
  readonly colour: string;
  readonly size: number;
  readonly family?: keyof typeof FONTS;
  readonly weight?: 400 | 500 | 600 | 700;
  readonly align?: 'left' | 'center' | 'right';
  /** A thin outline in this colour keeps the text readable over marks. */
  readonly halo?: string;
}

export interface Hatch {
  readonly stroke: string;
  readonly ground: string;
  /** Moves the stripes along with what they cover. */
  readonly phasePx: number;
}

export interface Surface {
  rects(boxes: Boxes, colour: string, opacity?: number): void;
  /** Very many small rectangles, later ones over earlier; a canvas rounds them to its pixels. */
  specks(layers: readonly Specks[]): void;
  /** The outlines of rectangles, drawn inside their edges. */
  frames(boxes: Boxes, stroke: Stroke): void;
  lines(segments: Segments, stroke: Stroke): void;
  circles(circles: Circles, style: { readonly fill?: string; readonly stroke?: Stroke }): void;
  /** Diagonal stripes. */
  hatch(boxes: Boxes, hatch: Hatch): void;
  /** @param points x, y, x, y, … */
  polyline(points: readonly number[], stroke: Stroke): void;
  /** Closed shapes of one colour, each x, y, x, y, … */
  polygons(shapes: readonly (readonly number[])[], colour: string, opacity?: number): void;
  /** @param y the middle of the line of text */
  text(x: number, y: number, text: string, style: TextStyle): void;
  /** Draws with its origin at (x, y). */
  at(x: number, y: number, draw: () => void): void;
  /** Draws within the rectangle only. */
  clip(x: number, y: number, width: number, height: number, draw: () => void): void;
}

/** Side of the hatch's tile, px. */
export const HATCH_TILE_PX = 5;
/** Width of a stripe, px. */
export const HATCH_STRIPE_PX = 1.3;

/** The stripes of one tile, repeated without a seam: x1, y1, x2, y2 each. */
export const HATCH_LINES: readonly (readonly [number, number, number, number])[] = [
  [-1, 1, 1, -1],
  [-1, HATCH_TILE_PX + 1, HATCH_TILE_PX + 1, -1],
  [HATCH_TILE_PX - 1, HATCH_TILE_PX + 1, HATCH_TILE_PX + 1, HATCH_TILE_PX - 1],
];

/** About how wide a text is, px: near enough to keep captions apart without asking a font. */
export function textWidth(text: string, style: Pick<TextStyle, 'size' | 'family' | 'weight'>): number {
  const em = style.family === 'machine' ? 0.6 : style.weight && style.weight >= 600 ? 0.53 : 0.5;
  return text.length * style.size * em;
}
