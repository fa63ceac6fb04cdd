/** Where a collision's stem and rings lie: for drawing them, and for finding the one pointed at. */
import { FATE_LOST, type ViewportAnswer } from '../log/viewport.ts';
import { answerFacts } from './answerFacts.ts';
import type { Form } from './form.ts';
import { laneHeight, laneMiddle, type LaneLayout } from './laneLayout.ts';
import { xOf, type TimeScale } from './timeScale.ts';

export interface Ring {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly lost: boolean;
  readonly laneIndex: number;
}

export interface CollisionShape {
  readonly number: number;
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
  /** In order of completion. */
  readonly rings: readonly Ring[];
  /** First step of the earliest member, px, if it is in view; else the stem. */
  readonly bandLeft: number;
}

const RADIUS: Readonly<Record<Form, number>> = { density: 7, tick: 4.2, bars: 5, close: 9 };
const LEAST_RADIUS = 2.6;
/** A member complete further from the stem than this keeps its ring at its own block, joined by a line. */
const ON_STEM_PX = 14;

type Where = { readonly scale: TimeScale; readonly layout: LaneLayout; readonly form: Form };

/** @param index of the answer's collisions, not the collision's number */
export function collisionShape(answer: ViewportAnswer, index: number, { scale, layout, form }: Where): CollisionShape {
  const { collisions } = answer;
  const facts = answerFacts(answer);
  const first = collisions.offset[index]!;
  const end = collisions.offset[index + 1]!;
  const atX = xOf(scale, collisions.atUs[index]!);
  const x = form === 'density' ? atX : atX + RADIUS[form] + 1.5;
  const rings: Ring[] = [];
  let top = Infinity;
  let bottom = -Infinity;
  let bandLeft = x;
  for (let member = first; member < end; member += 1) {
    const laneIndex = collisions.memberLaneIndex[member]!;
    const y = laneMiddle(layout, laneIndex);
    const ownX = xOf(scale, collisions.memberEndUs[member]!) + (x - atX);
    const row = collisions.memberRow[member]!;
    const fate = facts.fateOfRow.get(row);
    const lost = fate === undefined ? member > first : fate === FATE_LOST;
    const radius = Math.min(RADIUS[form], Math.max(LEAST_RADIUS, laneHeight(layout, laneIndex) * 0.34));
    rings.push({ x: Math.abs(ownX - x) < ON_STEM_PX ? x : ownX, y, radius, lost, laneIndex });
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
    const startUs = facts.startOfRow.get(row);
    if (startUs !== undefined) bandLeft = Math.min(bandLeft, xOf(scale, startUs));
  }
  return { number: collisions.number[index]!, x, top, bottom, rings, bandLeft };
}

/** All collisions near the plot, in order of their moment. */
export function visibleShapes(answer: ViewportAnswer, where: Where): CollisionShape[] {
  const shapes: CollisionShape[] = [];
  for (let index = 0; index < answer.collisions.count; index += 1) {
    const x = xOf(where.scale, answer.collisions.atUs[index]!);
    if (x > where.scale.left - 400 && x < where.scale.right + 20) shapes.push(collisionShape(answer, index, where));
  }
  return shapes;
}
