/** While no figure is on screen, what others show of the run is kept up so often, ms. */
const UNSEEN_MS = 200;

/** One loop of animation frames for all figures; it sleeps while nothing changes. While none is on screen, nothing is drawn. */
export class FrameLoop {
  private frame = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private onScreen = true;

  /** Both return whether they want to be called again. @param draw draws one frame @param keepUp is called in its place */
  constructor(
    private readonly draw: (nowMs: number) => boolean,
    private readonly keepUp: () => boolean,
  ) {}

  readonly wake = (): void => {
    if (this.onScreen) {
      if (this.frame === 0) this.frame = requestAnimationFrame(this.run);
    } else this.timer ??= setTimeout(this.runUnseen, UNSEEN_MS);
  };

  setOnScreen(onScreen: boolean): void {
    this.stop();
    this.onScreen = onScreen;
    this.wake();
  }

  stop(): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private readonly run = (nowMs: number): void => {
    this.frame = 0;
    if (this.draw(nowMs)) this.wake();
  };

  private readonly runUnseen = (): void => {
    this.timer = undefined;
    if (this.keepUp()) this.wake();
  };
}
