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

/** Both ends of an interval, given and written in percent without the sign; with more digits where they would read alike. */
export function ends(low: number, high: number): readonly [string, string] {
  const texts = [low, high].map((rate) => percent(rate).replace(' %', '')) as [string, string];
  const alike = (): boolean => texts[0] === texts[1] || (low > 0 && Number(texts[0]) === 0);
  for (let digits = 2; low < high && alike() && digits < 10; digits++) {
    texts[0] = low.toFixed(digits);
    texts[1] = high.toFixed(digits);
  }
  return texts;
}

/** An interval of shares, in percent without the sign: "5.1–7.0". */
export function interval({ low, high }: { readonly low: number; readonly high: number }): string {
  return ends(100 * low, 100 * high).join('–');
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
