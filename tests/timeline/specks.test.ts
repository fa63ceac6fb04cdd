import { describe, expect, it } from 'vitest';
import { Boxes } from '../../src/timeline/batch.ts';
import { frameOf, paintSpecks, type Specks } from '../../src/timeline/specks.ts';

const AMBER: Specks = { boxes: new Boxes().push(2, 1, 2, 1).push(5, 3, 0.2, 0.2), colour: '#BA8018', opacity: 1 };
const RED: Specks = { boxes: new Boxes().push(3, 1, 1, 1), colour: '#C4122D', opacity: 0.5 };

/** Bytes of a pixel as ImageData has them: red, green, blue, opacity. */
function bytesAt(pixels: Uint32Array, index: number): number[] {
  return [...new Uint8Array(pixels.buffer, 4 * index, 4)];
}

describe('specks', () => {
  it('cover the frame of all their boxes, in whole device pixels', () => {
    expect(frameOf([AMBER, RED], 1)).toEqual({ left: 2, top: 1, width: 5, height: 4 });
    expect(frameOf([AMBER, RED], 2)).toMatchObject({ left: 4, top: 2 });
    expect(frameOf([{ boxes: new Boxes(), colour: '#000000' }], 1)).toBeNull();
  });

  it('are painted over one another in the order of their layers, with their opacity', () => {
    const frame = frameOf([AMBER, RED], 1)!;
    const pixels = new Uint32Array(frame.width * frame.height);
    paintSpecks(pixels, frame.width, frame, [AMBER, RED], 1);
    expect(bytesAt(pixels, 0)).toEqual([0xba, 0x80, 0x18, 255]);
    expect(bytesAt(pixels, 1)).toEqual([0xc4, 0x12, 0x2d, 128]);
    expect(bytesAt(pixels, 2)).toEqual([0, 0, 0, 0]);
  });

  it('are never thinner than a pixel, so that a single message among thousands shows', () => {
    const frame = frameOf([AMBER], 1)!;
    const pixels = new Uint32Array(frame.width * frame.height);
    paintSpecks(pixels, frame.width, frame, [AMBER], 1);
    expect([...pixels].filter((word) => word !== 0)).toHaveLength(3);
  });

  it('leave nothing of the last picture within their frame', () => {
    const frame = frameOf([AMBER], 1)!;
    const pixels = new Uint32Array(frame.width * frame.height).fill(0xffffffff);
    paintSpecks(pixels, frame.width, frame, [AMBER], 1);
    expect([...pixels].filter((word) => word === 0xffffffff)).toHaveLength(0);
  });
});
