/** A sweep over one setting: dots with their intervals, and below them the line of chance. */
import { scaleLinear, scaleLog, scalePoint } from 'd3';
import { Boxes, Circles, Segments } from './batch.ts';
import type { Surface } from './surface.ts';
import { logFloor, mostOf, shortPercent, type SweepFigureInput, type SweepLayout } from './sweepFigure.ts';

const LEFT_PX = 58;
const RIGHT_PX = 22;
const TOP_PX = 30;
const CURVE_PX = 268;
const FOOT_PX = 46;
/** Values nearer than this could not be told apart, nor hit. */
const LEAST_GAP_PX = 12;
/** Room for a figure above its dot, or for a label below it; where values stand closer, not each is written. */
const WRITTEN_GAP_PX = 40;
/** The line joins the dots and stands behind them; still 3 : 1 on paper. */
export const LINE_OPACITY = 0.7;

export function sweepChartLayout({ width, x }: SweepFigureInput): SweepLayout {
  const wide = Math.max(width, LEFT_PX + RIGHT_PX + x.labels.length * LEAST_GAP_PX);
  const at = columns(wide, x.labels.length);
  const gap = at.step() || wide - LEFT_PX - RIGHT_PX;
  const marks = x.labels.map((_, cell) => ({
    cell,
    x: (at(cell) ?? 0) - gap / 2,
    y: TOP_PX - 18,
    width: gap,
    height: CURVE_PX + 18,
  }));
  return { width: wide, height: TOP_PX + CURVE_PX + FOOT_PX, marks };
}

function columns(width: number, count: number) {
  return scalePoint(
    Array.from({ length: count }, (_, cell) => cell),
    [LEFT_PX, width - RIGHT_PX],
  ).padding(0.5);
}

type Vertical = (percent: number) => number;

/** A logarithmic scale has no 0: it stands on the foot line, a little below the least value. */
function vertical({ points, logarithmic }: SweepFigureInput): { y: Vertical; ticks: readonly number[] } {
  const bottom = TOP_PX + CURVE_PX;
  if (!logarithmic) {
    const scale = scaleLinear([0, mostOf(points)], [bottom, TOP_PX]).nice(4);
    return { y: scale, ticks: scale.ticks(4) };
  }
  const floor = logFloor(points);
  const scale = scaleLog([floor, 100], [bottom - 14, TOP_PX]);
  const decades = Math.round(Math.log10(100 / floor));
  const every = Math.ceil(decades / 6);
  const ticks = Array.from({ length: decades + 1 }, (_, i) => 10 ** (2 - i)).filter((_, i) => i % every === 0);
  return { y: (percent) => (percent < floor ? bottom : scale(percent)), ticks: [0, ...ticks.reverse()] };
}

/** Draws at the origin, {@link sweepChartLayout} says how large. */
export function drawSweepChart(surface: Surface, input: SweepFigureInput): void {
  const { theme, x, points, safe } = input;
  const { width, height } = sweepChartLayout(input);
  const { y, ticks } = vertical(input);
  const at = columns(width, x.labels.length);
  surface.rects(new Boxes().push(0, 0, width, height), theme.paper);
  drawGrid(surface, input, y, ticks, width);
  const shown = points.flatMap((point, cell) => (point ? [{ cell, point, px: at(cell) ?? 0 }] : []));
  drawChance(surface, input, shown.map(({ point, px }) => [px, y(point.chance)]).flat(), width);
  const colour = safe ? theme.fix : theme.coll;
  surface.polyline(
    shown.flatMap(({ point, px }) => [px, y(point.rate)]),
    { colour, width: 2.5, opacity: LINE_OPACITY },
  );
  const whiskers = new Segments();
  const dots = new Circles();
  const radius = Math.min(5, (at.step() || width) / 3);
  for (const { point, px } of shown) {
    const [low, high] = [y(point.low), y(point.high)];
    whiskers
      .push(px, low, px, high)
      .push(px - radius, low, px + radius, low)
      .push(px - radius, high, px + radius, high);
    dots.push(px, y(point.rate), radius);
  }
  surface.lines(whiskers, { colour, width: 1.5 });
  surface.circles(dots, { fill: colour, stroke: { colour: theme.paper, width: 1.5 } });
  const every = writtenEvery(at.step());
  for (const { point, px } of shown.filter(({ cell }) => cell % every === 0)) {
    const style = { colour, size: 13, weight: 600, align: 'center', halo: theme.paper } as const;
    surface.text(px, Math.max(9, y(point.high) - 12), shortPercent(point.rate), style);
  }
}

/** Of values that stand so near, every how-manieth is written; a single one has no step. */
function writtenEvery(stepPx: number): number {
  return stepPx === 0 ? 1 : Math.ceil(WRITTEN_GAP_PX / stepPx);
}

/** A tick is a round number and needs no digits beyond it. */
function tickText(tick: number): string {
  return tick > 0 && tick < 0.001 ? shortPercent(tick).replace('1·', '') : String(Number(tick.toPrecision(3)));
}

function drawGrid(
  surface: Surface,
  { theme, x }: SweepFigureInput,
  y: Vertical,
  ticks: readonly number[],
  width: number,
): void {
  const lines = new Segments();
  const bottom = TOP_PX + CURVE_PX;
  const quiet = { colour: theme.ink2, size: 12 } as const;
  for (const tick of ticks) {
    const line = Math.round(y(tick)) + 0.5;
    if (tick > 0) lines.push(LEFT_PX, line, width - RIGHT_PX, line);
    surface.text(LEFT_PX - 8, line, `${tickText(tick)}${tick === ticks.at(-1) ? ' %' : ''}`, {
      ...quiet,
      align: 'right',
    });
  }
  surface.lines(lines, { colour: theme.rule, width: 1 });
  surface.lines(new Segments().push(LEFT_PX, bottom + 0.5, width - RIGHT_PX, bottom + 0.5), {
    colour: theme.rule2,
    width: 1,
  });
  const at = columns(width, x.labels.length);
  const every = writtenEvery(at.step());
  x.labels.forEach((label, cell) => {
    if (cell % every === 0) surface.text(at(cell) ?? 0, bottom + 14, label, { ...quiet, align: 'center' });
  });
  surface.text(width - RIGHT_PX, bottom + 34, x.name, { colour: theme.ink, size: 13, weight: 500, align: 'right' });
  surface.text(LEFT_PX, 9, 'duplicates, % of the messages', { ...quiet, align: 'left' });
}

/** @param points x, y, x, y, … of the chance line */
function drawChance(surface: Surface, { theme }: SweepFigureInput, points: readonly number[], width: number): void {
  if (points.length === 0) return;
  const [x = 0, y = 0] = points.slice(-2);
  surface.polyline(points, { colour: theme.ink2, width: 1.75, dash: [5, 4] });
  if (points.length === 2)
    surface.lines(new Segments().push(x - 12, y, x + 12, y), { colour: theme.ink2, width: 1.75 });
  const label = { colour: theme.ink2, size: 12, align: 'right', halo: theme.paper } as const;
  surface.text(width - RIGHT_PX, y - 9, 'chance alone', label);
}
