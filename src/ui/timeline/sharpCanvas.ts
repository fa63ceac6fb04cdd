import { CanvasSurface, type TileMaker } from '../../timeline/canvasSurface.ts';

export const makeTile: TileMaker = (widthPx, heightPx) => {
  const image = new OffscreenCanvas(widthPx, heightPx);
  const context = image.getContext('2d');
  if (!context) throw new Error('This browser gives no 2D canvas.');
  return { image, context };
};

/** A canvas as sharp as the screen. Its size is set only when it changes, because setting it clears the picture. */
export class SharpCanvas {
  private surface: CanvasSurface | null = null;
  private readonly canvas: HTMLCanvasElement;
  private pixelRatio = 0;

  constructor(canvas: HTMLCanvasElement) {
    this.canvas = canvas;
  }

  /** @returns the surface to draw on; coordinates are CSS px */
  ready(width: number, height: number): CanvasSurface {
    const { canvas } = this;
    const deviceWidth = Math.round(width * devicePixelRatio);
    const deviceHeight = Math.round(height * devicePixelRatio);
    const same = canvas.width === deviceWidth && canvas.height === deviceHeight && this.pixelRatio === devicePixelRatio;
    if (this.surface && same) return this.surface;
    canvas.width = deviceWidth;
    canvas.height = deviceHeight;
    this.pixelRatio = devicePixelRatio;
    const context = canvas.getContext('2d');
    if (!context) throw new Error('This browser gives no 2D canvas.');
    context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    this.surface = new CanvasSurface(context, makeTile, devicePixelRatio);
    return this.surface;
  }
}
