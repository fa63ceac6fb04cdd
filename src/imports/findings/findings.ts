/** What a log that was read to its end shows: totals, the time it covers, the collisions and their causes. */
import type { Totals } from '../../log/detail.ts';
import { CauseFinder } from './causes.ts';
import type { FoundCause } from '../foundCause.ts';
import type { ReadPanel } from '../format.ts';
import type { ImportedLog } from './importedLog.ts';
import { javaMailId, type JavaMailId } from './javaMailId.ts';
import type { LaneName } from '../reading/laneNames.ts';
import { timeByMessageId } from './mailTimes.ts';
import { numberOrNull } from '../numberOrNull.ts';

export interface ImportedTotals extends Totals {
  /** Records of a mail that was there already: the same line in two files, a second recipient. */
  readonly loggedAgain: number;
  /** Mails that came in again under another key because a filter, an alias or the next server passed them on. */
  readonly passedOn: number;
  /** A file leaves out mails and does not tell how many: {@link messages} are those that are known, and there is no rate. */
  readonly isPart: boolean;
}

/** One mail of a collision. */
export interface ImportedMail {
  readonly row: number;
  readonly file: string;
  readonly line: number;
  readonly lane: string;
  /** Of our own exports: the panel, and the algorithm that its file names. */
  readonly panel: string;
  readonly algorithm: string | null;
  readonly host: string | null;
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

/** A panel of a race's own export, as a run by itself. */
export interface PanelTotals extends ReadPanel {
  readonly duplicates: number;
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
  /** Of each collision that was asked for, by its number less 1. */
  readonly #found: FoundCause[] = [];

  constructor(readonly log: ImportedLog) {
    const { table } = log;
    this.timedById = timeByMessageId(log);
    this.#rows = collisionsOf(log);
    this.#ofGroup = new Int32Array(table.groups + 1);
    let duplicates = 0;
    this.#rows.forEach((rows, i) => {
      duplicates += rows.length - 1;
      this.#ofGroup[table.group(rows[0]!)] = i + 1;
    });
    const leftOut = allLeftOut(log);
    let { fromMs: from, toMs: to } = leftOut;
    let untimed = 0;
    let copies = 0;
    let passedOn = 0;
    for (let row = 0; row < table.rows; row++) {
      const at = table.atMs(row);
      if (log.isCopy(row)) copies++;
      else if (table.isPassedOn(row)) passedOn++;
      else if (Number.isNaN(at)) untimed++;
      if (at < from) from = at;
      if (at > to) to = at;
    }
    this.fromMs = from <= to ? from : Number.NaN;
    this.toMs = from <= to ? to : Number.NaN;
    this.untimed = untimed;
    const messages = table.rows - copies - passedOn + leftOut.mails;
    this.totals = {
      messages,
      distinct: messages - duplicates,
      duplicates,
      collisions: this.#rows.length,
      rate: leftOut.isUntold ? Number.NaN : messages === 0 ? 0 : (100 * duplicates) / messages,
      idsPerSecond: to > from && !leftOut.isUntold ? messages / ((to - from) / 1000) : Number.NaN,
      loggedAgain: log.loggedAgain + leftOut.loggedAgain,
      passedOn: passedOn + leftOut.passedOn,
      isPart: leftOut.isUntold,
    };
  }

  /** When a mail was accepted, ms since 1970: by the log, or else by its Message-ID's own clock; NaN: not known. */
  atMs(row: number): number {
    return this.log.table.atMs(row);
  }

  /** Whether it is a mail of its own: not one that was passed on, and not in a file that came twice. */
  isCounted(row: number): boolean {
    return !this.log.table.isPassedOn(row) && !this.log.isCopy(row);
  }

  /** Number of the mail's collision, from 1; 0: none, or it is not counted. */
  collisionOf(row: number): number {
    const { table } = this.log;
    return this.isCounted(row) ? this.#ofGroup[table.group(row)]! : 0;
  }

  /** Rows of a collision, in order of time. */
  rowsOf(number: number): Int32Array {
    return this.#rows[number - 1] ?? new Int32Array(0);
  }

  /** null if there is no such collision. */
  collision(number: number): ImportedCollision | null {
    const rows = this.#rows[number - 1];
    if (!rows) return null;
    const messageId = this.log.table.messageId(rows[0]!);
    return {
      number,
      messageId,
      javaMail: javaMailId(messageId),
      ...(this.#found[number - 1] ??= this.#statedCause(rows) ?? this.#inferredCause(rows)),
      mails: Array.from(rows, (row) => this.mail(row)),
    };
  }

  /** Of one file of a race with several panels, which are counted together and not compared; [] for all else. */
  panels(): PanelTotals[] {
    const [file, another] = this.log.files.filter(({ panels, sameAs }) => panels.length > 0 && sameAs === null);
    if (!file || another || file.panels.length < 2) return [];
    const duplicates = new Map<string, number>();
    for (const rows of this.#rows) {
      const { panel } = this.mail(rows[0]!);
      duplicates.set(panel, (duplicates.get(panel) ?? 0) + rows.length - 1);
    }
    return file.panels.map((panel) => ({ ...panel, duplicates: duplicates.get(panel.panel) ?? 0 }));
  }

  #inferredCause(rows: Int32Array): FoundCause {
    this.#causes ??= new CauseFinder(this.log.table, this.#rows, (row) => this.atMs(row));
    return this.#causes.causeOf(rows);
  }

  /** What the files of its mails state, if all state the same; null: nothing. */
  #statedCause(rows: Int32Array): FoundCause | null {
    const stated = this.log.statedCause(rows[0]!);
    if (stated === null) return null;
    const isOne = rows.every((row) => {
      const other = this.log.statedCause(row);
      return other?.cause === stated.cause && other.reason === stated.reason;
    });
    return isOne ? stated : null;
  }

  *collisions(): Generator<ImportedCollision> {
    for (let number = 1; number <= this.#rows.length; number++) yield this.collision(number)!;
  }

  mail(row: number): ImportedMail {
    const { table, files } = this.log;
    const { name, host, scope, algorithm } = this.lane(row);
    return {
      row,
      file: files[table.file(row)]!.name,
      line: table.line(row),
      lane: name,
      panel: scope === '' ? 'first' : scope,
      algorithm,
      host,
      atMs: numberOrNull(this.atMs(row)),
      dateMs: table.dateMs(row),
      mailKey: table.mailKey(row),
    };
  }

  lane(row: number): LaneName {
    return this.log.lanes[this.log.table.lane(row)]!;
  }
}

/** What all files together say of mails that they do not list. */
function allLeftOut({ files }: ImportedLog) {
  const all = { mails: 0, isUntold: false, fromMs: Infinity, toMs: -Infinity, loggedAgain: 0, passedOn: 0 };
  for (const { leftOut, sameAs } of files) {
    if (leftOut === null || sameAs !== null) continue;
    all.isUntold ||= leftOut.isUntold;
    all.mails += leftOut.mails;
    if (leftOut.fromMs < all.fromMs) all.fromMs = leftOut.fromMs;
    if (leftOut.toMs > all.toMs) all.toMs = leftOut.toMs;
    all.loggedAgain += leftOut.loggedAgain;
    all.passedOn += leftOut.passedOn;
  }
  return all;
}

/** Groups in which two or more mails are left when those that are not counted are taken away. */
function collisionsOf(log: ImportedLog): Int32Array[] {
  const { table } = log;
  // What has no time comes last, in the order of reading.
  const time = (row: number): number => (Number.isNaN(table.atMs(row)) ? Number.POSITIVE_INFINITY : table.atMs(row));
  const byTime = (a: number, b: number): number => (time(a) < time(b) ? -1 : time(a) > time(b) ? 1 : a - b);
  const found: Int32Array[] = [];
  for (let group = 1; group <= table.groups; group++) {
    const rows = [...table.rowsOf(group)].filter((row) => !table.isPassedOn(row) && !log.isCopy(row));
    if (rows.length > 1) found.push(Int32Array.from(rows.sort(byTime)));
  }
  return found.sort((a, b) => byTime(a[1]!, b[1]!));
}
