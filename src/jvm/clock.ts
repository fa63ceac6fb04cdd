/**
 * `System.currentTimeMillis()` on a clock that ticks in steps.
 * Source of the steps: D. Holmes, "Inside the HotSpot VM: Clocks, Timers and Scheduling Events", part I.
 */

/** A clock from this step on writes milliseconds into a Message-ID; a finer one writes microseconds. */
export const MILLISECOND_US = 1000;

/**
 * The clock field of a Message-ID.
 * @param epochUs µs since 1970
 * @param resolutionUs the clock's step in µs
 * @returns whole milliseconds since 1970, or whole microseconds (three digits more) when the step is below 1 ms
 */
export function clockField(epochUs: number, resolutionUs: number): number {
  const tickUs = Math.floor(epochUs / resolutionUs) * resolutionUs;
  return resolutionUs < MILLISECOND_US ? tickUs : Math.floor(tickUs / 1000);
}

/** Whole seconds since 1970 of a clock field, whichever its unit. */
export function clockFieldSeconds(field: number): number {
  return Math.floor(field / (field >= 1e14 ? 1e6 : 1e3));
}
