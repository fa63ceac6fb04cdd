/** 1,000 pasted Message-IDs of a busy server, against a plain linear scan of the generator for each ID. */
import { drawsOf, FIRST_DRAWS } from '../src/jvm/drawNumber.ts';
import { globalDraws, identityHash, threadDraws } from '../src/jvm/identityHash.ts';
import { examine } from '../src/mail/microscope/examine.ts';
import type { Report } from './harness.ts';

const IDS = 1000;
const SCANNED = 20;
const STARTED_MS = 1_138_752_000_000;

function hashesOf(draws: Iterable<number>, first: number, step: number, bits: 25 | 31): number[] {
  const hashes: number[] = [];
  let number = 0;
  for (const draw of draws) {
    number++;
    if (number >= first && (number - first) % step === 0) hashes.push(identityHash(draw, bits));
    if (hashes.length === IDS) break;
  }
  return hashes;
}

function drawAt(number: number): number {
  for (const draw of globalDraws()) if (--number === 0) return draw;
  throw new Error('the generator ended');
}

const textOf = (hashes: readonly number[]): string =>
  hashes.map((hash, i) => `<${hash}.${STARTED_MS + 7 * i}.JavaMail.cfmail@mail.example.org>`).join('\n');

function timed<T>(work: () => T): { ms: number; result: T } {
  const fromMs = performance.now();
  const result = work();
  return { ms: performance.now() - fromMs, result };
}

function scan(hash: number): number[] {
  const found: number[] = [];
  let draw = 0;
  for (const value of globalDraws()) {
    if (++draw > FIRST_DRAWS) break;
    if (identityHash(value, 25) === hash) found.push(draw);
  }
  return found;
}

export default function bench(report: Report): void {
  const hashes = hashesOf(globalDraws(), 400_000, 37, 25);
  const indexed = timed(() => hashes.map((hash) => drawsOf(hash, 25)));
  const scanned = timed(() => hashes.slice(0, SCANNED).map(scan));
  if (JSON.stringify(indexed.result.slice(0, SCANNED)) !== JSON.stringify(scanned.result))
    throw new Error('they differ');
  const indexedMs = indexed.ms / IDS;
  const scannedMs = scanned.ms / SCANNED;
  report(
    `all draws of a hash, by logarithm: ${(indexedMs * 1000).toFixed(0)} µs; by a linear scan: ${scannedMs.toFixed(1)} ms`,
  );
  report(`ratio: the logarithm is ${(scannedMs / indexedMs).toFixed(0)} × as fast as the scan`);
  const lists: readonly (readonly [string, readonly number[], 'process' | 'thread' | undefined])[] = [
    ['1,000 IDs of one process', hashes, 'process'],
    ['1,000 IDs of one thread, JDK 8', hashesOf(threadDraws(drawAt(3474)), 70_000, 11, 31), 'thread'],
    [
      '1,000 unrelated IDs',
      Array.from({ length: IDS }, (_, i) => 1 + ((i * i * 7919 + 104_729 * i) % (2 ** 31 - 2))),
      undefined,
    ],
  ];
  for (const [name, list, kind] of lists) {
    const { ms, result } = timed(() => examine(textOf(list)));
    if (result.findings[0]?.kind !== kind) throw new Error(`${name}: no such answer`);
    const ratio = (scannedMs * IDS) / ms;
    report(`${name}: ${ms.toFixed(0)} ms in all (budget: 2000 ms), ${ratio.toFixed(0)} × as fast as linear scans`);
  }
}
