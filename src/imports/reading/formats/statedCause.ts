/** Causes as our own files state them: those that a race recorded, and those that a report of logs inferred. */
import type { Cause } from '../../../log/detail.ts';
import type { FoundCause, ImportedCause, ImportedReason } from '../../foundCause.ts';
import { CAUSE_NAMES, REASON_SENTENCES } from '../../findings/reportWords.ts';

const RECORDED = new Set<unknown>(['shared-read', 'replay', 'chance'] satisfies Cause[]);

/** The cause in the export of a race, which gives no statement where it says `unknown`. */
export function recordedCause(cause: unknown): FoundCause | null {
  return RECORDED.has(cause) ? { cause: cause as Cause, reason: 'recorded-by-race', isStated: true } : null;
}

/** The cause and its reason in an export of logs. */
export function reportedCause(cause: unknown, reason: unknown): FoundCause | null {
  if (typeof cause !== 'string' || typeof reason !== 'string') return null;
  if (!Object.hasOwn(CAUSE_NAMES, cause) || !Object.hasOwn(REASON_SENTENCES, reason)) return null;
  return { cause: cause as ImportedCause, reason: reason as ImportedReason, isStated: true };
}
