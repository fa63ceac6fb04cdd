import { grouped } from '../../log/countText.ts';
import { algorithmById } from '../../algorithms/index.ts';
import type { ViewportAnswer } from '../../log/viewport.ts';
import type { PanelId } from '../../scenario/scenario.ts';
import { drawFigure, GUTTER_PX } from '../../timeline/figure.ts';
import { formOf, type Form } from '../../timeline/form.ts';
import { Growth } from '../../timeline/growth.ts';
import { hitTest, MOUSE_REACH, type Hit, type MessageHit } from '../../timeline/hitTest.ts';
import { visibleShapes, type CollisionShape } from '../../timeline/collisionGeometry.ts';
import { laneMiddle } from '../../timeline/laneLayout.ts';
import type { MessagePlace } from '../../timeline/messageSteps.ts';
import type { FigureInput, FigureLabels, FramedBar, Plot, Span } from '../../timeline/plot.ts';
import type { SessionView } from '../sessionView.ts';
import { Answers } from './answers.ts';
import { LanesInFocus } from './lanesInFocus.ts';
import { pageTheme } from './pageTheme.ts';
import type { SharpCanvas } from './sharpCanvas.ts';
import type { LiveDomain } from './timeDomain.svelte.ts';

/** In lanes as low as these a density of coarser columns tells as much, at half the cost. */
const MANY_LANES = 24;
const COARSE_COLUMN_PX = 2;
const NO_LANES = { indices: [], share: 0 };

export interface FrameState {
  readonly nowMs: number;
  readonly light: Span | null;
  readonly selected: number | null;
  readonly framed: FramedBar | null;
  readonly playheadUs: number | null;
  /** With reduced motion nothing grows. */
  readonly still: boolean;
  readonly axis: boolean;
  readonly width: number;
  readonly height: number;
  /** Messages made since the picture was held; null: it is not held. */
  readonly heldNew: number | null;
  readonly emptyText: string | null;
  readonly labels: FigureLabels | undefined;
}

/** One panel's figure: asks for what its window shows, and draws it. Plain data but for what its component shows. */
export class PanelFigure {
  /** Lanes in the newest answer. */
  lanes = $state(0);
  form = $state<Form>('tick');
  /** Collision pointed at, by mouse, finger or key. */
  pointed = $state<number | null>(null);
  /** The answer that the table shows: brought up to date now and then, not at every frame. */
  tabled = $state.raw<ViewportAnswer | null>(null);
  /** The message at which the keys stand. */
  keyed: MessagePlace | null = null;
  canvas: SharpCanvas | null = null;
  plot: Plot | null = null;
  input: FigureInput | null = null;
  readonly answers: Answers;
  private readonly focus: LanesInFocus;
  private readonly growth = new Growth();
  private readonly id: PanelId;
  private readonly session: SessionView;
  private readonly domain: LiveDomain;

  constructor(id: PanelId, session: SessionView, domain: LiveDomain, wake: () => void) {
    this.id = id;
    this.session = session;
    this.domain = domain;
    this.answers = new Answers(id, session, wake);
    this.focus = new LanesInFocus(id, session, wake);
  }

  /** A new run has begun. */
  reset(): void {
    this.answers.reset();
    this.growth.reset();
    this.focus.forget();
    this.pointed = null;
    this.keyed = null;
  }

  /** @returns whether another frame is needed */
  frame(state: FrameState): boolean {
    const { session, domain, answers } = this;
    const plotPx = plotPxOf(state);
    if (!this.canvas || plotPx <= 0) return false;
    const calm = session.runState === 'running' && session.isBrief;
    const columnPx = this.lanes > MANY_LANES ? COARSE_COLUMN_PX : 1;
    const waits = answers.want(domain.window, plotPx / columnPx, calm, state.nowMs);
    const answer = answers.newest;
    if (answer && !state.still) this.growth.see(answer, session.nowUs(), state.nowMs);
    this.input = this.inputOf(state);
    this.plot = drawFigure(this.canvas.ready(state.width, state.height), this.input);
    if (answer) {
      this.lanes = answer.lanes.length;
      this.form = this.plot.form;
    }
    const grows = this.growth.busy(state.nowMs) || (this.form === 'close' && this.focus.busy(state.nowMs));
    return waits || grows;
  }

  /** Moments that light up with what is under the point, and what that is. */
  hit(x: number, y: number, reach = MOUSE_REACH): Hit | null {
    return this.plot && hitTest(this.plot, x, y, reach);
  }

  /** Where a collision stands in the picture: for its tooltip, and for its light. */
  placeOf(number: number): { readonly x: number; readonly span: Span } | null {
    const shape = this.shapeOf(number);
    return shape ? { x: shape.x, span: shape.span } : null;
  }

  /** Heights of what is pointed at, from the figure's top, px: a collision's rings, or the lane of the message at the keys. */
  markedHeights(): number[] {
    const { plot, pointed, keyed } = this;
    if (pointed !== null) return this.shapeOf(pointed)?.rings.map(({ y }) => y) ?? [];
    const lane = plot?.answer?.lanes.findIndex((one) => one.lane === keyed?.lane) ?? -1;
    return plot && lane >= 0 ? [laneMiddle(plot.layout, lane)] : [];
  }

  /** A message that was hit, as keys go on from it. */
  placeOfMessage({ laneIndex, row, collision, span }: MessageHit): MessagePlace | null {
    const lane = this.plot?.answer?.lanes[laneIndex];
    return lane ? { lane: lane.lane, row, collision, ...span } : null;
  }

  private shapeOf(number: number): CollisionShape | null {
    const { plot } = this;
    const shapes = plot?.answer ? visibleShapes(plot.answer, plot, (one) => one === number) : [];
    return shapes.find((one) => one.number === number) ?? null;
  }

  private inputOf(state: FrameState): FigureInput {
    const { session, domain } = this;
    const { algorithm, totals } = session.panels[this.id];
    const { safe, counterForm } = algorithmById(algorithm);
    const answer = this.answers.newest;
    const pxPerUs = plotPxOf(state) / (domain.window.toUs - domain.window.fromUs);
    const close = answer !== null && formOf(answer, pxPerUs) === 'close';
    const wanted = state.selected ?? this.pointed;
    if (answer && (close || wanted !== null)) this.focus.choose(answer, domain.window, wanted, close, state.nowMs);
    else this.focus.forget();
    return {
      theme: pageTheme(),
      safe,
      counterForm,
      answer,
      window: domain.window,
      width: state.width,
      height: state.height,
      axis: state.axis,
      nowUs: session.runState === 'running' ? session.nowUs() : session.lengthUs,
      collisions: totals.collisions,
      changes: session.changes,
      gaps: session.gaps,
      clockResolutionUs: session.scenario.clockResolutionUs,
      selected: state.selected,
      pointed: this.pointed,
      detail: this.focus.detail,
      grown: close ? this.focus.grown(answer, state.nowMs, state.still) : NO_LANES,
      growth: (number) => (state.still ? 1 : this.growth.share(number, state.nowMs)),
      light: state.light,
      framed: this.keyed ? { ...this.keyed, opacity: 1 } : state.framed,
      playheadUs: state.playheadUs,
      note: state.heldNew === null ? null : `held · ${grouped(state.heldNew)} new`,
      emptyText: totals.messages === 0 ? state.emptyText : null,
      labels: state.labels,
    };
  }
}

function plotPxOf({ width, labels }: FrameState): number {
  return width - (labels?.gutterPx ?? GUTTER_PX);
}
