/** One loop of animation frames for all figures; it sleeps while nothing changes, and while none is on screen. */
export class FrameLoop {
  private frame = 0;
  private onScreen = true;
  private readonly draw: (nowMs: number) => boolean;

  /** @param draw draws one frame; returns whether it wants another */
  constructor(draw: (nowMs: number) => boolean) {
    this.draw = draw;
  }

  readonly wake = (): void => {
    if (this.frame === 0 && this.onScreen) this.frame = requestAnimationFrame(this.run);
  };

  setOnScreen(onScreen: boolean): void {
    this.onScreen = onScreen;
    if (onScreen) this.wake();
    else this.stop();
  }

  stop(): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
  }

  private readonly run = (nowMs: number): void => {
    this.frame = 0;
    if (this.draw(nowMs)) this.wake();
  };
}
