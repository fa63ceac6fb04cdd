import type { Boxes, Circles, Segments } from './batch.ts';
import { frameOf, paintSpecks, type PixelFrame, type Specks } from './specks.ts';
import {
  HATCH_LINES,
  HATCH_STRIPE_PX,
  HATCH_TILE_PX,
  type Hatch,
  type Stroke,
  type Surface,
  type TextStyle,
} from './surface.ts';
import { FONTS } from './theme.ts';

export type Context2D = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

interface Tile {
  readonly image: CanvasImageSource;
  readonly context: Context2D;
}

/** Makes a canvas of that many device px; the page knows how, this folder does not. */
export type TileMaker = (widthPx: number, heightPx: number) => Tile;

/** A tile that is painted pixel by pixel. */
interface Layer extends Tile {
  readonly data: ImageData;
  readonly pixels: Uint32Array;
}

/** Draws on a 2D context whose transform already maps CSS px to device px. */
export class CanvasSurface implements Surface {
  private readonly context: Context2D;
  private readonly makeTile: TileMaker;
  private readonly pixelRatio: number;
  private readonly patterns = new Map<string, CanvasPattern>();
  private layer: Layer | null = null;

  constructor(context: Context2D, makeTile: TileMaker, pixelRatio: number) {
    this.context = context;
    this.makeTile = makeTile;
    this.pixelRatio = pixelRatio;
  }

  rects(boxes: Boxes, colour: string, opacity = 1): void {
    const { context } = this;
    context.fillStyle = colour;
    context.globalAlpha = opacity;
    this.boxPath(boxes);
    context.fill();
    context.globalAlpha = 1;
  }

  specks(layers: readonly Specks[]): void {
    const { pixelRatio } = this;
    const frame = frameOf(layers, pixelRatio);
    if (!frame) return;
    const { left, top, width, height } = frame;
    const { image, context, data, pixels } = this.layerFor(frame);
    paintSpecks(pixels, data.width, frame, layers, pixelRatio);
    context.putImageData(data, 0, 0, 0, 0, width, height);
    const [x, y, w, h] = [left, top, width, height].map((px) => px / pixelRatio) as [number, number, number, number];
    this.context.drawImage(image, 0, 0, width, height, x, y, w, h);
  }

  frames(boxes: Boxes, stroke: Stroke): void {
    const inset = stroke.width / 2;
    this.stroked(stroke, () => {
      const { data, count } = boxes;
      for (let at = 0; at < count * 4; at += 4) {
        const width = data[at + 2]! - stroke.width;
        const height = data[at + 3]! - stroke.width;
        if (width > 0) this.context.rect(data[at]! + inset, data[at + 1]! + inset, width, height);
      }
    });
  }

  lines(segments: Segments, stroke: Stroke): void {
    this.stroked(stroke, () => {
      const { data, count } = segments;
      for (let at = 0; at < count * 4; at += 4) {
        this.context.moveTo(data[at]!, data[at + 1]!);
        this.context.lineTo(data[at + 2]!, data[at + 3]!);
      }
    });
  }

  circles(circles: Circles, style: { fill?: string; stroke?: Stroke }): void {
    const { context } = this;
    const path = (): void => {
      const { data, count } = circles;
      for (let at = 0; at < count * 3; at += 3) {
        context.moveTo(data[at]! + data[at + 2]!, data[at + 1]!);
        context.arc(data[at]!, data[at + 1]!, data[at + 2]!, 0, 2 * Math.PI);
      }
    };
    if (style.fill !== undefined) {
      context.fillStyle = style.fill;
      context.beginPath();
      path();
      context.fill();
    }
    if (style.stroke) this.stroked(style.stroke, path);
  }

  hatch(boxes: Boxes, hatch: Hatch): void {
    const pattern = this.patternOf(hatch);
    pattern.setTransform({ a: 1 / this.pixelRatio, d: 1 / this.pixelRatio, e: hatch.phasePx % HATCH_TILE_PX });
    this.context.fillStyle = pattern;
    this.boxPath(boxes);
    this.context.fill();
  }

  polyline(points: readonly number[], stroke: Stroke): void {
    this.stroked(stroke, () => {
      this.context.lineJoin = 'round';
      for (let at = 0; at < points.length; at += 2) this.context.lineTo(points[at]!, points[at + 1]!);
    });
  }

  polygons(shapes: readonly (readonly number[])[], colour: string, opacity = 1): void {
    const { context } = this;
    context.fillStyle = colour;
    context.globalAlpha = opacity;
    context.beginPath();
    for (const points of shapes) {
      context.moveTo(points[0]!, points[1]!);
      for (let at = 2; at < points.length; at += 2) context.lineTo(points[at]!, points[at + 1]!);
      context.closePath();
    }
    context.fill();
    context.globalAlpha = 1;
  }

  text(x: number, y: number, text: string, style: TextStyle): void {
    const { context } = this;
    context.font = `${style.weight ?? 400} ${style.size}px ${FONTS[style.family ?? 'interface']}`;
    context.textAlign = style.align ?? 'left';
    context.textBaseline = 'middle';
    if (style.halo !== undefined) {
      context.lineJoin = 'round';
      context.lineWidth = 3.5;
      context.strokeStyle = style.halo;
      context.strokeText(text, x, y + 1);
    }
    context.fillStyle = style.colour;
    context.fillText(text, x, y + 1);
  }

  at(x: number, y: number, draw: () => void): void {
    this.context.save();
    this.context.translate(x, y);
    draw();
    this.context.restore();
  }

  clip(x: number, y: number, width: number, height: number, draw: () => void): void {
    const { context } = this;
    context.save();
    context.beginPath();
    context.rect(x, y, width, height);
    context.clip();
    draw();
    context.restore();
  }

  private boxPath({ data, count }: Boxes): void {
    this.context.beginPath();
    for (let at = 0; at < count * 4; at += 4) {
      this.context.rect(data[at]!, data[at + 1]!, data[at + 2]!, data[at + 3]!);
    }
  }

  private stroked(stroke: Stroke, path: () => void): void {
    const { context } = this;
    context.strokeStyle = stroke.colour;
    context.lineWidth = stroke.width;
    context.lineCap = stroke.cap ?? 'butt';
    context.globalAlpha = stroke.opacity ?? 1;
    if (stroke.dash) context.setLineDash(stroke.dash as number[]);
    context.beginPath();
    path();
    context.stroke();
    if (stroke.dash) context.setLineDash([]);
    context.globalAlpha = 1;
  }

  /** The layer is kept as long as it is large enough. */
  private layerFor({ width, height }: PixelFrame): Layer {
    const { layer } = this;
    if (layer && layer.data.width >= width && layer.data.height >= height) return layer;
    const wide = Math.max(width, layer?.data.width ?? 0);
    const high = Math.max(height, layer?.data.height ?? 0);
    const tile = this.makeTile(wide, high);
    const data = tile.context.createImageData(wide, high);
    return (this.layer = { ...tile, data, pixels: new Uint32Array(data.data.buffer) });
  }

  private patternOf(hatch: Hatch): CanvasPattern {
    const key = hatch.stroke + hatch.ground;
    const known = this.patterns.get(key);
    if (known) return known;
    const side = Math.round(HATCH_TILE_PX * this.pixelRatio);
    const { image, context } = this.makeTile(side, side);
    context.scale(side / HATCH_TILE_PX, side / HATCH_TILE_PX);
    context.fillStyle = hatch.ground;
    context.fillRect(0, 0, HATCH_TILE_PX, HATCH_TILE_PX);
    context.strokeStyle = hatch.stroke;
    context.lineWidth = HATCH_STRIPE_PX;
    context.beginPath();
    for (const [x1, y1, x2, y2] of HATCH_LINES) {
      context.moveTo(x1, y1);
      context.lineTo(x2, y2);
    }
    context.stroke();
    const pattern = this.context.createPattern(image, 'repeat');
    if (!pattern) throw new Error('The hatch could not be made: its tile has no size.');
    this.patterns.set(key, pattern);
    return pattern;
  }
}
