import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Boxes, Segments } from '../../src/timeline/batch.ts';
import { CanvasSurface, type Context2D } from '../../src/timeline/canvasSurface.ts';
import { escapeXml, SvgSurface } from '../../src/timeline/svgSurface.ts';

/** A context that notes the calls made on it. */
function notedContext(): { context: Context2D; calls: string[] } {
  const calls: string[] = [];
  const set: Record<string | symbol, unknown> = {};
  const context: unknown = new Proxy(set, {
    get: (_, name) => set[name] ?? ((...given: unknown[]) => void calls.push(`${String(name)} ${given.join(' ')}`)),
  });
  return { context: context as Context2D, calls };
}

describe('SvgSurface', () => {
  it('never lets a text become markup', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('<', '>', '&', '"', "'", 'a', ';') }), (text) => {
        const escaped = escapeXml(text);
        expect(escaped).not.toMatch(/[<>"']/);
        expect(escaped.replace(/&(amp|lt|gt|quot|#39);/g, '')).not.toContain('&');
      }),
    );
  });

  it('leaves out what XML 1.0 forbids', () => {
    expect(escapeXml('a\u0000b\u001fc\ufffe\ud800d')).toBe('abcd');
  });

  it('writes one path for a batch, however many rectangles it holds', () => {
    const surface = new SvgSurface(100, 100);
    const boxes = new Boxes();
    for (let i = 0; i < 500; i += 1) boxes.push(i, 0, 1, 1);
    surface.rects(boxes, '#000000');
    expect(surface.document('t').match(/<path/g)).toHaveLength(1);
  });

  it('keeps what is clipped and moved inside its group', () => {
    const surface = new SvgSurface(10, 10);
    surface.at(3, 4, () =>
      surface.clip(0, 0, 5, 5, () => surface.lines(new Segments().push(0, 0, 1, 1), { colour: 'red', width: 1 })),
    );
    const svg = surface.document('t');
    expect(svg.match(/<g /g)).toHaveLength(2);
    expect(svg.match(/<\/g>/g)).toHaveLength(2);
  });
});

describe('CanvasSurface', () => {
  it('fills a batch in one call', () => {
    const { context, calls } = notedContext();
    const boxes = new Boxes();
    for (let i = 0; i < 500; i += 1) boxes.push(i, 0, 1, 1);
    new CanvasSurface(context, () => expect.fail('no tile is wanted'), 1).rects(boxes, '#000000');
    expect(calls.filter((call) => call.startsWith('fill'))).toHaveLength(1);
    expect(calls.filter((call) => call.startsWith('rect'))).toHaveLength(500);
  });
});
