/** Where a collision's stem and rings lie: for drawing them, and for finding the one pointed at. */
import type { CollisionDetail } from '../log/detail.ts';
import { FATE_LOST, type ViewportAnswer } from '../log/viewport.ts';
import { answerFacts } from './answerFacts.ts';
import type { Form } from './form.ts';
import type { Span } from './plot.ts';
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
  /** From the first step of the earliest member (if the answer has it) to the moment of the collision. */
  readonly span: Span;
}

const RADIUS: Readonly<Record<Form, number>> = { density: 7, tick: 4.2, bars: 5, close: 9 };
const LEAST_RADIUS = 2.6;
const CROWDED_RADIUS = 2.2;
/** A member complete further from the stem than this keeps its ring at its own block, joined by a line. */
const ON_STEM_PX = 14;

/** Nearer than this on average, collisions leave each other, and the bars, less room: px a collision. */
const ROOMY_PX = 14;
const CROWDED_PX = 6;

/** How much room collisions have, from 0 (they must leave some to the bars between them) to 1. */
export function collisionRoom({ collisions, fromUs, toUs }: ViewportAnswer, { pxPerUs }: TimeScale): number {
  const spacingPx = ((toUs - fromUs) * pxPerUs) / Math.max(1, collisions.count);
  return Math.min(1, Math.max(0, (spacingPx - CROWDED_PX) / (ROOMY_PX - CROWDED_PX)));
}

interface Where {
  readonly scale: TimeScale;
  readonly layout: LaneLayout;
  readonly form: Form;
  /** The collision looked at, which an answer of thousands may have left out. */
  readonly detail: CollisionDetail | null;
}

interface Sized extends Where {
  /** A ring's radius where its lane has room for it. */
  readonly mostPx: number;
}

interface Member {
  readonly laneIndex: number;
  readonly startUs: number | undefined;
  readonly endUs: number;
  readonly lost: boolean;
}

/**
 * Collisions near the plot, in order of their moment; the one looked at is among them.
 * @param wanted which of them, by number; all, if not given
 */
export function visibleShapes(
  answer: ViewportAnswer,
  place: Where,
  wanted?: (collision: number) => boolean,
): CollisionShape[] {
  const { collisions } = answer;
  const { scale, detail, form } = place;
  const room = form === 'density' ? 1 : collisionRoom(answer, scale);
  const where: Sized = { ...place, mostPx: CROWDED_RADIUS + (RADIUS[form] - CROWDED_RADIUS) * room };
  const shapes: CollisionShape[] = [];
  let found = detail === null;
  for (let index = 0; index < collisions.count; index += 1) {
    const atUs = collisions.atUs[index]!;
    const number = collisions.number[index]!;
    if (wanted && !wanted(number)) continue;
    found ||= number === detail?.number;
    const x = xOf(scale, atUs);
    if (x < scale.left - 400 || x > scale.right + 20) continue;
    shapes.push(shapeOf(number, atUs, membersOf(answer, index), where));
  }
  if (detail && !found) shapes.push(detailShape(detail, answer, where));
  return shapes;
}

function membersOf(answer: ViewportAnswer, index: number): Member[] {
  const { collisions } = answer;
  const facts = answerFacts(answer);
  const first = collisions.offset[index]!;
  const members: Member[] = [];
  for (let member = first; member < collisions.offset[index + 1]!; member += 1) {
    const row = collisions.memberRow[member]!;
    const fate = facts.fateOfRow.get(row);
    members.push({
      laneIndex: collisions.memberLaneIndex[member]!,
      startUs: facts.startOfRow.get(row),
      endUs: collisions.memberEndUs[member]!,
      lost: fate === undefined ? member > first : fate === FATE_LOST,
    });
  }
  return members;
}

function detailShape({ number, members }: CollisionDetail, { lanes }: ViewportAnswer, where: Sized): CollisionShape {
  const known = members.flatMap(({ lane, startUs, endUs }, index): Member[] => {
    const laneIndex = lanes.findIndex((one) => one.lane === lane);
    return laneIndex < 0 ? [] : [{ laneIndex, startUs, endUs, lost: index > 0 }];
  });
  return shapeOf(number, members[1]?.endUs ?? NaN, known, where);
}

function shapeOf(number: number, atUs: number, members: readonly Member[], where: Sized): CollisionShape {
  const { scale, layout, form, mostPx } = where;
  const atX = xOf(scale, atUs);
  const besidePx = form === 'density' ? 0 : mostPx + 1.5;
  const x = atX + besidePx;
  let top = Infinity;
  let bottom = -Infinity;
  let fromUs = atUs;
  const rings = members.map(({ laneIndex, startUs, endUs, lost }): Ring => {
    const y = laneMiddle(layout, laneIndex);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
    if (startUs !== undefined) fromUs = Math.min(fromUs, startUs);
    const ownX = xOf(scale, endUs) + besidePx;
    const radius = Math.min(mostPx, Math.max(LEAST_RADIUS, laneHeight(layout, laneIndex) * 0.34));
    return { x: Math.abs(ownX - x) < ON_STEM_PX ? x : ownX, y, radius, lost, laneIndex };
  });
  return { number, x, top, bottom, rings, span: { fromUs, toUs: atUs } };
}
