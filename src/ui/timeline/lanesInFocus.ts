/** Which collision a close look opens up: its lanes grow, and its values are written beside its bars. */
import { easeCubicInOut } from 'd3';
import type { CollisionDetail } from '../../log/detail.ts';
import type { ViewportAnswer } from '../../log/viewport.ts';
import type { PanelId } from '../../scenario/scenario.ts';
import type { GrownLanes } from '../../timeline/laneLayout.ts';
import type { Span } from '../../timeline/plot.ts';
import type { RunState, SessionView } from '../sessionView.ts';

const GROW_MS = 200;

export class LanesInFocus {
  detail: CollisionDetail | null = null;
  private number: number | null = null;
  /** Of the run, when the detail was asked for: what is proved of it is known when the run is over. */
  private askedWhile: RunState = 'idle';
  private sinceMs = 0;
  private readonly panel: PanelId;
  private readonly session: SessionView;
  private readonly arrived: () => void;

  constructor(panel: PanelId, session: SessionView, arrived: () => void) {
    this.panel = panel;
    this.session = session;
    this.arrived = arrived;
  }

  /**
   * @param wanted the collision selected or pointed at
   * @param close whether there is room for a close look: then, if that one is out of view, another takes its place
   */
  choose(answer: ViewportAnswer, window: Span, wanted: number | null, close: boolean, nowMs: number): void {
    const seen = (number: number | null): boolean => number !== null && isInView(answer, window, number);
    let number = wanted;
    if (close && !seen(wanted)) number = seen(this.number) ? this.number : (nearestToMiddle(answer, window) ?? wanted);
    const { runState } = this.session;
    if (number === this.number && (number === null || runState === this.askedWhile)) return;
    if (number !== this.number) {
      this.number = number;
      this.detail = null;
      this.sinceMs = nowMs;
    }
    this.askedWhile = runState;
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
    if (this.detail === null) this.sinceMs = performance.now();
    this.detail = detail;
    this.arrived();
  }
}

function isInView({ collisions }: ViewportAnswer, window: Span, number: number): boolean {
  const index = collisions.number.subarray(0, collisions.count).indexOf(number);
  if (index < 0) return false;
  return collisions.atUs[index]! > window.fromUs && collisions.atUs[index]! < window.toUs;
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
