/** One reading of some files, as the page asks of it: progress and cancel while it reads, answers when it is done. */
import type { Overview } from '../log/overview.ts';
import type { ViewportAnswer, ViewportQuery } from '../log/viewport.ts';
import type { Skipped } from './format.ts';
import type { CollidingMail } from '../log/collidingMail.ts';
import { collidingMails } from './findings/collidingMails.ts';
import {
  Findings,
  type ImportedCollision,
  type ImportedMail,
  type ImportedTotals,
  type PanelTotals,
} from './findings/findings.ts';
import { FilesReading, type BytesRead, type FilesRead, type ReadableFile } from './reading/filesReading.ts';
import { ImportedLog, type ImportedFile } from './findings/importedLog.ts';
import { ImportedTimeline } from './findings/importedViewport.ts';
import { handTo, MailTable } from './table/mailTable.ts';
import { lossesOf, type ReceiverLoss } from './findings/receiverLosses.ts';
import { generatorOf, summarise, textReport, type Summary } from './findings/report.ts';
import { jsonReport } from './findings/reportJson.ts';
import { madeBy } from './findings/reportWords.ts';

export interface ImportProgress extends BytesRead {
  /** Mails read so far. */
  readonly mails: number;
}

/** Who reads the files: this thread or another. */
export interface FilesReader {
  /** Fills the table. */
  read(files: readonly ReadableFile[], table: MailTable, onProgress: (progress: BytesRead) => void): Promise<FilesRead>;
  /** What was read by then is kept. */
  cancel(): void;
}

/** What a receiver would have done, by its name. */
export interface NamedLoss extends Pick<ReceiverLoss, 'lost' | 'untold'> {
  readonly name: string;
}

/** A collision as the page lists it: of very many mails, the first {@link MAX_LISTED_MAILS}. */
export interface ListedCollision extends ImportedCollision {
  readonly mailCount: number;
  /** "JavaMail 1.3.2, hash 12728602, clock …" */
  readonly madeBy: string;
  readonly losses: readonly NamedLoss[];
}

export interface TellingMail extends ImportedMail {
  readonly messageId: string;
}

export const MAX_LISTED_MAILS = 100;

/** What the page shows when all is read; plain data. */
export interface ImportOutcome {
  readonly totals: ImportedTotals;
  readonly files: readonly ImportedFile[];
  readonly skipped: readonly Skipped[];
  readonly skippedCount: number;
  /** Names of the figure's lanes, by their number. */
  readonly laneNames: readonly string[];
  /** Of the figure, µs; 0: no mail has a time. */
  readonly lengthUs: number;
  /** Moment 0 of the figure, ms since 1970; NaN: no mail has a time. */
  readonly startedAtMs: number;
  /** The earliest and the latest mail. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly untimed: number;
  readonly timedById: number;
  readonly causes: Readonly<Record<string, number>>;
  readonly generators: Readonly<Record<string, number>>;
  readonly losses: readonly NamedLoss[];
  /** What to do, the most urgent first. */
  readonly advice: readonly string[];
  /** Cancelled before all was read. */
  readonly isCancelled: boolean;
  /** Of a race with several panels. */
  readonly panels: readonly PanelTotals[];
}

export class ImportJob {
  /** It was cancelled before all was read. */
  #isCutShort = false;
  #findings: Findings | null = null;
  #timeline: ImportedTimeline | null = null;
  #summary: Summary | null = null;

  constructor(readonly reader: FilesReader = new ReaderHere()) {}

  /** What was read by then is kept and shown. */
  cancel(): void {
    this.reader.cancel();
  }

  /** Reads the files one after the other. `onProgress` is told now and then. */
  async read(files: readonly ReadableFile[], onProgress: (progress: ImportProgress) => void): Promise<ImportOutcome> {
    const table = new MailTable();
    const tell = (read: BytesRead): void => onProgress({ ...read, mails: table.rows });
    const { collected, isCutShort } = await this.reader.read(files, table, tell);
    this.#isCutShort = isCutShort;
    this.#findings = new Findings(new ImportedLog(table, collected));
    this.#timeline = new ImportedTimeline(this.#findings);
    this.#summary = summarise(this.#findings);
    return this.#outcome(this.#findings, this.#timeline, this.#summary);
  }

  viewport(query: ViewportQuery): ViewportAnswer | null {
    return this.#timeline?.viewport(query) ?? null;
  }

  overview(): Overview | null {
    return this.#timeline?.overview() ?? null;
  }

  /** null if there is no such collision. */
  collision(number: number): ListedCollision | null {
    const collision = this.#findings?.collision(number);
    return collision ? listed(collision) : null;
  }

  /** Collisions `from`, `from` + 1, … as many as asked for and there. */
  collisions(from: number, count: number): ListedCollision[] {
    return Array.from({ length: count }, (_, i) => this.collision(from + i)).filter((found) => found !== null);
  }

  textReport(): string {
    return this.#findings && this.#summary ? textReport(this.#findings, this.#summary) : '';
  }

  /** The report's text in pieces, as a file takes them. */
  jsonReport(): Iterable<string> {
    return this.#findings && this.#summary ? jsonReport(this.#findings, this.#summary) : [];
  }

  /** The mails of all collisions, one after the other. */
  collidingMails(): Iterable<CollidingMail> {
    return this.#findings ? collidingMails(this.#findings) : [];
  }

  /** Mails of a collision, in order of acceptance: `count` of them, from number `from` on, which is counted from 0. */
  mails(collision: number, from: number, count: number): ImportedMail[] {
    const findings = this.#findings;
    return findings
      ? Array.from(findings.rowsOf(collision).slice(from, from + count), (row) => findings.mail(row))
      : [];
  }

  /** A mail and its Message-ID; null if there is no such row. */
  mail(row: number): TellingMail | null {
    const table = this.#findings?.log.table;
    if (!this.#findings || !table || row < 0 || row >= table.rows) return null;
    return { ...this.#findings.mail(row), messageId: table.messageId(row) };
  }

  totals(): ImportedTotals | null {
    return this.#findings?.totals ?? null;
  }

  #outcome(findings: Findings, { shown, lengthUs, startedAtMs }: ImportedTimeline, summary: Summary): ImportOutcome {
    const { log, totals, untimed, timedById } = findings;
    return {
      totals,
      files: log.files,
      skipped: log.skipped,
      skippedCount: log.skippedCount,
      laneNames: shown.names,
      lengthUs,
      startedAtMs,
      fromMs: findings.fromMs,
      toMs: findings.toMs,
      untimed,
      timedById,
      causes: Object.fromEntries(summary.causes),
      generators: Object.fromEntries(summary.generators),
      losses: summary.losses.map(named),
      advice: summary.advice,
      isCancelled: this.#isCutShort,
      panels: findings.panels(),
    };
  }
}

function named({ receiver, lost, untold }: ReceiverLoss): NamedLoss {
  return { name: receiver.name, lost, untold };
}

function listed(collision: ImportedCollision): ListedCollision {
  const { mails } = collision;
  return {
    ...collision,
    mails: mails.slice(0, MAX_LISTED_MAILS),
    mailCount: mails.length,
    madeBy: madeBy(collision, generatorOf(collision)),
    losses: lossesOf(collision).map(named),
  };
}

/** Reads in this thread. */
class ReaderHere implements FilesReader {
  readonly #reading = new FilesReading();

  async read(
    files: readonly ReadableFile[],
    table: MailTable,
    onProgress: (progress: BytesRead) => void,
  ): Promise<FilesRead> {
    return this.#reading.read(files, { hand: handTo(table), onProgress });
  }

  cancel(): void {
    this.#reading.cancel();
  }
}
