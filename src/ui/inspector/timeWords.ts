/** Times as a person reads them. All arguments are µs; a no-break space keeps a unit with its number. */

/** "3.8 ms", "350 µs", "1.25 s"; what rounds to nothing is "less than 1 µs". */
export function durationWords(us: number): string {
  if (us < 0.5) return 'less than 1\u00a0µs';
  if (us < 999.5) return `${Math.round(us)}\u00a0µs`;
  if (us < 99_950) return `${(us / 1000).toFixed(1)}\u00a0ms`;
  if (us < 999_500) return `${Math.round(us / 1000)}\u00a0ms`;
  return `${(us / 1e6).toFixed(2)}\u00a0s`;
}

/** A moment from the run's start: "7.802 s"; in a run's first tenth of a second "12.345 ms". */
export function momentWords(us: number): string {
  return us < 1e5 ? `${(us / 1000).toFixed(3)}\u00a0ms` : `${(us / 1e6).toFixed(3)}\u00a0s`;
}

/** The clock's step that two readings share: "millisecond", "10 ms tick", "100 µs tick". */
export function tickWords(resolutionUs: number): string {
  if (resolutionUs === 1000) return 'millisecond';
  return resolutionUs < 1000 ? `${resolutionUs}\u00a0µs tick` : `${resolutionUs / 1000}\u00a0ms tick`;
}

/** What two messages of one collision share of the clock; its step may have been moved between the two. */
export function sharedTickWords(
  a: { readonly clockResolutionUs: number },
  b: { readonly clockResolutionUs: number },
): string {
  return a.clockResolutionUs === b.clockResolutionUs ? tickWords(a.clockResolutionUs) : 'clock reading';
}
