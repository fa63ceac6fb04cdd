/** What of the last picture lies under a point. Costs no more than what is in view. */
import { visibleShapes, type CollisionShape } from './collisionGeometry.ts';
import { laneAt } from './laneLayout.ts';
import type { Plot, Span } from './plot.ts';
import { xOf } from './timeScale.ts';

export interface MessageHit {
  readonly kind: 'message';
  readonly row: number;
  readonly laneIndex: number;
  readonly collision: number;
  readonly span: Span;
}

export type Hit =
  | { readonly kind: 'collision'; readonly number: number; readonly span: Span }
  | MessageHit
  | { readonly kind: 'lane'; readonly laneIndex: number };

const NEAR_PX = 7;
const FLAG_NEAR_PX = 8;

/** @returns null outside of lanes and flags */
export function hitTest(plot: Plot, x: number, y: number): Hit | null {
  if (!plot.answer || x < plot.scale.left || x > plot.scale.right || y > plot.bottom) return null;
  const collision = nearestCollision(plot, x, y);
  if (collision) return { kind: 'collision', number: collision.number, span: collision.span };
  const laneIndex = laneAt(plot.layout, y);
  return laneIndex < 0 ? null : (messageAt(plot, laneIndex, x) ?? { kind: 'lane', laneIndex });
}

function nearestCollision(plot: Plot, x: number, y: number): CollisionShape | null {
  const inStrip = y < plot.stripPx;
  let nearest: CollisionShape | null = null;
  let least = inStrip ? FLAG_NEAR_PX : NEAR_PX;
  for (const shape of visibleShapes(plot.answer!, plot)) {
    const distance = inStrip ? Math.abs(x - shape.x) : distanceTo(plot, shape, x, y);
    if (distance < least) {
      least = distance;
      nearest = shape;
    }
  }
  return nearest;
}

/** To the nearest ring's edge, or to the stem. */
function distanceTo(plot: Plot, shape: CollisionShape, x: number, y: number): number {
  const drawn = plot.form !== 'density' || shape.number === plot.selected;
  if (!drawn) return Infinity;
  const toStem = y >= shape.top && y <= shape.bottom ? Math.abs(x - shape.x) : Infinity;
  const toRings = shape.rings.map((ring) => Math.max(0, Math.hypot(x - ring.x, y - ring.y) - ring.radius));
  return Math.min(toStem, ...toRings);
}

function messageAt({ answer, scale }: Plot, laneIndex: number, x: number): Hit | null {
  const messages = answer!.messages;
  let hit: Hit | null = null;
  let least = NEAR_PX;
  for (let i = 0; messages && i < messages.count; i += 1) {
    if (messages.laneIndex[i] !== laneIndex) continue;
    const fromUs = messages.startUs[i]!;
    const toUs = messages.endUs[i]!;
    const distance = Math.max(xOf(scale, fromUs) - x, x - xOf(scale, toUs), 0);
    if (distance >= least) continue;
    least = distance;
    hit = {
      kind: 'message',
      row: messages.row[i]!,
      laneIndex,
      collision: messages.collision[i]!,
      span: { fromUs, toUs },
    };
  }
  return hit;
}
