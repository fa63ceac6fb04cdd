import type { PanelId } from '../../scenario/scenario.ts';
import type { Plot } from '../../timeline/plot.ts';
import type { SessionView } from '../sessionView.ts';
import type { LiveDomain } from './timeDomain.svelte.ts';

/** Share of the window that stays free on both sides of a collision that is brought into view. */
const MARGIN = 0.08;

/** The first collision in view, or the last if one goes backwards; 1 if none is. */
export function collisionInView(plot: Plot | null, step: 1 | -1): number {
  const { collisions } = plot?.answer ?? {};
  if (!plot || !collisions) return 1;
  const inView: number[] = [];
  for (let i = 0; i < collisions.count; i += 1) {
    const atUs = collisions.atUs[i]!;
    if (atUs >= plot.scale.fromUs && atUs <= plot.scale.toUs) inView.push(collisions.number[i]!);
  }
  return (step > 0 ? inView[0] : inView.at(-1)) ?? 1;
}

/** Brings a collision into view. @returns its number, or null if there is none of that number */
export async function neighbourCollision(
  session: SessionView,
  panel: PanelId,
  number: number,
  domain: LiveDomain,
): Promise<number | null> {
  const detail = number < 1 ? null : await session.collision(panel, number);
  if (!detail) return null;
  bringIntoView(domain, detail.members[0]!.startUs, detail.members[1]?.endUs ?? detail.members[0]!.endUs);
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
