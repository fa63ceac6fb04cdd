/** What a figure says beside its moments: of a collision pointed at, of a message that was chosen, or why a key led nowhere. */
import type { Span } from '../../timeline/plot.ts';
import { timeScale, xOf } from '../../timeline/timeScale.ts';
import type { PanelFigure } from './panelFigure.svelte.ts';
import { tipPlace, type TipPlace } from './tipPlace.ts';

/** Why a key led nowhere is shown for so long. */
const NOTICE_MS = 4000;

interface ShownTip {
  readonly place: TipPlace;
  readonly text: string;
  /** The moment it stands beside, µs. */
  readonly us: number;
  /** Of the message that it tells of; null: of a collision. */
  readonly row: number | null;
}

export class FigureTip {
  shown = $state.raw<ShownTip | null>(null);
  /** Why a key led nowhere; '': it led somewhere, or that was long ago. */
  nowhere = $state('');
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param stagePx width of the figure now */
  constructor(
    private readonly figure: PanelFigure,
    private readonly stagePx: () => number,
  ) {}

  /** @param row of a message; null: a collision is told of */
  show(window: Span, us: number, text: string, row: number | null): void {
    this.shown = { place: this.#at(window, us), us, text, row };
  }

  hide(): void {
    this.shown = null;
  }

  notice(why: string): void {
    clearTimeout(this.#timer);
    this.nowhere = why;
    if (why !== '') this.#timer = setTimeout(() => (this.nowhere = ''), NOTICE_MS);
  }

  /** The window has moved, and what is told of with it. */
  follow(window: Span): void {
    const { shown } = this;
    if (!shown) return;
    const inView = shown.us >= window.fromUs && shown.us <= window.toUs;
    this.shown = inView ? { ...shown, place: this.#at(window, shown.us) } : null;
  }

  #at({ fromUs, toUs }: Span, us: number): TipPlace {
    const stagePx = this.stagePx();
    const { plot } = this.figure;
    const x = xOf(timeScale(fromUs, toUs, plot?.scale.left ?? 0, stagePx), us);
    return tipPlace(x, stagePx, { top: plot?.stripPx ?? 0, bottom: plot?.bottom ?? 0 }, this.figure.markedHeights());
  }
}
