/** Reading JavaMail's Message-IDs: algorithms/format decides, this says where the parts stand. */
import { HOST_SUFFIX, NAMED_SUFFIX, parseMessageId } from '../../algorithms/format.ts';
import { ALGORITHMS, algorithmById } from '../../algorithms/index.ts';
import type { Algorithm, ClockDigits } from '../../algorithms/step.ts';
import type { AlgorithmId } from '../../scenario/scenario.ts';
import type { IdGenerator, IdPart, Reading } from './generator.ts';

/** This page's own runs, which alone write a clock in µs, are younger than this. */
const PAGE_BEGAN_MS = Date.UTC(2026, 0, 1);
const CENTURY_END_MS = Date.UTC(2100, 0, 1);
const IN_US = 'Clock in µs: only this page writes one, for clocks finer than 1 ms.';

/**
 * @param versions as a reader names them
 * @param inferred what of that is not confirmed
 */
export function javaMail(id: AlgorithmId, versions: string, inferred: readonly string[]): IdGenerator {
  const algorithm = algorithmById(id);
  return {
    id,
    read(text) {
      const inMs = readWith(algorithm, text, 13);
      const inUs = madeHere(text) && !likelyInMs(text) ? readWith(algorithm, text, 16) : null;
      if (inUs && plausible(inUs)) return told(inUs, versions, [...inferred, IN_US]);
      return inMs && told(inMs, versions, inferred);
    },
  };
}

type Parsed = Omit<Reading, 'generator' | 'inferred'>;

function told(parsed: Parsed, versions: string, inferred: readonly string[]): Reading {
  const negative = 'The hash is negative, as HotSpot’s never are: another JVM made it.';
  return { ...parsed, generator: versions, inferred: (parsed.hash ?? 0) < 0 ? [...inferred, negative] : inferred };
}

function madeHere(text: string): boolean {
  return text.endsWith(NAMED_SUFFIX) || text.endsWith(HOST_SUFFIX);
}

/** Whether some version can have written it with a likely clock in ms; a long count before one looks like a clock in µs. */
function likelyInMs(text: string): boolean {
  return Object.values(ALGORITHMS).some((algorithm) => plausible(readWith(algorithm, text, 13)));
}

function plausible(parsed: Parsed | null): boolean {
  const ms = parsed?.time?.ms ?? 0;
  return ms >= PAGE_BEGAN_MS && ms < CENTURY_END_MS;
}

function readWith(algorithm: Algorithm, text: string, digits: ClockDigits): Parsed | null {
  const fields = parseMessageId(algorithm, text, digits);
  if (!fields) return null;
  return {
    parts: javaMailParts(algorithm, text, digits),
    hash: fields.hash,
    time: { ms: digits === 13 ? fields.clock : fields.clock / 1000, decimals: digits - 10 },
    values: [],
  };
}

function javaMailParts(algorithm: Algorithm, text: string, digits: ClockDigits): IdPart[] {
  const end = algorithm.suffix === HOST_SUFFIX ? text.indexOf('@') : text.indexOf('.JavaMail.');
  const hashEnd = text.indexOf('.');
  const clock = end - digits;
  const parts: IdPart[] = [{ from: 0, to: hashEnd, kind: 'hash', label: 'hash' }];
  if (algorithm.counterForm !== 'none') {
    const counterEnd = algorithm.counterForm === 'dotted' ? clock - 1 : clock;
    parts.push({ from: hashEnd + 1, to: counterEnd, kind: 'counter', label: 'counter' });
  }
  parts.push({ from: clock, to: end, kind: 'clock', label: digits === 13 ? 'clock, ms' : 'clock, µs' });
  if (algorithm.suffix === HOST_SUFFIX) parts.push({ from: end + 1, to: text.length, kind: 'host', label: 'host' });
  else parts.push({ from: end + 1, to: text.length, kind: 'host', label: 'JavaMail, user and host' });
  return parts;
}
