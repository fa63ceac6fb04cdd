/** One figure: lanes are threads, time runs to the right. Drawn to a canvas or to an SVG by the same marks. */
import type { ChangeMark } from './changeLabels.ts';
import { visibleShapes, type CollisionShape } from './collisionGeometry.ts';
import { formOf } from './form.ts';
import { AXIS_PX, DENSE_STRIP_PX, STRIP_PX, laneLayout } from './laneLayout.ts';
import { drawAxis } from './marks/axis.ts';
import { drawBars } from './marks/bars.ts';
import { drawLight, drawNeighbours, drawSelectionBand } from './marks/bands.ts';
import { changesInView, drawChangeLabels, drawChanges } from './marks/changes.ts';
import { drawCloseUp, drawOverlap } from './marks/closeUp.ts';
import { drawDensity } from './marks/density.ts';
import { drawEnvelopes } from './marks/envelopes.ts';
import { drawFlags } from './marks/flags.ts';
import { drawFramed } from './marks/framed.ts';
import { drawGaps } from './marks/gaps.ts';
import { drawEdges, drawGround } from './marks/ground.ts';
import { drawLaneLabels } from './marks/laneLabels.ts';
import { drawPlayhead } from './marks/playhead.ts';
import { drawQuiet } from './marks/quiet.ts';
import { drawCrowdedStems, drawStems, isCrowded } from './marks/stems.ts';
import { drawTicks, LONG_TICK_PX, SHORT_BARS_PX } from './marks/ticks.ts';
import type { FigureInput, Plot } from './plot.ts';
import { textWidth, type Surface } from './surface.ts';
import { timeScale, timeTicks } from './timeScale.ts';

/** Room for the lanes' numbers, px: the same in both figures, so that their moments stand above each other. */
export const GUTTER_PX = 36;

/** The geometry that a figure's marks share; hit-testing uses the same. */
export function plotOf(surface: Surface, input: FigureInput): Plot {
  const { answer, window, width, height, axis, grown, labels } = input;
  const scale = timeScale(window.fromUs, window.toUs, labels?.gutterPx ?? GUTTER_PX, width);
  const bottom = height - (axis ? AXIS_PX : 0);
  const form = answer ? formOf(answer, scale.pxPerUs) : 'tick';
  const stripPx = form === 'density' ? DENSE_STRIP_PX : STRIP_PX;
  const layout = laneLayout(
    answer?.lanes.length ?? 0,
    bottom,
    stripPx,
    form === 'close' ? grown : { indices: [], share: 0 },
  );
  return { ...input, surface, scale, layout, form, stripPx, bottom };
}

/** Draws everything; returns the geometry, by which pointing finds its way back. */
export function drawFigure(surface: Surface, input: FigureInput): Plot {
  const plot = plotOf(surface, input);
  const shapes = shapesOf(plot);
  const changes = changesInView(plot);
  const moments = input.labels?.ticks(plot.scale) ?? timeTicks(plot.scale);
  drawGround(plot, moments);
  surface.clip(plot.scale.left, 0, plot.scale.right - plot.scale.left, plot.bottom, () =>
    drawMarks(plot, shapes, changes),
  );
  drawEdges(plot);
  drawLaneLabels(plot, markedLanes(plot, shapes));
  if (input.axis) {
    drawAxis(plot, moments, changes);
    drawChangeLabels(plot, changes);
  }
  drawNotes(plot, shapes);
  return plot;
}

/** Among thousands only the chosen ones have a shape. */
function shapesOf(plot: Plot): CollisionShape[] {
  const { answer, form, selected, pointed } = plot;
  if (!answer) return [];
  if (form !== 'density') return visibleShapes(answer, plot);
  return visibleShapes(answer, plot, (number) => number === selected || number === pointed);
}

function drawMarks(plot: Plot, shapes: readonly CollisionShape[], changes: readonly ChangeMark[]): void {
  const focus = shapes.find((shape) => shape.number === plot.detail?.number);
  const close = plot.form === 'close';
  drawGaps(plot);
  drawSelectionBand(plot, shapes);
  drawLight(plot);
  drawQuiet(plot);
  if (close && focus) drawOverlap(plot, focus);
  if (close) drawEnvelopes(plot);
  const crowded = isCrowded(plot);
  if (crowded) drawCrowdedStems(plot, shapes);
  if (plot.form === 'density') drawDensity(plot);
  else drawMessages(plot);
  drawNeighbours(plot);
  drawChanges(plot, changes);
  drawFlags(plot, shapes, close && focus !== undefined);
  drawStems(plot, shapes, crowded);
  if (close && focus) drawCloseUp(plot, focus);
  if (plot.framed) drawFramed(plot, plot.framed);
  drawPlayhead(plot);
}

/** Steps where they can be told apart, else a tick. */
function drawMessages(plot: Plot): void {
  const leastPx = plot.form === 'tick' ? LONG_TICK_PX : SHORT_BARS_PX;
  drawBars(plot, leastPx);
  drawTicks(plot, leastPx);
}

function markedLanes({ selected, pointed }: Plot, shapes: readonly CollisionShape[]): Set<number> {
  const marked = shapes.filter(({ number }) => number === selected || number === pointed);
  return new Set(marked.flatMap(({ rings }) => rings.map((ring) => ring.laneIndex)));
}

const NOTE = { size: 12.5, weight: 600 } as const;
const NOTE_AIR_PX = 14;

function drawNotes(plot: Plot, shapes: readonly CollisionShape[]): void {
  const { surface, theme, scale, stripPx, bottom, note, emptyText } = plot;
  if (note !== null) {
    const right = freeRight(plot, shapes, textWidth(note, NOTE) + NOTE_AIR_PX);
    const style = { ...NOTE, colour: theme.ink, align: 'right', halo: theme.sheet } as const;
    if (right !== null) surface.text(right - 7, stripPx / 2, note, style);
  }
  if (emptyText !== null) {
    const middle = (scale.left + scale.right) / 2;
    surface.text(middle, bottom / 2, emptyText, { colour: theme.ink2, size: 18, family: 'prose', align: 'center' });
  }
}

/** Right end of the rightmost gap of that width between flags: a note must not hide a collision. */
function freeRight({ scale, form }: Plot, shapes: readonly CollisionShape[], width: number): number | null {
  let right = scale.right;
  const xs = form === 'density' ? [] : shapes.map(({ x }) => x);
  for (const x of xs.sort((a, b) => b - a)) {
    if (x < right - width) return right;
    right = Math.min(right, x - NOTE_AIR_PX / 2);
  }
  return right - width > scale.left ? right : null;
}
