import type { PanelId } from '../../scenario/scenario.ts';
import type { CollisionDetail, LoggedMessage } from '../../log/detail.ts';
import type { FigureLabels, Span } from '../../timeline/plot.ts';

/** A collision of one panel, selected on the page. */
export interface Selection {
  readonly panel: PanelId;
  /** Number of the collision, from 1. */
  readonly number: number;
}

/** A finished run can be played back: what the timelines show of it, and the button that begins it. */
export interface PlaybackControl {
  /** Moment of the playhead, µs; null: it is not played back. */
  readonly headUs: number | null;
  readonly ready: boolean;
  readonly open: boolean;
  readonly toggle: () => void;
  /** The playhead was dragged to a moment, µs. */
  readonly seek: (us: number) => void;
}

/** What one figure points at lights its neighbours in time in both. */
export interface Light {
  readonly panel: PanelId;
  readonly span: Span;
}

/** How figures speak of something else than a race. */
export interface FigureManner {
  /** What the figure is of: follows "Collision timeline: " in its accessible name. */
  readonly name: string;
  readonly labels: FigureLabels;
  /** The button that shows all: "Whole log". Nothing new comes, so there is no newest. */
  readonly wholeName: string;
  /** A collision in a tooltip. */
  readonly sentence: (detail: CollisionDetail) => string;
  /** A message that collided with none, in a tooltip. */
  readonly messageSentence: (message: LoggedMessage) => string;
  /** What a lane and a message are called: "lane", "mail". */
  readonly lane: string;
  readonly message: string;
  /** What is shown, for those who do not see it. */
  readonly summary: (window: Span, collisionsInView: number) => string;
}
