/** What was read from any number of logs: files, lanes, mails, and what was skipped. */
import type { Skipped } from '../format.ts';
import type { FoundCause } from '../foundCause.ts';
import { markHandedOn } from '../table/handOvers.ts';
import type { LaneName } from '../reading/laneNames.ts';
import { statedKey, type CollectedLogs, type ReadFile } from '../reading/logCollector.ts';
import type { MailTable } from '../table/mailTable.ts';

/** What became of one file. */
export interface ImportedFile extends ReadFile {
  /** Mails that it told of, one logged twice counted once; 0 of a file that came before ({@link sameAs}). */
  readonly mails: number;
  /** Its records of mails that were there already. */
  readonly loggedAgain: number;
}

export class ImportedLog {
  readonly files: readonly ImportedFile[];
  readonly skipped: readonly Skipped[];
  readonly skippedCount: number;
  readonly lanes: readonly LaneName[];
  /** Of files that are counted: records of mails that were there already, and mails that have the time of their Message-ID. */
  readonly loggedAgain: number;
  readonly timedByClock: number;
  readonly #statedCauses: ReadonlyMap<string, FoundCause>;
  readonly #hasCopies: boolean;

  /** @param table with all mails of `collected` */
  constructor(
    readonly table: MailTable,
    collected: CollectedLogs,
  ) {
    const counts = collected.files.map((_, i) => table.ofFile(i));
    this.files = collected.files.map((file, i) => ({
      ...file,
      mails: file.sameAs === null ? counts[i]!.rows : 0,
      loggedAgain: counts[i]!.loggedAgain,
    }));
    const counted = counts.filter((_, i) => collected.files[i]!.sameAs === null);
    this.loggedAgain = counted.reduce((sum, { loggedAgain }) => sum + loggedAgain, 0);
    this.timedByClock = counted.reduce((sum, { timedByClock }) => sum + timedByClock, 0);
    this.#hasCopies = counted.length < counts.length;
    this.skipped = collected.skipped;
    this.skippedCount = collected.skippedCount;
    this.lanes = collected.lanes;
    this.#statedCauses = collected.statedCauses;
    markHandedOn(table, collected.handedOn);
  }

  /** Whether the mail stands in a file that holds the same as one read before. */
  isCopy(row: number): boolean {
    return this.#hasCopies && this.files[this.table.file(row)]!.sameAs !== null;
  }

  /** What the file of a mail states that its collision comes from; null: nothing. */
  statedCause(row: number): FoundCause | null {
    if (this.#statedCauses.size === 0) return null;
    const { table } = this;
    const { scope } = this.lanes[table.lane(row)]!;
    return this.#statedCauses.get(statedKey(table.messageId(row), scope, table.file(row))) ?? null;
  }
}
