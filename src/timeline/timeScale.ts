import { scaleLinear } from 'd3';
import { textWidth } from './surface.ts';

/** From moments of the run to px of a figure, and back. */
export interface TimeScale {
  readonly fromUs: number;
  readonly toUs: number;
  /** Left and right edge of the plot, px. */
  readonly left: number;
  readonly right: number;
  readonly pxPerUs: number;
}

/** @param toUs must be greater than fromUs */
export function timeScale(fromUs: number, toUs: number, left: number, right: number): TimeScale {
  return { fromUs, toUs, left, right, pxPerUs: (right - left) / (toUs - fromUs) };
}

export function xOf(scale: TimeScale, us: number): number {
  return scale.left + (us - scale.fromUs) * scale.pxPerUs;
}

/** Size of the labels of round moments, px. */
export const TICK_LABEL_PX = 12;
const USUAL_SPACING_PX = 100;
const LABEL_GAP_PX = 24;

export interface TimeTick {
  readonly us: number;
  readonly label: string;
}

/** Round moments, one every 100 px or so, further apart where their labels are long; all labels in one unit. */
export function timeTicks(scale: TimeScale): TimeTick[] {
  const round = scaleLinear([scale.fromUs, scale.toUs], [scale.left, scale.right]);
  let count = Math.max(2, Math.round((scale.right - scale.left) / USUAL_SPACING_PX));
  for (;;) {
    const ticks = labelled(round.ticks(count));
    const longest = Math.max(...ticks.map(({ label }) => textWidth(label, { size: TICK_LABEL_PX })));
    const spacingPx = ticks.length > 1 ? (ticks[1]!.us - ticks[0]!.us) * scale.pxPerUs : Infinity;
    if (count <= 2 || spacingPx >= longest + LABEL_GAP_PX) return ticks;
    count -= 1;
  }
}

function labelled(moments: readonly number[]): TimeTick[] {
  const stepUs = moments.length > 1 ? moments[1]! - moments[0]! : 1;
  return moments.map((us) => ({ us, label: tickLabel(us, stepUs) }));
}

const UNITS = [
  { name: 's', us: 1e6 },
  { name: 'ms', us: 1e3 },
  { name: 'µs', us: 1 },
] as const;

/** Seconds while the step is 10 ms or more, then ms, below 10 µs µs; as many decimals as the step needs. */
function tickLabel(us: number, stepUs: number): string {
  const unit = stepUs >= 1e4 ? UNITS[0] : stepUs >= 10 ? UNITS[1] : UNITS[2];
  const decimals = Math.max(0, -Math.floor(Math.log10(stepUs / unit.us) + 1e-9));
  return `${grouped((us / unit.us).toFixed(Math.min(decimals, 6)))} ${unit.name}`;
}

/** A length of time with about three figures: "3.8 ms", "120 µs", "12 s". */
export function formatDuration(us: number): string {
  const unit = us >= 1e6 ? UNITS[0] : us >= 1e3 ? UNITS[1] : UNITS[2];
  const value = us / unit.us;
  return `${Number(value.toPrecision(value >= 100 ? 4 : 3))} ${unit.name}`;
}

/** A moment of the run, as a person reads it: "7.802 s". */
export function formatMoment(us: number): string {
  return `${(us / 1e6).toFixed(3)} s`;
}

/** Thousands apart: 12,345.6 */
function grouped(number: string): string {
  const [whole = '', fraction] = number.split('.');
  const spaced = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? spaced : `${spaced}.${fraction}`;
}
