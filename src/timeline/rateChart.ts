/** Duplicates over the whole run, as a curve for each algorithm, and below it both runs as strips. */
import { scaleLinear } from 'd3';
import type { Overview } from '../log/overview.ts';
import type { Change } from '../scenario/scenario.ts';
import { Boxes, Circles, Segments } from './batch.ts';
import { CHANGE_LABEL, changeMarks } from './changeLabels.ts';
import { GUTTER_PX } from './figure.ts';
import { drawOverviewStrip, STRIP_PX } from './marks/overviewStrip.ts';
import { rateSeries } from './rateSeries.ts';
import type { Surface } from './surface.ts';
import type { Theme } from './theme.ts';
import { timeScale, timeTicks, xOf, type TimeScale } from './timeScale.ts';

export interface RateRow {
  /** "1.3.2" at the curve, "JavaMail 1.3.2" at the strip. */
  readonly version: string;
  readonly name: string;
  readonly safe: boolean;
  /** Neither safe nor known to collide: ink and a ring, red once it has collided. */
  readonly unjudged?: boolean;
  readonly overview: Overview | null;
}

export interface RateChartInput {
  readonly theme: Theme;
  readonly width: number;
  readonly rows: readonly RateRow[];
  readonly changes: readonly Change[];
  /** A run at full speed, which lasts only moments (rateSeries). */
  readonly brief: boolean;
  /** The longest window there is, µs (TimeDomain.limitUs). */
  readonly limitUs: number;
}

const TOP_PX = 20;
const CURVE_PX = 96;
const STRIP_GAP_PX = 5;
const FOOT_PX = 20;
const WIDE_LABEL_PX = 112;
const NARROW_LABEL_PX = 66;

/** Where the chart's parts lie; the brush lies over curve and strips. */
export function rateChartLayout(width: number): {
  left: number;
  right: number;
  top: number;
  bottom: number;
  height: number;
} {
  const bottom = TOP_PX + CURVE_PX + 2 * (STRIP_PX + STRIP_GAP_PX) + 3;
  const right = width - (width > 560 ? WIDE_LABEL_PX : NARROW_LABEL_PX);
  return { left: GUTTER_PX, right, top: TOP_PX - 2, bottom, height: bottom + FOOT_PX };
}

export function drawRateChart(surface: Surface, input: RateChartInput): void {
  const { theme, width, rows, limitUs } = input;
  const { left, right, bottom, height } = rateChartLayout(width);
  const scale = timeScale(0, limitUs, left, right);
  surface.rects(new Boxes().push(0, 0, width, height), theme.paper);
  const series = rows.map((row) => (row.overview ? rateSeries(row.overview, input.brief).points : []));
  const most = Math.max(2, ...series.flatMap((points) => points.map(({ percent }) => percent)));
  const y = scaleLinear([0, most], [TOP_PX + CURVE_PX, TOP_PX]).nice(3);
  drawPercents(surface, input, y, scale);
  // A run that goes on may be longer by now than the chart.
  surface.clip(left, 0, right - left, height, () => {
    rows.forEach((row, index) => drawOverviewStrip(surface, theme, row.overview, stripTop(index), scale));
    rows.forEach((row, index) => {
      const points = series[index]!.flatMap(({ us, percent }) => [xOf(scale, us), y(percent)]);
      surface.polyline(points, { colour: toneOf(theme, row), width: 2.5 });
    });
  });
  rows.forEach((row, index) => drawRowName(surface, input, row, stripTop(index) + STRIP_PX, right));
  drawEnds(
    surface,
    input,
    series.map((points) => points.at(-1)?.percent ?? null),
    y,
    right,
  );
  drawChanges(surface, input, scale, bottom);
  for (const { us, label } of timeTicks(scale)) {
    surface.text(xOf(scale, us), bottom + 12, label, {
      colour: theme.ink2,
      size: 12,
      align: us === 0 ? 'left' : 'center',
    });
  }
}

function stripTop(index: number): number {
  return TOP_PX + CURVE_PX + 6 + index * (STRIP_PX + STRIP_GAP_PX);
}

function toneOf(theme: Theme, { safe, unjudged, overview }: RateRow): string {
  if (safe) return theme.fix;
  return unjudged && !overview?.duplicates.some((count) => count > 0) ? theme.ink : theme.coll;
}

type Vertical = (percent: number) => number;

function drawPercents(
  surface: Surface,
  { theme }: RateChartInput,
  y: Vertical & { ticks(n: number): number[] },
  scale: TimeScale,
): void {
  const lines = new Segments();
  for (const percent of y.ticks(3)) {
    const at = Math.round(y(percent)) + 0.5;
    if (percent > 0) lines.push(scale.left, at, scale.right, at);
    const top = percent === y.ticks(3).at(-1);
    surface.text(scale.left - 7, at, `${percent}${top ? ' %' : ''}`, { colour: theme.ink2, size: 12, align: 'right' });
  }
  surface.lines(lines, { colour: theme.rule, width: 1 });
  const zero = Math.round(y(0)) + 0.5;
  surface.lines(new Segments().push(scale.left, zero, scale.right, zero), { colour: theme.rule2, width: 1 });
}

function drawRowName(
  surface: Surface,
  { theme, width }: RateChartInput,
  row: RateRow,
  base: number,
  right: number,
): void {
  const wide = width > 560;
  surface.text(right + (wide ? 12 : 18), base - 8, wide ? row.name : row.version, { colour: theme.ink2, size: 13 });
}

/** The last value of each curve, beside its algorithm's mark. Labels that would meet are kept apart. */
function drawEnds(
  surface: Surface,
  { theme, rows, width }: RateChartInput,
  ends: readonly (number | null)[],
  y: Vertical,
  right: number,
): void {
  const placed = rows.map((row, index) => ({ row, percent: ends[index] ?? null, at: y(ends[index] ?? 0) }));
  const upper = [...placed].sort((a, b) => a.at - b.at);
  for (let i = upper.length - 2; i >= 0; i -= 1) upper[i]!.at = Math.min(upper[i]!.at, upper[i + 1]!.at - 17);
  for (const { row, percent, at } of placed) {
    if (percent === null) continue;
    const x = right + (width > 560 ? 8 : 5);
    const colour = toneOf(theme, row);
    drawMark(surface, row, x, at, colour);
    const value = `${percent === 0 ? 0 : percent.toFixed(1)} %`;
    const text = width > 560 ? `${value} · ${row.version}` : value;
    surface.text(x + 15, at, text, { colour, size: 13, weight: 600 });
  }
}

/** A square, a flag, or a ring for what is not known. */
function drawMark(surface: Surface, { safe, unjudged }: RateRow, x: number, at: number, colour: string): void {
  if (safe) surface.rects(new Boxes().push(x, at - 4.5, 9, 9), colour);
  else if (unjudged) surface.circles(new Circles().push(x + 5, at, 4), { stroke: { colour, width: 2 } });
  else surface.polygons([[x + 2.5, at - 5, x + 10.5, at - 5, x + 8, at + 5, x, at + 5]], colour);
}

function drawChanges(surface: Surface, { theme, changes }: RateChartInput, scale: TimeScale, bottom: number): void {
  const lines = new Segments();
  const ends = new Segments();
  for (const { x, label, covered } of changeMarks(changes, scale)) {
    lines.push(x, TOP_PX - 6, x, bottom);
    if (label || !covered) ends.push(x, label ? 0 : TOP_PX - 10, x, TOP_PX - 6);
    if (label) surface.text(label.x, 6, label.text, { ...CHANGE_LABEL, align: label.align, colour: theme.ink });
  }
  surface.lines(lines, { colour: theme.ink, width: 1.2, dash: [4, 3] });
  surface.lines(ends, { colour: theme.ink, width: 1.5 });
}
