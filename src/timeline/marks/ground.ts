import { Boxes, Segments } from '../batch.ts';
import { laneHeight } from '../laneLayout.ts';
import type { Plot } from '../plot.ts';
import { xOf, type TimeTick } from '../timeScale.ts';

/** Lanes lower than this have no lines between them. */
const LINED_LANE_PX = 10;

/** The sheet, the lines between lanes, and a line at each round moment. */
export function drawGround(plot: Plot, moments: readonly TimeTick[]): void {
  const { surface, theme, scale, layout, stripPx, bottom, width, height } = plot;
  surface.rects(new Boxes().push(0, 0, width, height), theme.sheet);
  const rows = new Segments();
  for (let lane = 1; lane < layout.count; lane += 1) {
    if (laneHeight(layout, lane) < LINED_LANE_PX) continue;
    const y = Math.round(layout.edges[lane]!) + 0.5;
    rows.push(scale.left, y, width, y);
  }
  surface.lines(rows, { colour: theme.rail, width: 1, opacity: 0.75 });
  surface.lines(processEdges(plot), { colour: theme.rule2, width: 1 });
  const columns = new Segments();
  for (const { us } of moments) {
    const x = Math.round(xOf(scale, us)) + 0.5;
    if (x > scale.left) columns.push(x, stripPx, x, bottom);
  }
  surface.lines(columns, { colour: theme.rule, width: 1, opacity: 0.8 });
}

/** Between the threads of one JVM process and those of the next. */
function processEdges({ answer, layout, width }: Plot): Segments {
  const edges = new Segments();
  const lanes = answer?.lanes ?? [];
  for (let lane = 1; lane < lanes.length; lane += 1) {
    const y = Math.round(layout.edges[lane]!) + 0.5;
    if (lanes[lane]!.process !== lanes[lane - 1]!.process) edges.push(0, y, width, y);
  }
  return edges;
}

/** The figure's edge and the line on which time stands. */
export function drawEdges({ surface, theme, scale, bottom, width, height, axis }: Plot): void {
  surface.frames(new Boxes().push(0, 0, width, height), { colour: theme.rule, width: 1 });
  const edge = new Segments().push(scale.left - 0.5, 0, scale.left - 0.5, bottom);
  if (axis) edge.push(scale.left - 0.5, bottom - 0.5, width, bottom - 0.5);
  surface.lines(edge, { colour: theme.rule2, width: 1 });
}
