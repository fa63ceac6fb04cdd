/** The CollisionIndex against a Map of the formatted strings, on the same 1,000,000 IDs; and its cost as the log grows. */
import { formatFields } from '../src/algorithms/format.ts';
import { globalDraws, identityHash } from '../src/jvm/identityHash.ts';
import { CollisionIndex, type IdColumns } from '../src/log/collisionIndex.ts';
import type { Report } from './harness.ts';

const STARTED = 1_795_528_749_728;
/** As ten threads make them: 3,000 IDs in a millisecond, every twentieth drawn twice. */
const PER_MS = 3000;
const ROUNDS = 5;

function idsOf(count: number): IdColumns {
  const shared = (bytes: number): SharedArrayBuffer => new SharedArrayBuffer(bytes * count);
  const draw = new Int32Array(shared(4));
  const clock = new Float64Array(shared(8));
  const draws = globalDraws();
  for (let i = 0; i < count; i++) {
    draw[i] = i % 20 === 19 ? draw[i - 1]! : draws.next().value;
    clock[i] = STARTED + Math.floor(i / PER_MS);
  }
  return { draw, clock, counter: new Int32Array(shared(4)), collision: new Int32Array(shared(4)) };
}

/** ns per ID, the best of some rounds. */
function best(count: number, round: () => number, expected: number): number {
  let bestNs = Number.POSITIVE_INFINITY;
  for (let i = 0; i < ROUNDS; i++) {
    const fromMs = performance.now();
    const duplicates = round();
    bestNs = Math.min(bestNs, ((performance.now() - fromMs) * 1e6) / count);
    if (duplicates !== expected) throw new Error(`${duplicates} duplicates instead of ${expected}`);
  }
  return bestNs;
}

function indexNs(count: number): number {
  const columns = idsOf(count);
  return best(
    count,
    () => {
      columns.collision.fill(0);
      const index = new CollisionIndex(columns, 31, 'none');
      for (let from = 0; from < count; from += 256) index.add(from, Math.min(count, from + 256));
      return index.duplicates;
    },
    Math.floor(count / 20),
  );
}

function mapNs(count: number): number {
  const { draw, clock } = idsOf(count);
  return best(
    count,
    () => {
      const seen = new Map<string, number>();
      let duplicates = 0;
      for (let row = 0; row < count; row++) {
        const text = formatFields('none', { hash: identityHash(draw[row]!, 31), counter: null, clock: clock[row]! });
        if (seen.has(text)) duplicates++;
        else seen.set(text, row);
      }
      return duplicates;
    },
    Math.floor(count / 20),
  );
}

export default function bench(report: Report): void {
  const small = indexNs(100_000);
  const middle = indexNs(1_000_000);
  const large = indexNs(5_000_000);
  const map = mapNs(1_000_000);
  report(`CollisionIndex, 1 M IDs: ${middle.toFixed(1)} ns an ID, ${(1000 / middle).toFixed(1)} M IDs/s`);
  report(`Map of strings, 1 M IDs: ${map.toFixed(1)} ns an ID, ${(1000 / map).toFixed(1)} M IDs/s`);
  report(`ratio: the index is ${(map / middle).toFixed(1)} × as fast as the Map (budget: at least 10 ×)`);
  report(`cost per ID at 5 M is ${(large / small).toFixed(2)} × that at 100 k (budget: at most 1.6 ×)`);
}
