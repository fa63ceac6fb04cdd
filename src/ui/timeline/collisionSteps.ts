import type { CollisionDetail } from '../../log/detail.ts';
import { MAX_COLLISIONS } from '../../log/viewport.ts';
import type { PanelId } from '../../scenario/scenario.ts';
import type { Span } from '../../timeline/plot.ts';
import type { SessionView } from '../sessionView.ts';
import type { LiveDomain } from './timeDomain.svelte.ts';

/** Share of the window that stays free on both sides of a collision that is brought into view. */
const MARGIN = 0.08;

/** From the first step of its earliest member to its moment: the second member was complete. */
export function collisionSpan({ members }: CollisionDetail): Span {
  const [kept, second] = members;
  return { fromUs: Math.min(...members.map(({ startUs }) => startUs)), toUs: (second ?? kept!).endUs };
}

/** Where in time a search begins; of those at the very moment, the collisions numbered on from this one. */
export interface Start {
  readonly us: number;
  readonly number: number;
}

/** Any width at which the log answers. */
const SEARCH_PX = 500;
const WIDER = 4;
const NARROWER = 8;

/**
 * The next collision in time, or with −1 the one before; their numbers are about in that order, not quite.
 * @param widthUs how far to look at first
 * @returns its number, or null if there is none
 */
export async function collisionBeyond(
  session: Pick<SessionView, 'viewport' | 'nowUs'>,
  panel: PanelId,
  start: Start,
  step: 1 | -1,
  widthUs: number,
): Promise<number | null> {
  const isBeyond = (us: number, number: number): boolean =>
    us === start.us ? step * (number - start.number) > 0 : step * (us - start.us) > 0;
  let { us } = start;
  for (let width = widthUs; step > 0 ? us <= session.nowUs() : us >= 0;) {
    const query = { fromUs: step > 0 ? us : us - width, toUs: step > 0 ? us + width : us, widthPx: SEARCH_PX };
    const { collisions, collisionsInView } = await session.viewport(panel, query);
    // Of more an answer lists some.
    if (collisionsInView > MAX_COLLISIONS && width > 1) {
      width /= NARROWER;
      continue;
    }
    const order = Array.from({ length: collisions.count }, (_, i) => (step > 0 ? i : collisions.count - 1 - i));
    const nearest = order.find((i) => {
      const atUs = collisions.atUs[i]!;
      return atUs >= query.fromUs && atUs <= query.toUs && isBeyond(atUs, collisions.number[i]!);
    });
    if (nearest !== undefined) return collisions.number[nearest]!;
    us += step * width;
    width *= WIDER;
  }
  return null;
}

/** Brings a collision into view. @returns its number, or null if there is none of that number */
export async function neighbourCollision(
  session: SessionView,
  panel: PanelId,
  number: number,
  domain: LiveDomain,
): Promise<number | null> {
  const detail = await session.collision(panel, number);
  if (!detail) return null;
  const { fromUs, toUs } = collisionSpan(detail);
  bringIntoView(domain, fromUs, toUs);
  return number;
}

/** Moves the window, at its width, only if the stretch is not in it. */
export function bringIntoView(domain: LiveDomain, fromUs: number, toUs: number): void {
  const { fromUs: left, toUs: right } = domain.core;
  const width = right - left;
  if (fromUs > left + width * MARGIN && toUs < right - width * MARGIN) return;
  const middle = (fromUs + toUs) / 2;
  domain.move((core) => core.show(middle - width / 2, middle + width / 2));
}
