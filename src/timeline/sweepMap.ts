/** A sweep over two settings: a map whose cells are coloured by the rate and say it. */
import { interpolateLab, rgb, scaleLinear, scaleLog } from 'd3';
import type { SweepPoint } from '../log/sweepRecord.ts';
import { Boxes, BoxesByColour, Segments } from './batch.ts';
import { textWidth, type Surface } from './surface.ts';
import { logFloor, mostOf, shortPercent, type SweepFigureInput, type SweepLayout } from './sweepFigure.ts';
import type { Theme } from './theme.ts';

const TOP_PX = 8;
const CELL_PX = 46;
const LEAST_CELL_PX = 58;
const WIDEST_CELL_PX = 132;
const FOOT_PX = 44;
const LEGEND_PX = 34;
const LABEL = { size: 12 } as const;
const AXIS_NAME = { size: 13, weight: 500 } as const;
const GAP_PX = 1;

function gutterPx({ y }: SweepFigureInput): number {
  return 14 + Math.max(28, ...(y?.labels ?? []).map((label) => textWidth(label, LABEL)));
}

/** Where cells begin, and how wide one is. The row's axis name stands above its labels. */
function grid(input: SweepFigureInput) {
  const left = gutterPx(input);
  const across = input.x.labels.length;
  const cell = Math.min(WIDEST_CELL_PX, Math.max(LEAST_CELL_PX, Math.floor((input.width - left) / across)));
  const down = input.y?.labels.length ?? 1;
  const top = TOP_PX + 20;
  return { left, top, cell, across, down, right: left + cell * across, bottom: top + CELL_PX * down };
}

export function sweepMapLayout(input: SweepFigureInput): SweepLayout {
  const { left, top, cell, across, right, bottom } = grid(input);
  const marks = input.points.map((_, index) => ({
    cell: index,
    x: left + (index % across) * cell,
    y: top + Math.floor(index / across) * CELL_PX,
    width: cell - GAP_PX,
    height: CELL_PX - GAP_PX,
  }));
  return { width: Math.max(right, 260), height: bottom + FOOT_PX + LEGEND_PX, marks };
}

type Ground = (rate: number) => string;

/** From the palest tint to the full colour; 0 has none, so that no collision looks like none. */
export function grounds({ theme, points, logarithmic, safe }: SweepFigureInput): Ground {
  const tint = interpolateLab(safe ? theme.fixW : theme.collW, safe ? theme.fix : theme.coll);
  const share = logarithmic
    ? scaleLog([logFloor(points), 100], [0, 1]).clamp(true)
    : scaleLinear([0, mostOf(points)], [0, 1]);
  return (rate) => (rate === 0 ? theme.sheet : tint(share(rate)));
}

/** Relative luminance of WCAG 2. */
function luminance(colour: string): number {
  const { r, g, b } = rgb(colour);
  const [red = 0, green = 0, blue = 0] = [r, g, b].map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2's contrast of two colours, from 1 to 21. */
export function contrastOf(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** What text must have on its ground (WCAG 2.2, 1.4.3). */
const READABLE = 4.5;

/**
 * A colour for text on this ground: the theme's ink or sheet where either can be read, else black or white, of which one
 * always can: no ground is so grey that neither has 4.58 : 1.
 */
export function readableOn(theme: Theme, ground: string): string {
  const better = (one: string, other: string): string =>
    contrastOf(one, ground) >= contrastOf(other, ground) ? one : other;
  const own = better(theme.ink, theme.sheet);
  return contrastOf(own, ground) >= READABLE ? own : better('#000000', '#FFFFFF');
}

/** Draws at the origin, {@link sweepMapLayout} says how large. */
export function drawSweepMap(surface: Surface, input: SweepFigureInput): void {
  const { theme, points } = input;
  const { width, height, marks } = sweepMapLayout(input);
  const ground = grounds(input);
  surface.rects(new Boxes().push(0, 0, width, height), theme.paper);
  const boxes = new BoxesByColour();
  // The palest tint hardly differs from the paper: an edge says where a cell is.
  const edges = new Boxes();
  for (const { cell, x, y, width, height } of marks) {
    const point = points[cell];
    if (point) boxes.of(ground(point.rate)).push(x, y, width, height);
    edges.push(x, y, width, height);
  }
  for (const [colour, batch] of boxes) surface.rects(batch, colour);
  surface.frames(edges, { colour: theme.rule2, width: 1 });
  for (const { cell, x, y, width } of marks) {
    const point = points[cell];
    if (!point) continue;
    const colour = readableOn(theme, ground(point.rate));
    const middle = x + width / 2;
    surface.text(middle, y + 17, shortPercent(point.rate), { colour, size: 15, weight: 600, align: 'center' });
    surface.text(middle, y + 33, intervalText(point), { colour, size: 11, align: 'center' });
  }
  drawAxes(surface, input);
  drawLegend(surface, input, ground);
}

/** "3.9–4.5" */
export function intervalText({ low, high }: Pick<SweepPoint, 'low' | 'high'>): string {
  if (low === 0) return `≤ ${shortPercent(high)}`;
  const [from, to] = [shortPercent(low), shortPercent(high)];
  if (from !== to || low < 0.001) return `${from}–${to}`;
  // Where both read alike, a digit more; in a cell there is no room for two.
  const digits = low < 0.95 ? 2 : 3;
  return `${Number(low.toPrecision(digits))}–${Number(high.toPrecision(digits))}`;
}

function drawAxes(surface: Surface, input: SweepFigureInput): void {
  const { theme, x, y } = input;
  const { left, top, cell, right, bottom } = grid(input);
  const quiet = { ...LABEL, colour: theme.ink2 } as const;
  x.labels.forEach((label, column) => {
    const middle = left + cell * (column + 0.5);
    // Where a column is narrower than its labels, every other one is told.
    const room = column % Math.ceil((textWidth(label, LABEL) + 8) / cell) === 0;
    if (room) surface.text(middle, bottom + 12, label, { ...quiet, align: 'center' });
  });
  y?.labels.forEach((label, row) =>
    surface.text(left - 8, top + CELL_PX * (row + 0.5), label, { ...quiet, align: 'right' }),
  );
  const name = { ...AXIS_NAME, colour: theme.ink } as const;
  if (y) surface.text(0, TOP_PX + 4, `${y.name} ↓`, { ...name, align: 'left' });
  surface.text(left, bottom + 31, `${x.name} →`, { ...name, align: 'left' });
  surface.lines(new Segments().push(left, top - 0.5, right - GAP_PX, top - 0.5), { colour: theme.rule2, width: 1 });
}

const LEGEND_STEPS = 24;
const LEGEND_STEP_PX = 6;

function drawLegend(surface: Surface, input: SweepFigureInput, ground: Ground): void {
  const { theme, points, logarithmic } = input;
  const { bottom } = grid(input);
  const y = bottom + FOOT_PX + 8;
  const from = logarithmic ? logFloor(points) : 0;
  const to = logarithmic ? 100 : mostOf(points);
  const quiet = { ...LABEL, colour: theme.ink2 } as const;
  const foot = shortPercent(from);
  surface.text(0, y + 6, foot, { ...quiet, align: 'left' });
  const left = 10 + textWidth(foot, LABEL);
  const boxes = new BoxesByColour();
  for (let step = 0; step < LEGEND_STEPS; step++) {
    const share = (step + 0.5) / LEGEND_STEPS;
    const rate = logarithmic ? from * (to / from) ** share : to * share;
    boxes.of(ground(rate)).push(left + step * LEGEND_STEP_PX, y, LEGEND_STEP_PX, 12);
  }
  for (const [colour, batch] of boxes) surface.rects(batch, colour);
  const end = left + LEGEND_STEPS * LEGEND_STEP_PX + 8;
  surface.text(end, y + 6, `${shortPercent(to)} % duplicates`, { ...quiet, align: 'left' });
}
