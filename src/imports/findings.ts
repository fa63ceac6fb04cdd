/** What a log that was read to its end shows: totals, the time it covers, the collisions and their causes. */
import type { Totals } from '../log/detail.ts';
import { CauseFinder, type FoundCause } from './causes.ts';
import type { ImportedLog, LaneName } from './importedLog.ts';
import { javaMailId, type JavaMailId } from './javaMailId.ts';
import { timeByMessageId } from './mailTimes.ts';

export interface ImportedTotals extends Totals {
  /** Records of a mail that was there already: the same line in two files, a second recipient. */
  readonly loggedAgain: number;
  /** Mails that came in again under another key because a filter, an alias or the next server passed them on. */
  readonly passedOn: number;
}

/** One mail of a collision. */
export interface ImportedMail {
  readonly row: number;
  readonly file: string;
  readonly line: number;
  readonly lane: string;
  /** When it was accepted, ms since 1970, or else when its Message-ID was made; null if neither is known. */
  readonly atMs: number | null;
  /** The Date header, where the file holds it. */
  readonly dateMs: number | null;
  readonly mailKey: string | null;
}

export interface ImportedCollision extends FoundCause {
  /** From 1, in order of time. */
  readonly number: number;
  readonly messageId: string;
  /** null: another generator. */
  readonly javaMail: JavaMailId | null;
  /** Two or more, in order of acceptance. */
  readonly mails: readonly ImportedMail[];
}

export class Findings {
  readonly totals: ImportedTotals;
  /** The earliest and the latest mail, ms since 1970; NaN where no mail has a time. */
  readonly fromMs: number;
  readonly toMs: number;
  /** Mails without a time: they are on no timeline. */
  readonly untimed: number;
  /** Mails whose time is that of their Message-ID, because their log tells none. */
  readonly timedById: number;
  /** Rows of each collision in order of time, by its number less 1. */
  readonly #rows: readonly Int32Array[];
  /** Collision of each group of the table; 0: none. */
  readonly #ofGroup: Int32Array;
  #causes: CauseFinder | null = null;

  constructor(readonly log: ImportedLog) {
    const { table } = log;
    this.timedById = timeByMessageId(table);
    this.#rows = collisionsOf(log);
    this.#ofGroup = new Int32Array(table.groups + 1);
    let duplicates = 0;
    this.#rows.forEach((rows, i) => {
      duplicates += rows.length - 1;
      this.#ofGroup[table.group(rows[0]!)] = i + 1;
    });
    let from = Number.POSITIVE_INFINITY;
    let to = Number.NEGATIVE_INFINITY;
    let untimed = 0;
    let passedOn = 0;
    for (let row = 0; row < table.rows; row++) {
      const at = table.atMs(row);
      if (table.isPassedOn(row)) passedOn++;
      else if (Number.isNaN(at)) untimed++;
      if (at < from) from = at;
      if (at > to) to = at;
    }
    this.fromMs = from <= to ? from : Number.NaN;
    this.toMs = from <= to ? to : Number.NaN;
    this.untimed = untimed;
    const messages = table.rows - passedOn;
    const seconds = to > from ? (to - from) / 1000 : 0;
    this.totals = {
      messages,
      distinct: messages - duplicates,
      duplicates,
      collisions: this.#rows.length,
      rate: messages === 0 ? 0 : (100 * duplicates) / messages,
      idsPerSecond: seconds === 0 ? 0 : messages / seconds,
      loggedAgain: table.loggedAgain,
      passedOn,
    };
  }

  /** When a mail was accepted, ms since 1970: by the log, or else by its Message-ID's own clock; NaN: not known. */
  atMs(row: number): number {
    return this.log.table.atMs(row);
  }

  /** Number of the mail's collision, from 1; 0: none, or it is one that was passed on. */
  collisionOf(row: number): number {
    const { table } = this.log;
    return table.isPassedOn(row) ? 0 : this.#ofGroup[table.group(row)]!;
  }

  /** Rows of a collision, in order of time. */
  rowsOf(number: number): Int32Array {
    return this.#rows[number - 1] ?? new Int32Array(0);
  }

  /** null if there is no such collision. */
  collision(number: number): ImportedCollision | null {
    const rows = this.#rows[number - 1];
    if (!rows) return null;
    this.#causes ??= new CauseFinder(this.log.table, this.#rows, (row) => this.atMs(row));
    const messageId = this.log.table.messageId(rows[0]!);
    return {
      number,
      messageId,
      javaMail: javaMailId(messageId),
      ...this.#causes.causeOf(rows),
      mails: Array.from(rows, (row) => this.mail(row)),
    };
  }

  *collisions(): Generator<ImportedCollision> {
    for (let number = 1; number <= this.#rows.length; number++) yield this.collision(number)!;
  }

  mail(row: number): ImportedMail {
    const { table, files } = this.log;
    const at = this.atMs(row);
    return {
      row,
      file: files[table.file(row)]!.name,
      line: table.line(row),
      lane: this.lane(row).name,
      atMs: Number.isNaN(at) ? null : at,
      dateMs: table.dateMs(row),
      mailKey: table.mailKey(row),
    };
  }

  lane(row: number): LaneName {
    return this.log.lanes[this.log.table.lane(row)]!;
  }
}

/** Groups in which two or more mails are left when those that were passed on are taken away. */
function collisionsOf({ table }: ImportedLog): Int32Array[] {
  // What has no time comes last, in the order of reading.
  const time = (row: number): number => (Number.isNaN(table.atMs(row)) ? Number.POSITIVE_INFINITY : table.atMs(row));
  const byTime = (a: number, b: number): number => (time(a) < time(b) ? -1 : time(a) > time(b) ? 1 : a - b);
  const found: Int32Array[] = [];
  for (let group = 1; group <= table.groups; group++) {
    const rows = [...table.rowsOf(group)].filter((row) => !table.isPassedOn(row));
    if (rows.length > 1) found.push(Int32Array.from(rows.sort(byTime)));
  }
  return found.sort((a, b) => byTime(a[1]!, b[1]!));
}
