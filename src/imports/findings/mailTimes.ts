/** When mails were made whose logs do not tell: by the clock in their Message-IDs. */
import { readMessageId } from '../../mail/generators/index.ts';
import type { ImportedLog } from './importedLog.ts';

/** If none of so many Message-IDs of other generators holds a time, no more are asked. */
const TRIES = 1000;

/**
 * Gives each mail whose log tells no time that of its Message-ID, where it holds one. Those of JavaMail's form have it already.
 * @returns how many got it
 */
export function timeByMessageId(log: ImportedLog): number {
  const { table } = log;
  const { rows } = table;
  let byMessageId = log.timedByClock;
  if (table.untimed === 0) return byMessageId;
  let untold = 0;
  let tells = false;
  for (let row = 0; row < rows && (tells || untold < TRIES); row++) {
    if (!Number.isNaN(table.atMs(row)) || log.isCopy(row)) continue;
    const ms = readMessageId(table.messageId(row)).time?.ms;
    if (ms === undefined) untold++;
    else {
      tells = true;
      table.setAtMs(row, ms);
      byMessageId++;
    }
  }
  return byMessageId;
}
