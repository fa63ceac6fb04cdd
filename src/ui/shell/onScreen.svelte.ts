/** Whether an element is on the screen, or near it: what nobody sees need not be kept up to date. */
export class OnScreen {
  now = $state(false);

  /** @param nearPx how far from the screen still counts */
  constructor(private readonly nearPx = 0) {}

  /** For `{@attach}`. */
  readonly watch = (element: Element): (() => void) => {
    const observer = new IntersectionObserver((entries) => (this.now = entries.at(-1)?.isIntersecting ?? false), {
      rootMargin: `${this.nearPx}px`,
    });
    observer.observe(element);
    return () => observer.disconnect();
  };
}
