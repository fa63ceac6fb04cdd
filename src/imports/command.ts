/**
 * What `npm run logs` (scripts/logs.mjs) bundles for Node: the same importers and the same report as the page's. One thread
 * reads, another has the table ({@link LogTable}).
 */
import { Findings } from './findings/findings.ts';
import { ImportedLog } from './findings/importedLog.ts';
import type { CollectedLogs } from './reading/logCollector.ts';
import { MailBatch } from './table/mailBatch.ts';
import { MailTable } from './table/mailTable.ts';
import { textReport } from './findings/report.ts';
import { jsonReport } from './findings/reportJson.ts';

export { BatchSender } from './table/batchSender.ts';
export { LogCollector } from './reading/logCollector.ts';
export { readSource } from './reading/readSource.ts';

/** So many characters of a report are given at a time. */
const PIECE = 1 << 16;

/** The mails of one log after the other, and their reports. */
export class LogTable {
  #table = new MailTable();
  #findings: Findings | null = null;
  #report: Iterator<string> = [].values();

  /** @param buffer of a {@link MailBatch} */
  take(buffer: ArrayBufferLike): void {
    this.#table.take(new MailBatch(buffer));
  }

  /**
   * All mails of a log were taken; the next begin another.
   * @returns how many collisions there are
   */
  finish(collected: CollectedLogs): number {
    this.#findings = new Findings(new ImportedLog(this.#table, collected));
    this.#table = new MailTable();
    return this.#findings.totals.collisions;
  }

  /** Begins the report of the log that was finished last: {@link next} gives it. */
  report(isJson: boolean): void {
    if (!this.#findings) throw new Error('No log was finished.');
    const pieces = isJson ? jsonReport(this.#findings) : [textReport(this.#findings)];
    this.#report = pieces[Symbol.iterator]();
  }

  /** The next part of the report; '': it has ended. */
  next(): string {
    let text = '';
    while (text.length < PIECE) {
      const piece: IteratorResult<string, unknown> = this.#report.next();
      if (piece.done === true) break;
      text += piece.value;
    }
    return text;
  }
}
