/** A sweep as a picture: what both of its forms, line and map, are given, and where their marks lie. */
import type { SweepPoint } from '../log/sweepRecord.ts';
import type { Theme } from './theme.ts';

export interface SweepAxisLabels {
  /** "Clock resolution" */
  readonly name: string;
  /** One a value. */
  readonly labels: readonly string[];
}

export interface SweepFigureInput {
  readonly theme: Theme;
  /** Room there is, px; a picture of many values may be wider. */
  readonly width: number;
  readonly x: SweepAxisLabels;
  /** null: a line; else a map. */
  readonly y: SweepAxisLabels | null;
  /** Row by row; null: nothing measured yet. */
  readonly points: readonly (SweepPoint | null)[];
  /** Whether the algorithm is safe: what it makes is blue, else red. */
  readonly safe: boolean;
  readonly logarithmic: boolean;
}

/** The room of a cell's mark, which a link may cover. */
export interface SweepMark {
  readonly cell: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface SweepLayout {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly SweepMark[];
}

/** The lowest rate of a logarithmic scale, percent; what is less, and 0, stands at its foot. */
export function logFloor(points: readonly (SweepPoint | null)[]): number {
  const positive = points.flatMap((point) => (point ? [point.rate, point.chance] : [])).filter((rate) => rate > 0);
  const least = Math.min(1, ...positive);
  return 10 ** Math.max(-10, Math.floor(Math.log10(least)));
}

/** The highest rate of a scale, percent. */
export function mostOf(points: readonly (SweepPoint | null)[]): number {
  return Math.max(1, ...points.flatMap((point) => (point ? [point.high] : [])));
}

/** Percent with the digits that a small figure has room for: "0", "0.04", "4.0", "31", "3·10⁻⁸". */
export function shortPercent(rate: number): string {
  if (rate === 0) return '0';
  if (rate < 0.001) return rate.toExponential(0).replace('e-', '·10⁻').replace(/\d+$/, superscript);
  if (rate >= 0.95) return rate.toFixed(rate < 9.95 ? 1 : 0);
  return String(Number(rate.toPrecision(1)));
}

function superscript(digits: string): string {
  return [...digits].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]).join('');
}
