const FIRST_CAPACITY = 1024;

/**
 * Counts, while a run goes on, the messages that Exchange would have discarded: the rule of exchange.ts with the
 * collision's number in the Message-ID's place, so that no text is made. It has no window, because mails of one key bear
 * the same Date and are made within one tick of the clock, and the shortest window is an hour.
 */
export class ExchangeCount {
  /** Date of the first member of each collision, by its number; 0: none yet. */
  private firstDate = new Uint32Array(FIRST_CAPACITY);
  /** Further Dates of a collision: rare, for the clock is part of the Message-ID. */
  private readonly otherDates = new Map<number, Set<number>>();

  /**
   * Feed it every member of a collision, the first one too, in the order of their acceptance.
   * @param collision number of the collision, from 1
   * @param dateSeconds its Date header, whole seconds since 1970
   * @returns whether Exchange would have discarded this one
   */
  add(collision: number, dateSeconds: number): boolean {
    if (collision >= this.firstDate.length) this.grow(collision);
    const first = this.firstDate[collision]!;
    if (first === dateSeconds) return true;
    if (first === 0) {
      this.firstDate[collision] = dateSeconds;
      return false;
    }
    const others = this.otherDates.get(collision) ?? new Set<number>();
    const seen = others.has(dateSeconds);
    this.otherDates.set(collision, others.add(dateSeconds));
    return seen;
  }

  private grow(collision: number): void {
    const grown = new Uint32Array(Math.max(2 * this.firstDate.length, collision + 1));
    grown.set(this.firstDate);
    this.firstDate = grown;
  }
}
