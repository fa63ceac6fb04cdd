import { answerFacts } from '../answerFacts.ts';
import { Boxes, Segments } from '../batch.ts';
import type { Plot } from '../plot.ts';

const up = new Boxes();
const down = new Boxes();
/** Share of a lane above its base line. */
const BASE = 0.64;
const LEAST_UP_PX = 1.5;
const LEAST_DOWN_PX = 3;
const LOW_ROOM_PX = 6;

/**
 * Too many to tell apart: up from each lane's base, how many messages a pixel; down, how many of them share
 * their Message-ID. Heights are square roots, so that one among thousands still shows.
 */
export function drawDensity({ surface, theme, scale, layout, answer, safe }: Plot): void {
  const density = answer?.density;
  if (!density) return;
  const facts = answerFacts(answer);
  up.clear();
  down.clear();
  const bases = new Segments();
  const columnPx = ((answer.toUs - answer.fromUs) / density.columns) * scale.pxPerUs;
  const left = scale.left + (answer.fromUs - scale.fromUs) * scale.pxPerUs;
  for (let lane = 0; lane < answer.lanes.length; lane += 1) {
    const top = layout.edges[lane]!;
    const height = layout.edges[lane + 1]! - top;
    const base = Math.round(top + height * BASE);
    const across = { cells: density.messages, lane, columns: density.columns, left, columnPx, scale };
    const room = { up: base - top - 1, down: Math.max(LEAST_DOWN_PX, height * (1 - BASE) - 0.5) };
    addRuns(up, across, facts.mostMessages, (px) => base - px, Math.min(LEAST_UP_PX, room.up), room.up);
    if (facts.mostColliding > 0) {
      const least = Math.min(LEAST_DOWN_PX, room.down);
      addRuns(down, { ...across, cells: density.colliding }, facts.mostColliding, () => base, least, room.down);
    }
    bases.push(scale.left, base + 0.5, scale.right, base + 0.5);
  }
  surface.lines(bases, { colour: theme.rule, width: 1, opacity: layout.count > 24 ? 0.4 : 0.9 });
  surface.specks([
    { boxes: up, colour: safe ? theme.fix : theme.hash, opacity: 0.82 },
    { boxes: down, colour: theme.coll },
  ]);
}

interface Row {
  readonly cells: Uint32Array;
  readonly lane: number;
  readonly columns: number;
  readonly left: number;
  readonly columnPx: number;
  readonly scale: Plot['scale'];
}

/** Neighbouring columns of one height become one rectangle. */
function addRuns(
  boxes: Boxes,
  row: Row,
  most: number,
  topOf: (px: number) => number,
  least: number,
  room: number,
): void {
  const { cells, columns, left, columnPx, scale } = row;
  const perRoot = room / Math.sqrt(Math.max(1, most));
  // Where there is little height, whole pixels tell as much, and join more neighbours.
  const levels = room < LOW_ROOM_PX ? 1 : 2;
  const offset = row.lane * columns;
  const first = Math.max(0, Math.floor((scale.left - left) / columnPx));
  const last = Math.min(columns, Math.ceil((scale.right - left) / columnPx));
  let from = first;
  let runPx = 0;
  for (let column = first; column <= last; column += 1) {
    const count = column < last ? cells[offset + column]! : 0;
    const px = count === 0 ? 0 : Math.max(least, Math.round(Math.sqrt(count) * perRoot * levels) / levels);
    if (px === runPx && column < last) continue;
    if (runPx > 0) {
      // After a leap far in, one column of the old answer is as wide as many figures.
      const x = Math.max(scale.left, left + from * columnPx);
      const right = Math.min(scale.right, left + column * columnPx);
      boxes.push(x, topOf(runPx), right - x, runPx);
    }
    from = column;
    runPx = px;
  }
}
