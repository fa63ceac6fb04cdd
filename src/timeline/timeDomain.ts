/**
 * The one truth about which stretch of the run is shown. Figures, zoom, brush and keys all read it and change it here;
 * none keeps a copy.
 */

/** The narrowest window, µs. */
export const LEAST_WINDOW_US = 5;
/** Following a run, marks pass no faster than the eye can follow, px a second. */
export const FASTEST_SCROLL_PX_PER_S = 250;
const LIVE_WINDOW_US = 4_000_000;
const PHONE_WINDOW_US = 800_000;
/** Free room right of the run's last moment, px: the last collision's flag, stem and rings are not cut by the edge. */
const END_ROOM_PX = 24;
/** In a figure as narrow as that the room takes no more, as a share of the window. */
const MOST_END_ROOM = 0.1;

export interface DomainView {
  /** Width of the plot, px. */
  readonly widthPx: number;
  readonly phone: boolean;
  /** At full speed the window is the whole run. */
  readonly wholeRun: boolean;
  /** With reduced motion nothing scrolls: the page turns by half a window. */
  readonly turnsPages: boolean;
}

export class TimeDomain {
  private from = 0;
  private to = LIVE_WINDOW_US;
  private length = 0;
  private isFollowing = true;
  private followsWhole = false;
  private followWidth = LIVE_WINDOW_US;
  private view: DomainView = { widthPx: 936, phone: false, wholeRun: false, turnsPages: false };
  private readonly holds = new Set<string>();

  get fromUs(): number {
    return this.from;
  }
  get toUs(): number {
    return this.to;
  }
  /** Length of the run so far, µs. */
  get lengthUs(): number {
    return this.length;
  }
  /** Whether the window goes along with the run (it may be held for a while). */
  get following(): boolean {
    return this.isFollowing;
  }
  /** Whether it would go along, were it not held by something pointed at or selected. */
  get held(): boolean {
    return this.isFollowing && this.holds.size > 0;
  }
  /** Whether it goes along as the whole run rather than as a live window. */
  get showsWholeRun(): boolean {
    return this.isFollowing && (this.followsWhole || this.view.wholeRun);
  }
  /** What there is to be shown, µs: the whole run. */
  get limitUs(): number {
    return Math.max(this.length, this.view.wholeRun ? LEAST_WINDOW_US : this.liveWindowUs);
  }
  /** The window when following a run that can be watched, µs. */
  get liveWindowUs(): number {
    const least = this.view.phone ? PHONE_WINDOW_US : LIVE_WINDOW_US;
    return Math.max(least, (this.view.widthPx / FASTEST_SCROLL_PX_PER_S) * 1e6);
  }

  setView(view: DomainView): void {
    const before = this.view;
    this.view = view;
    const same = before.widthPx === view.widthPx && before.phone === view.phone && before.wholeRun === view.wholeRun;
    if (same || !this.isFollowing) return;
    if (this.followsWhole) this.showWholeRun();
    else this.follow();
  }

  /** A new run begins: its first moments are shown, and followed. */
  reset(): void {
    this.length = 0;
    this.follow();
  }

  /** The run has gone on; called once a frame. */
  advance(lengthUs: number): void {
    this.length = lengthUs;
    if (this.isFollowing && this.holds.size === 0) this.goAlong();
  }

  /** Returns to now. */
  follow(): void {
    this.holds.clear();
    this.isFollowing = true;
    this.followsWhole = false;
    this.followWidth = this.liveWindowUs;
    this.goAlong();
  }

  /** Holds the picture, not the run, until the same reason is released. */
  hold(reason: string): void {
    this.holds.add(reason);
  }
  release(reason: string): void {
    this.holds.delete(reason);
  }

  /** Looks at one stretch, and stops following. */
  show(fromUs: number, toUs: number): void {
    this.place(fromUs, toUs);
    this.followsWhole = false;
    this.isFollowing = false;
  }

  /** A hand moved the window: it is followed on from there only if it still reaches to now. */
  moveTo(fromUs: number, toUs: number): void {
    this.place(fromUs, toUs);
    this.followsWhole = false;
    const width = this.to - this.from;
    const wide = this.view.wholeRun ? width >= this.limitUs : width >= this.liveWindowUs * 0.999;
    this.isFollowing = wide && this.to >= this.length;
    if (this.isFollowing) this.followWidth = width;
  }

  /** @param factor above 1 nearer, below 1 further away; `us` keeps its place */
  zoomAround(us: number, factor: number): void {
    this.moveTo(us - (us - this.from) / factor, us + (this.to - us) / factor);
  }

  /** Back by however little, it is followed no more: else now would take back each small move of a slow hand. */
  panBy(us: number): void {
    const { from } = this;
    this.moveTo(from + us, this.to + us);
    if (this.from < from) this.isFollowing = false;
  }

  /** From the beginning to now, and on as the run grows. */
  showWholeRun(): void {
    this.follow();
    this.followsWhole = true;
    this.goAlong();
  }

  /** Share of a window that is free where the run ends in it. */
  private get endRoom(): number {
    return Math.min(MOST_END_ROOM, END_ROOM_PX / this.view.widthPx);
  }

  /** Width of the window that shows all there is, and the room behind it, µs. */
  private get wholeUs(): number {
    return this.limitUs / (1 - this.endRoom);
  }

  private place(fromUs: number, toUs: number): void {
    const width = Math.min(this.wholeUs, Math.max(LEAST_WINDOW_US, toUs - fromUs));
    const limit = this.limitUs + this.endRoom * width;
    const middle = (fromUs + toUs) / 2;
    this.from = Math.max(0, Math.min(limit - width, middle - width / 2));
    this.to = this.from + width;
  }

  private goAlong(): void {
    if (this.view.wholeRun || this.followsWhole) {
      this.from = 0;
      this.to = this.wholeUs;
      return;
    }
    const width = this.followWidth;
    const behind = this.length + this.endRoom * width - width;
    const half = width / 2;
    this.from = Math.max(0, this.view.turnsPages ? Math.ceil(behind / half) * half : behind);
    this.to = this.from + width;
  }
}
