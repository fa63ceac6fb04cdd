/** Which collision a close look opens up: its lanes grow, and its values are written beside its bars. */
import { easeCubicInOut } from 'd3';
import type { CollisionDetail } from '../../log/detail.ts';
import type { ViewportAnswer } from '../../log/viewport.ts';
import type { PanelId } from '../../scenario/scenario.ts';
import type { GrownLanes } from '../../timeline/laneLayout.ts';
import type { Span } from '../../timeline/plot.ts';
import type { SessionView } from '../sessionView.ts';

const GROW_MS = 200;

export class LanesInFocus {
  detail: CollisionDetail | null = null;
  private number: number | null = null;
  private sinceMs = 0;
  private readonly panel: PanelId;
  private readonly session: SessionView;
  private readonly arrived: () => void;

  constructor(panel: PanelId, session: SessionView, arrived: () => void) {
    this.panel = panel;
    this.session = session;
    this.arrived = arrived;
  }

  /** @param wanted the collision selected or pointed at; else the one nearest to the middle stays in focus while in view */
  choose(answer: ViewportAnswer, window: Span, wanted: number | null, nowMs: number): void {
    const number = wanted ?? (this.isInView(answer, window) ? this.number : nearestToMiddle(answer, window));
    if (number === this.number) return;
    this.number = number;
    this.detail = null;
    this.sinceMs = nowMs;
    if (number !== null) void this.load(number);
  }

  forget(): void {
    this.number = null;
    this.detail = null;
  }

  grown(answer: ViewportAnswer, nowMs: number, still: boolean): GrownLanes {
    const members = this.detail?.members.slice(0, 2) ?? [];
    const indices = members
      .map(({ lane }) => answer.lanes.findIndex((one) => one.lane === lane))
      .filter((index) => index >= 0);
    const share = still ? 1 : Math.min(1, (nowMs - this.sinceMs) / GROW_MS);
    return { indices, share: easeCubicInOut(share) };
  }

  /** Whether lanes still grow. */
  busy(nowMs: number): boolean {
    return this.detail !== null && nowMs - this.sinceMs < GROW_MS;
  }

  private async load(number: number): Promise<void> {
    const detail = await this.session.collision(this.panel, number).catch(() => null);
    if (number !== this.number) return;
    this.detail = detail;
    this.sinceMs = performance.now();
    this.arrived();
  }

  private isInView({ collisions }: ViewportAnswer, window: Span): boolean {
    for (let i = 0; i < collisions.count; i += 1) {
      if (collisions.number[i] !== this.number) continue;
      return collisions.atUs[i]! > window.fromUs && collisions.atUs[i]! < window.toUs;
    }
    return false;
  }
}

function nearestToMiddle({ collisions }: ViewportAnswer, { fromUs, toUs }: Span): number | null {
  let nearest: number | null = null;
  let least = (toUs - fromUs) / 2;
  for (let i = 0; i < collisions.count; i += 1) {
    const distance = Math.abs(collisions.atUs[i]! - (fromUs + toUs) / 2);
    if (distance >= least) continue;
    least = distance;
    nearest = collisions.number[i]!;
  }
  return nearest;
}
