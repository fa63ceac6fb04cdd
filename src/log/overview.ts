/** The whole run in a few hundred bins: the overview strip and the rate curve. */
export interface Overview {
  /** Length of the run so far, µs. */
  readonly lengthUs: number;
  /** Width of one bin, µs; bin i covers [i · binUs, (i + 1) · binUs). */
  readonly binUs: number;
  /** Messages completed in each bin. */
  readonly messages: Uint32Array<ArrayBuffer>;
  /** Of these, duplicates: messages whose Message-ID an earlier one already bore. */
  readonly duplicates: Uint32Array<ArrayBuffer>;
}
