/** Looks at something again and again, one look at a time. */
export class Watch {
  #frame = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #watch = 0;

  /**
   * Ends what was watched before.
   * @param look returns the rest until the next look, ms; 0: in the next frame; null: there is no more to see
   */
  begin(look: () => Promise<number | null>): void {
    this.end();
    const watch = this.#watch;
    const again = async (): Promise<void> => {
      const restMs = await look();
      if (restMs === null || watch !== this.#watch) return;
      if (restMs === 0) this.#frame = requestAnimationFrame(() => void again());
      else this.#timer = setTimeout(() => void again(), restMs);
    };
    void again();
  }

  end(): void {
    this.#watch++;
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
  }
}
