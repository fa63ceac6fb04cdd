/**
 * Hashes of a list that lie close together in one generator's sequence: the mark of one JVM process, or of one thread.
 * One hash alone proves little, for any number has its place somewhere; that several lie side by side is no accident.
 */
import type { HashBits } from './identityHash.ts';

/** A place in the sequence at which a hash of the list stands. */
export interface Sighting {
  /** The hash's index among the distinct hashes of the list. */
  readonly index: number;
  /** Number of the draw, or of the thread's hash, from 1. */
  readonly place: number;
}

/** How the hashes follow one another in the list: without another between them, in this order, or in any order. */
export type ListOrder = 'in-a-row' | 'rising' | 'any';

export interface LineUp {
  /** Two or more, ascending by place; each index once. */
  readonly sightings: readonly Sighting[];
  /** Places from one to the next at most; 1: no gap. */
  readonly widestStep: number;
  readonly order: ListOrder;
  /** log₁₀ of {@link bestLineUp}'s bound: −7 is one in ten million. */
  readonly chanceLog10: number;
}

export interface LineUpContext {
  /** Distinct hashes in the list. */
  readonly hashes: number;
  /** Places looked at. */
  readonly places: number;
  readonly bits: HashBits;
}

/** Widest steps that are tried. */
const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000] as const;
const ORDERS = 3;
/** A line-up that unrelated hashes would show once in a thousand lists is not told. */
const MOST_CHANCE_LOG10 = -3;

/**
 * The line-up that unrelated hashes would least likely show; null if none is worth telling.
 *
 * The chance is a bound: of n unrelated hashes, evenly spread over 2^bits, the expected number of line-ups of k whose
 * steps are at most s wide is ways · places/2^bits · (s/2^bits)^(k−1), where ways is n for k in a row, n^k/k! for k in
 * the list's order and n^k for k in any order; times the number of widths and orders tried.
 * @param sightings all candidates of all hashes, in any order
 */
export function bestLineUp(sightings: readonly Sighting[], context: LineUpContext): LineUp | null {
  const sorted = sightings.toSorted((a, b) => a.place - b.place);
  let best: LineUp | null = null;
  for (const widest of STEPS) {
    for (const cluster of clusters(sorted, widest)) {
      const lineUp = judged(cluster, widest, context);
      if (!best || lineUp.chanceLog10 < best.chanceLog10) best = lineUp;
    }
  }
  return best && best.chanceLog10 <= MOST_CHANCE_LOG10 ? best : null;
}

/** Stretches of two or more different hashes without a step wider than this. */
function* clusters(sorted: readonly Sighting[], widest: number): Generator<readonly Sighting[]> {
  let cluster: Sighting[] = [];
  const seen = new Set<number>();
  for (const sighting of sorted) {
    const last = cluster.at(-1);
    if (last && sighting.place - last.place > widest) {
      if (cluster.length > 1) yield cluster;
      cluster = [];
      seen.clear();
    }
    if (seen.has(sighting.index)) continue;
    seen.add(sighting.index);
    cluster.push(sighting);
  }
  if (cluster.length > 1) yield cluster;
}

function judged(sightings: readonly Sighting[], widest: number, context: LineUpContext): LineUp {
  const { hashes, places, bits } = context;
  const order = listOrder(sightings);
  const spread = 2 ** bits;
  const others = sightings.length - 1;
  const chanceLog10 =
    waysLog10(order, hashes, sightings.length) +
    Math.log10(places / spread) +
    others * Math.log10(widest / spread) +
    Math.log10(STEPS.length * ORDERS);
  return { sightings, widestStep: widestStep(sightings), order, chanceLog10 };
}

/** log₁₀ of the ways to choose k of n hashes in this order. */
function waysLog10(order: ListOrder, n: number, k: number): number {
  if (order === 'in-a-row') return Math.log10(n);
  const any = k * Math.log10(n);
  return order === 'any' ? any : any - factorialLog10(k);
}

function factorialLog10(k: number): number {
  let sum = 0;
  for (let i = 2; i <= k; i++) sum += Math.log10(i);
  return sum;
}

function listOrder(sightings: readonly Sighting[]): ListOrder {
  const strides = sightings.slice(1).map(({ index }, i) => index - sightings[i]!.index);
  if (strides.every((stride) => stride === 1)) return 'in-a-row';
  return strides.every((stride) => stride > 0) ? 'rising' : 'any';
}

function widestStep(sightings: readonly Sighting[]): number {
  return sightings.slice(1).reduce((widest, { place }, i) => Math.max(widest, place - sightings[i]!.place), 0);
}
