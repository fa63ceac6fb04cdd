/** How figures are written on the page. */
import { percent } from '../../log/rateText.ts';

export { percent };

const WHOLE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** 20509 → "20,509". */
export function whole(count: number): string {
  return WHOLE.format(count);
}

/**
 * Both ends of an interval, given and written in percent without the sign; with more digits where they would read alike, or one
 * as none or all that is neither.
 */
export function ends(low: number, high: number): readonly [string, string] {
  const texts = [low, high].map(endOf) as [string, string];
  for (let digits = 2; low < high && texts[0] === texts[1] && digits < MOST_DIGITS; digits++) {
    texts[0] = low.toFixed(digits);
    texts[1] = high.toFixed(digits);
  }
  return texts;
}

const MOST_DIGITS = 10;

/** An end is a number: "< 0.001" is none that one could go on to or from. */
function endOf(rate: number): string {
  const text = percent(rate).replace(' %', '');
  if (!/[<>]/.test(text)) return text;
  return rate.toFixed(Math.min(MOST_DIGITS, Math.ceil(-Math.log10(Math.min(rate, 100 - rate)))));
}

/** An interval of shares, in percent without the sign: "5.1–7.0". */
export function interval({ low, high }: { readonly low: number; readonly high: number }): string {
  return ends(100 * low, 100 * high).join('–');
}

/** A text as it is shown: no line ends between a figure and its unit ("6.0 %", "15.625 ms") or its sign ("< 0.001 %"). */
export function unbroken(text: string): string {
  return text.replaceAll(/(?<=\d) (?=%|[µm]?s\b)|(?<=[<>]) (?=\d)/g, '\u00a0');
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
