import type { Span } from '../../timeline/plot.ts';
import { TimeDomain } from '../../timeline/timeDomain.ts';

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

  /** @returns the way to stop being woken */
  onMove(wake: () => void): () => void {
    this.wakers = [...this.wakers, wake];
    return () => {
      this.wakers = this.wakers.filter((other) => other !== wake);
    };
  }
}
