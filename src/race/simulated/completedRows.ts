/** Rows of the log in the order in which their messages were complete: the threads' chunks do not tell it. */
export class CompletedRows {
  readonly #rows: Int32Array;
  #count = 0;

  /** @param most rows between two calls of {@link take} */
  constructor(most: number) {
    this.#rows = new Int32Array(most);
  }

  /** Beyond `most` rows would be lost. */
  push(row: number): void {
    this.#rows[this.#count++] = row;
  }

  /** Those since the last call, to be read before the next {@link push}. */
  take(): Int32Array {
    const rows = this.#rows.subarray(0, this.#count);
    this.#count = 0;
    return rows;
  }
}
