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

/** How far beside a mark it is still hit, px. */
export interface Reach {
  readonly markPx: number;
  readonly flagPx: number;
  /** Below the strip of flags, where nothing else is hit. */
  readonly belowFlagsPx: number;
}

export const MOUSE_REACH: Reach = { markPx: 7, flagPx: 8, belowFlagsPx: 0 };
export const FINGER_REACH: Reach = { markPx: 14, flagPx: 16, belowFlagsPx: 8 };

/** @returns null outside of lanes and flags */
export function hitTest(plot: Plot, x: number, y: number, reach = MOUSE_REACH): Hit | null {
  if (!plot.answer || x < plot.scale.left || x > plot.scale.right || y > plot.bottom) return null;
  const collision =
    nearestCollision(plot, x, y, reach) ??
    (y < plot.stripPx + reach.belowFlagsPx ? nearestCollision(plot, x, 0, reach) : null);
  if (collision) return { kind: 'collision', number: collision.number, span: collision.span };
  const laneIndex = laneAt(plot.layout, y);
  return laneIndex < 0 ? null : (messageAt(plot, laneIndex, x, reach.markPx) ?? { kind: 'lane', laneIndex });
}

function nearestCollision(plot: Plot, x: number, y: number, reach: Reach): CollisionShape | null {
  const inStrip = y < plot.stripPx;
  let nearest: CollisionShape | null = null;
  let least = inStrip ? reach.flagPx : reach.markPx;
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

function messageAt({ answer, scale }: Plot, laneIndex: number, x: number, nearPx: number): Hit | null {
  const messages = answer!.messages;
  let hit: Hit | null = null;
  let least = nearPx;
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
