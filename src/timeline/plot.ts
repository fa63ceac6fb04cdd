import type { Change, Gap } from '../scenario/scenario.ts';
import type { CollisionDetail } from '../log/detail.ts';
import type { ViewportAnswer } from '../log/viewport.ts';
import type { Form } from './form.ts';
import type { GrownLanes, LaneLayout } from './laneLayout.ts';
import type { Surface } from './surface.ts';
import type { Theme } from './theme.ts';
import type { TimeScale, TimeTick } from './timeScale.ts';

export interface Span {
  readonly fromUs: number;
  readonly toUs: number;
}

/** A stretch of one lane to be looked at. */
export interface FramedBar extends Span {
  /** Seat of the thread (log/viewport, Lane). */
  readonly lane: number;
  /** 0 to 1. */
  readonly opacity: number;
}

/** What a figure whose lanes are not the threads of a race writes beside them. */
export interface FigureLabels {
  /** Room for the lanes' names, px. */
  readonly gutterPx: number;
  /** The name of a lane, short enough for the gutter. */
  readonly laneName: (lane: number) => string;
  readonly ticks: (scale: TimeScale) => readonly TimeTick[];
}

/** Everything that one figure shows at one moment: plain data. */
export interface FigureInput {
  readonly theme: Theme;
  /** Whether the algorithm is safe: its densities are blue, else ochre. */
  readonly safe: boolean;
  /** How its counter stands in the Message-ID (algorithms/step). */
  readonly counterForm: 'none' | 'joined' | 'dotted';
  /** The newest answer of the log; its window may lag a little behind. */
  readonly answer: ViewportAnswer | null;
  /** What the axis shows, µs. */
  readonly window: Span;
  /** Size of the figure, px; the height includes the axis, if there is one. */
  readonly width: number;
  readonly height: number;
  readonly axis: boolean;
  /** The run's time, µs: a thread that has not begun its next message is busy until now. */
  readonly nowUs: number;
  /** Collisions of the whole run. */
  readonly collisions: number;
  readonly changes: readonly Change[];
  readonly gaps: readonly Gap[];
  readonly clockResolutionUs: number;
  /** Number of the collision selected, and of the one pointed at. */
  readonly selected: number | null;
  readonly pointed: number | null;
  /** The collision whose lanes are grown, with its values. */
  readonly detail: CollisionDetail | null;
  readonly grown: GrownLanes;
  /** How far a collision's stem has grown, 0 to 1. */
  readonly growth: (collision: number) => number;
  /** Lit because it is pointed at, here or in the other figure. */
  readonly light: Span | null;
  /** Framed: an example that was asked for, or the message at which the keys stand; left out: nothing. */
  readonly framed?: FramedBar | null;
  /** The run is played back, and has come to this moment, µs; null: it is not. */
  readonly playheadUs: number | null;
  /** Said at the right edge: "held · 38 new". */
  readonly note: string | null;
  /** Said in place of marks while there are none: "Ten threads are waiting. Press Start." */
  readonly emptyText: string | null;
  /** Left out: threads by their numbers, moments from the run's start. */
  readonly labels?: FigureLabels | undefined;
}

/** A figure that nobody points at, and in which nothing is selected. */
export const UNTOUCHED = {
  selected: null,
  pointed: null,
  detail: null,
  grown: { indices: [], share: 0 },
  growth: () => 1,
  light: null,
  playheadUs: null,
  note: null,
  emptyText: null,
} as const satisfies Partial<FigureInput>;

/** What a mark is drawn with. */
export interface Plot extends FigureInput {
  readonly surface: Surface;
  readonly scale: TimeScale;
  readonly layout: LaneLayout;
  readonly form: Form;
  /** Height of the flag strip, and lower end of the lanes, px. */
  readonly stripPx: number;
  readonly bottom: number;
}
