/** Looks at something again and again, in the page's frames, one look at a time. */
export class FrameWatch {
  #frame = 0;
  #watch = 0;

  /**
   * Ends what was watched before.
   * @param look tells whether to go on
   * @param restMs from the beginning of a look to the next at least; 0: at every frame
   */
  begin(look: () => Promise<boolean>, restMs: number): void {
    this.end();
    const watch = this.#watch;
    const again = async (): Promise<void> => {
      const untilMs = performance.now() + restMs;
      if ((await look()) && watch === this.#watch) this.#whenever(() => performance.now() >= untilMs, again);
    };
    void again();
  }

  end(): void {
    this.#watch++;
    cancelAnimationFrame(this.#frame);
  }

  /** Acts in the first frame in which it is time. */
  #whenever(isTime: () => boolean, act: () => Promise<void>): void {
    this.#frame = requestAnimationFrame(() => {
      if (isTime()) void act();
      else this.#whenever(isTime, act);
    });
  }
}
