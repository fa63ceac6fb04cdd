/** A Message-ID that a version of JavaMail can have made, with its fields. algorithms/format does the reading. */
import { HOST_SUFFIX, parseMessageId } from '../../algorithms/format.ts';
import { ALGORITHMS } from '../../algorithms/index.ts';
import type { ClockDigits } from '../../algorithms/step.ts';
import type { AlgorithmId } from '../../scenario/scenario.ts';

export interface JavaMailId {
  readonly algorithm: AlgorithmId;
  readonly hash: number;
  readonly counter: number | null;
  /** ms since 1970, with a fraction where the text holds µs. */
  readonly clockMs: number;
  /** What follows the fields: `.JavaMail.` with user and host, or the host. */
  readonly sender: string;
}

const CANDIDATES = Object.values(ALGORITHMS);

/** As ms, later: then it is a clock in µs, which only this page's own runs have. */
const CENTURY_END_MS = Date.UTC(2100, 0, 1);

/** @param messageId without its brackets; null: no JavaMail made it */
export function javaMailId(messageId: string): JavaMailId | null {
  const first = messageId.charCodeAt(0);
  if (first !== 45 && (first < 48 || first > 57)) return null;
  const inMs = readWith(messageId, 13);
  const isOurs = messageId.endsWith(HOST_SUFFIX);
  return isOurs && (inMs?.clockMs ?? Infinity) >= CENTURY_END_MS ? (readWith(messageId, 16) ?? inMs) : inMs;
}

function readWith(messageId: string, digits: ClockDigits): JavaMailId | null {
  for (const algorithm of CANDIDATES) {
    const fields = parseMessageId(algorithm, messageId, digits);
    if (!fields) continue;
    const named = messageId.indexOf('.JavaMail.');
    const sender = messageId.slice(named >= 0 ? named : messageId.indexOf('@'));
    const clockMs = digits === 13 ? fields.clock : fields.clock / 1000;
    return { algorithm: algorithm.id, hash: fields.hash, counter: fields.counter, clockMs, sender };
  }
  return null;
}
