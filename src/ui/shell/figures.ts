/** How figures are written on the page. */
const WHOLE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** 20509 → "20,509". */
export function whole(count: number): string {
  return WHOLE.format(count);
}

/** Percent: "6.0 %"; a rate that is not 0 never reads as 0, and 0 needs no digits after the point. */
export function percent(rate: number): string {
  if (rate === 0) return '0 %';
  if (rate < 0.1) return `${rate < 0.001 ? '< 0.001' : rate.toFixed(rate < 0.01 ? 3 : 2)} %`;
  return `${rate.toFixed(1)} %`;
}

/** An interval of shares, in percent without the sign: "5.1–7.0". */
export function interval({ low, high }: { readonly low: number; readonly high: number }): string {
  return `${percent(100 * low).replace(' %', '')}–${percent(100 * high).replace(' %', '')}`;
}

/** A moment of the run, from its start, µs: "7.81 s", "12.3 ms". */
export function briefMoment(us: number): string {
  return us < 1e5 ? `${(us / 1000).toFixed(1)} ms` : `${(us / 1e6).toFixed(2)} s`;
}

/** µs as a person reads it: "0.8 µs", "5 µs", "5.2 ms". */
export function briefDuration(us: number): string {
  if (us >= 1000) return `${Number((us / 1000).toPrecision(3))} ms`;
  return `${Number(us.toPrecision(2))} µs`;
}
