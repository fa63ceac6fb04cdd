import type { Boxes, Circles, Segments } from './batch.ts';
import type { Specks } from './specks.ts';
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

const ANCHOR = { left: 'start', center: 'middle', right: 'end' } as const;

/** Two decimals are a hundredth of a pixel: enough, and short. */
function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}

const ENTITY: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for an XML document: markup escaped, and what XML 1.0 forbids left out. */
export function escapeXml(text: string): string {
  const legal = [...text].filter((character) => {
    const code = character.codePointAt(0)!;
    const lone = code >= 0xd800 && code <= 0xdfff;
    return (code >= 0x20 && !lone && code !== 0xfffe && code !== 0xffff) || code === 9 || code === 10 || code === 13;
  });
  return legal.map((character) => ENTITY[character] ?? character).join('');
}

/** Builds an SVG document as a string. One path per batch, so that files stay small. */
export class SvgSurface implements Surface {
  private readonly body: string[] = [];
  private readonly defs: string[] = [];
  private readonly hatches = new Map<string, string>();
  private readonly width: number;
  private readonly height: number;
  private clips = 0;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
  }

  /** @param title what the picture shows, for those who cannot see it */
  document(title: string): string {
    return [
      `<svg xmlns="http://www.w3.org/2000/svg" width="${this.width}" height="${this.height}"`,
      ` viewBox="0 0 ${this.width} ${this.height}" role="img">`,
      `<title>${escapeXml(title)}</title>`,
      `<defs>${this.defs.join('')}</defs>`,
      this.body.join('\n'),
      '</svg>\n',
    ].join('');
  }

  specks(layers: readonly Specks[]): void {
    for (const { boxes, colour, opacity } of layers) this.rects(boxes, colour, opacity);
  }

  rects(boxes: Boxes, colour: string, opacity = 1): void {
    if (boxes.count > 0) this.body.push(`<path d="${boxPath(boxes, 0)}" fill="${colour}"${fade(opacity)}/>`);
  }

  frames(boxes: Boxes, stroke: Stroke): void {
    this.path(boxPath(boxes, stroke.width / 2), stroke);
  }

  lines({ data, count }: Segments, stroke: Stroke): void {
    let d = '';
    for (let at = 0; at < count * 4; at += 4) {
      d += `M${short(data[at]!)},${short(data[at + 1]!)}L${short(data[at + 2]!)},${short(data[at + 3]!)}`;
    }
    this.path(d, stroke);
  }

  circles({ data, count }: Circles, style: { fill?: string; stroke?: Stroke }): void {
    let d = '';
    for (let at = 0; at < count * 3; at += 3) {
      const r = short(data[at + 2]!);
      const span = short(2 * data[at + 2]!);
      d += `M${short(data[at]! - data[at + 2]!)},${short(data[at + 1]!)}a${r},${r} 0 1 0 ${span},0a${r},${r} 0 1 0 -${span},0z`;
    }
    if (d)
      this.body.push(`<path d="${d}" fill="${style.fill ?? 'none'}"${style.stroke ? strokeText(style.stroke) : ''}/>`);
  }

  hatch(boxes: Boxes, hatch: Hatch): void {
    if (boxes.count > 0) this.body.push(`<path d="${boxPath(boxes, 0)}" fill="url(#${this.hatchId(hatch)})"/>`);
  }

  polyline(points: readonly number[], stroke: Stroke): void {
    this.path(points.length > 0 ? `M${pairs(points)}` : '', stroke, ' stroke-linejoin="round"');
  }

  polygons(shapes: readonly (readonly number[])[], colour: string, opacity = 1): void {
    const d = shapes.map((points) => `M${pairs(points)}z`).join('');
    if (d) this.body.push(`<path d="${d}" fill="${colour}"${fade(opacity)}/>`);
  }

  text(x: number, y: number, text: string, style: TextStyle): void {
    const halo =
      style.halo === undefined
        ? ''
        : ` stroke="${style.halo}" stroke-width="3.5" paint-order="stroke" stroke-linejoin="round"`;
    const family = escapeXml(FONTS[style.family ?? 'interface']);
    this.body.push(
      `<text x="${short(x)}" y="${short(y + style.size * 0.35)}" font-family="${family}" font-size="${style.size}"` +
        ` font-weight="${style.weight ?? 400}" text-anchor="${ANCHOR[style.align ?? 'left']}" fill="${style.colour}"${halo}` +
        ` xml:space="preserve">${escapeXml(text)}</text>`,
    );
  }

  at(x: number, y: number, draw: () => void): void {
    this.body.push(`<g transform="translate(${short(x)},${short(y)})">`);
    draw();
    this.body.push('</g>');
  }

  clip(x: number, y: number, width: number, height: number, draw: () => void): void {
    const id = `clip${++this.clips}`;
    const box = `x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}"`;
    this.defs.push(`<clipPath id="${id}"><rect ${box}/></clipPath>`);
    this.body.push(`<g clip-path="url(#${id})">`);
    draw();
    this.body.push('</g>');
  }

  private path(d: string, stroke: Stroke, more = ''): void {
    if (d) this.body.push(`<path d="${d}" fill="none"${strokeText(stroke)}${more}/>`);
  }

  private hatchId({ stroke, ground }: Hatch): string {
    const known = this.hatches.get(stroke + ground);
    if (known !== undefined) return known;
    const id = `hatch${this.hatches.size + 1}`;
    this.hatches.set(stroke + ground, id);
    const stripes = HATCH_LINES.map(([x1, y1, x2, y2]) => `M${x1},${y1}L${x2},${y2}`).join('');
    this.defs.push(
      `<pattern id="${id}" width="${HATCH_TILE_PX}" height="${HATCH_TILE_PX}" patternUnits="userSpaceOnUse">` +
        `<rect width="${HATCH_TILE_PX}" height="${HATCH_TILE_PX}" fill="${ground}"/>` +
        `<path d="${stripes}" stroke="${stroke}" stroke-width="${HATCH_STRIPE_PX}"/></pattern>`,
    );
    return id;
  }
}

function boxPath({ data, count }: Boxes, inset: number): string {
  let d = '';
  for (let at = 0; at < count * 4; at += 4) {
    const width = data[at + 2]! - 2 * inset;
    const height = data[at + 3]! - 2 * inset;
    if (width <= 0 || height <= 0) continue;
    d += `M${short(data[at]! + inset)},${short(data[at + 1]! + inset)}h${short(width)}v${short(height)}h${short(-width)}z`;
  }
  return d;
}

function pairs(points: readonly number[]): string {
  return points.map(short).join(' ');
}

function fade(opacity: number): string {
  return opacity < 1 ? ` opacity="${short(opacity)}"` : '';
}

function strokeText(stroke: Stroke): string {
  const dash = stroke.dash ? ` stroke-dasharray="${stroke.dash.join(' ')}"` : '';
  const cap = stroke.cap ? ` stroke-linecap="${stroke.cap}"` : '';
  return ` stroke="${stroke.colour}" stroke-width="${stroke.width}"${dash}${cap}${fade(stroke.opacity ?? 1)}`;
}
