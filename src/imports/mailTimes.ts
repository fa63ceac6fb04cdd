/** When each mail was: as its log says, or else as the clock in its Message-ID does. */
import { readMessageId } from '../mail/generators/index.ts';
import type { MailTable } from './mailTable.ts';

/** If none of so many Message-IDs of other generators holds a time, no more are asked. */
const TRIES = 1000;

export interface MailTimes {
  /** Per row, ms since 1970; NaN: not known. */
  readonly atMs: Float64Array;
  /** Mails whose log does not tell the time: it is that of their Message-ID. */
  readonly byMessageId: number;
}

export function mailTimes(table: MailTable): MailTimes {
  const atMs = table.atMs.subarray(0, table.rows);
  let byMessageId = 0;
  let untold = 0;
  let tells = false;
  for (let row = 0; row < table.rows; row++) {
    if (!Number.isNaN(atMs[row]!)) continue;
    const clockMs = table.clockMs(row);
    if (!Number.isNaN(clockMs)) {
      atMs[row] = clockMs;
      byMessageId++;
    } else if (tells || untold < TRIES) {
      const ms = readMessageId(table.messageId(row)).time?.ms;
      if (ms === undefined) untold++;
      else {
        tells = true;
        atMs[row] = ms;
        byMessageId++;
      }
    }
  }
  return { atMs, byMessageId };
}
