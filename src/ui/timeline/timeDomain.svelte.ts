import type { PanelId } from '../../scenario/scenario.ts';
import { frameOpacity } from '../../timeline/marks/framed.ts';
import type { FramedBar, Span } from '../../timeline/plot.ts';
import { TimeDomain } from '../../timeline/timeDomain.ts';

/** A stretch of one lane of one panel. */
export interface PanelBar extends Omit<FramedBar, 'opacity'> {
  readonly panel: PanelId;
}

/** The TimeDomain as components see it: the core moves at any moment, what they read is brought up to date once a frame. */
export class LiveDomain {
  readonly core = new TimeDomain();
  window = $state.raw<Span>({ fromUs: 0, toUs: 1 });
  limitUs = $state(1);
  following = $state(true);
  held = $state(false);
  /** Whether the window goes along as the whole run. */
  wholeRun = $state(false);
  /** Whether messages are too many to tell apart, so that figures show densities. */
  dense = $state(false);
  private framed: { readonly bar: PanelBar; readonly sinceMs: number } | null = null;
  private wakers: readonly (() => void)[] = [];

  constructor() {
    this.sync();
  }

  /** Called by the loop that draws the figures, once a frame. */
  sync(): void {
    const { fromUs, toUs, limitUs, following, held, showsWholeRun } = this.core;
    if (this.window.fromUs !== fromUs || this.window.toUs !== toUs) this.window = { fromUs, toUs };
    this.limitUs = limitUs;
    this.following = following;
    this.held = held;
    this.wholeRun = showsWholeRun;
  }

  /** Changes the domain, and has the figures drawn anew. */
  move(change: (core: TimeDomain) => void): void {
    change(this.core);
    this.sync();
    for (const wake of this.wakers) wake();
  }

  /** Frames a bar that was asked for, for some seconds; null: none any more. */
  frame(bar: PanelBar | null): void {
    this.framed = bar && { bar, sinceMs: performance.now() };
  }

  /** What is framed in a panel, as far as it has not faded. */
  framedIn(panel: PanelId, nowMs: number, still: boolean): FramedBar | null {
    if (this.framed?.bar.panel !== panel) return null;
    const opacity = frameOpacity(nowMs - this.framed.sinceMs, still);
    if (opacity === 0) this.framed = null;
    return this.framed && { ...this.framed.bar, opacity };
  }

  /** @returns the way to stop being woken */
  onMove(wake: () => void): () => void {
    this.wakers = [...this.wakers, wake];
    return () => {
      this.wakers = this.wakers.filter((other) => other !== wake);
    };
  }
}
