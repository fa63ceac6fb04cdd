/** Very many small rectangles, painted pixel by pixel: far cheaper than a path of them (bench/timeline.page.ts). */
import type { Boxes } from './batch.ts';

export interface Specks {
  readonly boxes: Boxes;
  /** `#RRGGBB` */
  readonly colour: string;
  readonly opacity?: number;
}

/** A rectangle of device px. */
export interface PixelFrame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const PARTS = 4;

/** What all the specks cover, in device px; null if there are none. */
export function frameOf(layers: readonly Specks[], pixelRatio: number): PixelFrame | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { boxes } of layers) {
    const { data, count } = boxes;
    for (let at = 0; at < count * PARTS; at += PARTS) {
      left = Math.min(left, data[at]!);
      top = Math.min(top, data[at + 1]!);
      right = Math.max(right, data[at]! + data[at + 2]!);
      bottom = Math.max(bottom, data[at + 1]! + data[at + 3]!);
    }
  }
  if (left >= right || top >= bottom) return null;
  left = Math.floor(left * pixelRatio);
  top = Math.floor(top * pixelRatio);
  return {
    left,
    top,
    width: Math.ceil(right * pixelRatio) - left + 1,
    height: Math.ceil(bottom * pixelRatio) - top + 1,
  };
}

/**
 * Paints the specks over one another, each rounded to whole pixels and never thinner than one.
 * @param pixels rows of `stride` pixels, each a word as ImageData has it; the frame's part of them is emptied first
 */
export function paintSpecks(
  pixels: Uint32Array,
  stride: number,
  frame: PixelFrame,
  layers: readonly Specks[],
  pixelRatio: number,
): void {
  for (let row = 0; row < frame.height; row++) pixels.fill(0, row * stride, row * stride + frame.width);
  for (const { boxes, colour, opacity = 1 } of layers) {
    const word = pixelOf(colour, opacity);
    const { data, count } = boxes;
    for (let at = 0; at < count * PARTS; at += PARTS) {
      const x = Math.round(data[at]! * pixelRatio) - frame.left;
      const y = Math.round(data[at + 1]! * pixelRatio) - frame.top;
      const endX = Math.max(x + 1, Math.round((data[at]! + data[at + 2]!) * pixelRatio) - frame.left);
      const endY = Math.max(y + 1, Math.round((data[at + 1]! + data[at + 3]!) * pixelRatio) - frame.top);
      for (let row = y; row < endY; row++) {
        for (let pixel = row * stride + x; pixel < row * stride + endX; pixel++) pixels[pixel] = word;
      }
    }
  }
}

/** Red, green, blue and opacity in the order of their bytes: what runs a browser today is little-endian. */
function pixelOf(colour: string, opacity: number): number {
  const rgb = Number.parseInt(colour.slice(1), 16);
  const [red, green, blue] = [rgb >> 16, (rgb >> 8) & 255, rgb & 255];
  return ((Math.round(opacity * 255) << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}
