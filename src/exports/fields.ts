/** The fields of a logged message as files write them: numbers from 0, hashes masked, times in µs from the run's start. */
import { formatMessageId } from '../algorithms/format.ts';
import { algorithmById } from '../algorithms/index.ts';
import type { MessageIdFields } from '../algorithms/step.ts';
import type { AlgorithmId } from '../scenario/scenario.ts';

/** A clock field from here on is in whole µs: as ms it would lie after the year 5138. */
const FIRST_US_FIELD = 1e14;

/** At most three decimals: no clock here is finer than a ns. */
export function roundedUs(us: number): number {
  return Math.round(us * 1000) / 1000;
}

/** The Message-ID's clock field in ms since 1970; with three decimals where the field is in µs. */
export function clockMs(field: number): number {
  return field < FIRST_US_FIELD ? field : field / 1000;
}

/** {@link clockMs} as text; a µs field keeps its three decimals, so without the dot it is the field. */
export function clockMsText(field: number): string {
  return field < FIRST_US_FIELD ? String(field) : clockMs(field).toFixed(3);
}

/** The Message-ID that the fields of a logged message make, with its angle brackets. */
export function messageIdOf(algorithm: AlgorithmId, fields: MessageIdFields): string {
  return formatMessageId(algorithmById(algorithm), fields);
}
