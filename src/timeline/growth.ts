/** A new collision's stem grows from its first ring to the others; one that was there before does not. */
import { easeCubicOut } from 'd3';
import type { ViewportAnswer } from '../log/viewport.ts';

const GROW_MS = 160;
/** Older than this when first seen: not new, only newly in view. */
const NEW_WITHIN_US = 400_000;

export class Growth {
  private readonly bornMs = new Map<number, number>();
  private newest = 0;

  /** @param nowUs the run's time. @param nowMs the page's */
  see({ collisions }: ViewportAnswer, nowUs: number, nowMs: number): void {
    let newest = this.newest;
    for (let i = 0; i < collisions.count; i += 1) {
      const number = collisions.number[i]!;
      if (number <= this.newest) continue;
      newest = Math.max(newest, number);
      if (nowUs - collisions.atUs[i]! < NEW_WITHIN_US) this.bornMs.set(number, nowMs);
    }
    this.newest = newest;
  }

  /** How far the stem reaches, 0 to 1. */
  share(number: number, nowMs: number): number {
    const born = this.bornMs.get(number);
    return born === undefined ? 1 : easeCubicOut(Math.min(1, (nowMs - born) / GROW_MS));
  }

  /** Whether a stem still grows: another frame is needed. */
  busy(nowMs: number): boolean {
    for (const [number, born] of this.bornMs) if (nowMs - born > GROW_MS) this.bornMs.delete(number);
    return this.bornMs.size > 0;
  }

  reset(): void {
    this.bornMs.clear();
    this.newest = 0;
  }
}
