/** The comparisons of the proof: this run's first hashes, and the Enron corpus, beside HotSpot's sequence. */
import { identityHash } from '../../jvm/identityHash.ts';
import { FIRST_SEED, nextParkMiller } from '../../jvm/parkMiller.ts';
import type { KnownDraw, PrintedHash } from '../../jvm/provenance.ts';

/** A hash that a thread of this run drew. */
export interface RunDraw {
  /** Which draw of the generator it was, counting from 1. */
  readonly draw: number;
  readonly hash: number;
  /** Number of the thread, from 0. */
  readonly lane: number;
}

export interface PrintedRow {
  readonly draw: number;
  /** What was printed, each with its source where it is known. */
  readonly printed: readonly PrintedHash[];
  /** Hexadecimal; null while no thread has drawn it. */
  readonly thisRun: string | null;
  /** Threads that drew it, from 1: more than one where the race repeated a draw. */
  readonly threads: readonly number[];
  /** null while there is nothing to compare. */
  readonly same: boolean | null;
}

/** One row for each draw that was printed, in the order of the draws. */
export function printedRows(printed: readonly PrintedHash[], run: readonly RunDraw[]): readonly PrintedRow[] {
  const draws = [...new Set(printed.map(({ draw }) => draw))].sort((a, b) => a - b);
  return draws.map((draw) => {
    const texts = printed.filter((hash) => hash.draw === draw);
    const drawn = run.filter((hash) => hash.draw === draw);
    const [first] = drawn;
    return {
      draw,
      printed: texts,
      thisRun: first ? first.hash.toString(16) : null,
      threads: [...new Set(drawn.map(({ lane }) => lane + 1))].sort((a, b) => a - b),
      same: first ? drawn.every(({ hash }) => texts.every((text) => text.hash === hash)) : null,
    };
  });
}

/** "3", "3 and 7", "1, 3 and 7" */
export function threadList(threads: readonly number[]): string {
  return threads.length < 2 ? threads.join('') : `${threads.slice(0, -1).join(', ')} and ${threads.at(-1)}`;
}

/** Whether some draw was made by more than one thread. */
export function repeats(rows: readonly PrintedRow[]): boolean {
  return rows.some(({ threads }) => threads.length > 1);
}

/**
 * Runs the generator from its first seed, and takes down the hashes of the known draws, in their order.
 * @param known in the order of their draws
 */
export function drawAgain(known: readonly KnownDraw[]): readonly number[] {
  const hashes: number[] = [];
  let seed = FIRST_SEED;
  let draw = 0;
  for (const { draw: wanted, bits } of known) {
    for (; draw < wanted; draw++) seed = nextParkMiller(seed);
    hashes.push(identityHash(seed, bits));
  }
  return hashes;
}
