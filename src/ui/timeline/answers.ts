import type { ViewportAnswer } from '../../log/viewport.ts';
import type { Span } from '../../timeline/plot.ts';
import type { PanelId } from '../../scenario/scenario.ts';
import type { SessionView } from '../sessionView.ts';

/** Beyond the window's edges on both sides, so that a moving window finds marks there before the next answer. */
const MARGIN = 0.06;
/** While a run goes on, every second frame has a new answer: what moves is the window, and it has margins. */
const LIVE_MS = 30;
/** At full speed the log grows too fast for every frame to ask. */
const CALM_MS = 100;

/** The newest answer of the log for one panel: one question is out at a time, and the next asks for what is wanted then. */
export class Answers {
  newest: ViewportAnswer | null = null;
  private asked = '';
  private askedAtMs = -Infinity;
  private out = false;
  private generation = 0;
  private readonly panel: PanelId;
  private readonly session: SessionView;
  private readonly arrived: () => void;

  constructor(panel: PanelId, session: SessionView, arrived: () => void) {
    this.panel = panel;
    this.session = session;
    this.arrived = arrived;
  }

  /** A new run: what is still on its way belongs to the old one. */
  reset(): void {
    this.generation += 1;
    this.newest = null;
    this.asked = '';
    this.out = false;
  }

  /** @returns whether the newest answer is not yet the one wanted */
  want(window: Span, widthPx: number, calm: boolean, nowMs: number): boolean {
    const { messages } = this.session.panels[this.panel].totals;
    if (messages === 0 && this.session.runState === 'idle') {
      // The log may still hold a run that was forgotten.
      if (this.newest !== null || this.out) this.reset();
      return false;
    }
    const wanted = [window.fromUs, window.toUs, widthPx, messages, this.session.runState].join();
    if (wanted === this.asked) return this.out;
    const leastMs = calm ? CALM_MS : this.session.runState === 'running' ? LIVE_MS : 0;
    if (!this.out && nowMs - this.askedAtMs >= leastMs) {
      this.asked = wanted;
      this.askedAtMs = nowMs;
      void this.ask(window, widthPx);
    }
    return true;
  }

  private async ask({ fromUs, toUs }: Span, widthPx: number): Promise<void> {
    const { generation } = this;
    const beyond = (toUs - fromUs) * MARGIN;
    const query = { fromUs: fromUs - beyond, toUs: toUs + beyond, widthPx: Math.round(widthPx * (1 + 2 * MARGIN)) };
    this.out = true;
    try {
      const answer = await this.session.viewport(this.panel, query);
      if (generation === this.generation) this.newest = answer;
    } catch {
      // The run has ended or failed meanwhile; the session itself says so.
    } finally {
      if (generation === this.generation) this.out = false;
      this.arrived();
    }
  }
}
