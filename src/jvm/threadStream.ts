/**
 * Whether the hashes of a list are one thread's own stream (mode 5, the default since JDK 8), and from which start value.
 * The xor-shift is linear over GF(2) and only X differs between threads: hash n is A(n)·X ⊕ b(n). So one hash leaves few
 * values of X for each n, and X must itself be an early draw of the global generator, which hardly any of them is.
 */
import { drawNumber } from './drawNumber.ts';
import type { HashBits } from './identityHash.ts';
import { identityHash, threadDraws } from './identityHash.ts';
import type { LineUp, Sighting } from './lineUp.ts';
import { bestLineUp } from './lineUp.ts';
import { MODULUS } from './parkMiller.ts';
import { nextXorShift, XOR_SHIFT_W, XOR_SHIFT_Y, XOR_SHIFT_Z } from './xorShift.ts';
import { transpose32, XorEquations } from './xorEquations.ts';

/** Hashes of a thread among which the list is looked for. */
export const THREAD_HASHES = 100_000;
/** Draws of the global generator that can be a thread's start value: one for each thread, and a few thousand before. */
export const START_DRAWS = 1_000_000;

export interface ThreadStream extends LineUp {
  readonly bits: HashBits;
  /** The thread's start value X. */
  readonly startValue: number;
  /** Which draw of the global generator X was. */
  readonly startDraw: number;
}

/** A row of the table is the 32 equations of one hash's bits. */
const ROW = 32;
/** Hashes that a thread may draw for something else between two of a list's neighbours, where one hash leaves too many X. */
const MOST_STEP = 16;
/** Free bits of X that may be tried one by one. */
const MOST_FREE = 2;
/** Hashes of the list from which the search may start. */
const MOST_ANCHORS = 2;

/** For n = 1 … THREAD_HASHES + MOST_STEP and each bit of hash n: which bits of X it is, and whether they are turned. 13 MB. */
let table: Int32Array | null = null;

function equationsOf(n: number): Int32Array {
  table ??= writeTable(THREAD_HASHES + MOST_STEP);
  return table.subarray((n - 1) * ROW, n * ROW);
}

/** Runs the generator on each bit of X alone, and on the constants alone. */
function writeTable(rows: number): Int32Array {
  const written = new Int32Array(rows * ROW);
  for (let column = 0; column < ROW; column++) {
    const constants = column === ROW - 1;
    let x = constants ? 0 : 1 << column;
    let [y, z, w] = constants ? [XOR_SHIFT_Y, XOR_SHIFT_Z, XOR_SHIFT_W] : [0, 0, 0];
    for (let row = 0; row < rows; row++) {
      const next = nextXorShift(x, w);
      [x, y, z, w] = [y, z, w, next];
      written[row * ROW + column] = w;
    }
  }
  for (let row = 0; row < rows; row++) transpose32(written.subarray(row * ROW, (row + 1) * ROW));
  return written;
}

/**
 * The thread whose stream holds most of these hashes; null if none of the first draws starts such a thread.
 * @param hashes distinct, in the order of the list; other objects' hashes may have been drawn in between
 */
export function threadStream(hashes: readonly number[], bits: HashBits): ThreadStream | null {
  for (let anchor = 0; anchor + 1 < hashes.length && anchor < MOST_ANCHORS; anchor++) {
    const startValues = earlyStartValues(hashes[anchor]!, hashes[anchor + 1]!, bits);
    const streams = [...startValues].flatMap((x) => streamFrom(x, hashes, bits) ?? []);
    const best = streams.sort((a, b) => a.chanceLog10 - b.chanceLog10)[0];
    if (best) return best;
  }
  return null;
}

/** The values of X that are early draws and give `hash` somewhere; where that leaves too many, `next` must come soon after. */
function earlyStartValues(hash: number, next: number, bits: HashBits): Set<number> {
  const found = new Set<number>();
  const keep = (system: XorEquations): void => {
    for (const x of system.solutions()) if (x > 0 && x < MODULUS && drawNumber(x) <= START_DRAWS) found.add(x);
  };
  const system = new XorEquations();
  const narrowed = new XorEquations();
  for (let n = 1; n <= THREAD_HASHES; n++) {
    system.clear();
    if (!demand(system, n, hash, bits)) continue;
    if (system.free <= MOST_FREE) {
      keep(system);
      continue;
    }
    for (let step = 1; step <= MOST_STEP; step++) {
      narrowed.copy(system);
      if (demand(narrowed, n + step, next, bits) && narrowed.free <= MOST_FREE) keep(narrowed);
    }
  }
  return found;
}

/** Adds that hash number n is this one; returns whether that can be. */
function demand(system: XorEquations, n: number, hash: number, bits: HashBits): boolean {
  const equations = equationsOf(n);
  for (let bit = 0; bit < bits; bit++)
    if (!system.add(equations[bit]! ^ ((hash << (31 - bit)) & -0x80000000))) return false;
  return true;
}

function streamFrom(startValue: number, hashes: readonly number[], bits: HashBits): ThreadStream | null {
  const indexes = new Map(hashes.map((hash, index) => [hash, index]));
  const sightings: Sighting[] = [];
  let place = 0;
  for (const draw of threadDraws(startValue)) {
    if (++place > THREAD_HASHES) break;
    const index = indexes.get(identityHash(draw, bits));
    if (index !== undefined) sightings.push({ index, place });
  }
  const lineUp = bestLineUp(sightings, { hashes: hashes.length, places: THREAD_HASHES * START_DRAWS, bits });
  return lineUp && { ...lineUp, bits, startValue, startDraw: drawNumber(startValue) };
}
