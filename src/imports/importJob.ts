/** One reading of some files, as the page asks of it: progress and cancel while it reads, answers when it is done. */
import type { Overview } from '../log/overview.ts';
import type { ViewportAnswer, ViewportQuery } from '../log/viewport.ts';
import type { Skipped } from './format.ts';
import type { CollidingMail } from '../log/collidingMail.ts';
import { collidingMails } from './collidingMails.ts';
import {
  Findings,
  type ImportedCollision,
  type ImportedMail,
  type ImportedTotals,
  type PanelTotals,
} from './findings.ts';
import { ImportedLog, type ImportedFile } from './importedLog.ts';
import { ImportedTimeline } from './importedViewport.ts';
import { readSource } from './readSource.ts';
import { lossesOf, type ReceiverLoss } from './receiverLosses.ts';
import { generatorOf, summarise, textReport, type Summary } from './report.ts';
import { jsonReport } from './reportJson.ts';
import { madeBy } from './reportWords.ts';

/** A file as a browser has it. */
export interface ReadableFile {
  readonly name: string;
  readonly size: number;
  readonly lastModified: number;
  stream(): ReadableStream<Uint8Array>;
}

export interface ImportProgress {
  readonly file: string;
  readonly bytes: number;
  readonly totalBytes: number;
  /** Mails read so far. */
  readonly mails: number;
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
  #isCancelled = false;
  /** It was cancelled before all was read. */
  #isCutShort = false;
  #findings: Findings | null = null;
  #timeline: ImportedTimeline | null = null;
  #summary: Summary | null = null;

  /** What was read by then is kept and shown. */
  cancel(): void {
    this.#isCancelled = true;
  }

  /**
   * Reads the files one after the other.
   * @param onProgress told after each chunk; the caller decides how often to pass it on
   * @param rest awaited after each chunk, so that a cancellation can be heard
   */
  async read(
    files: readonly ReadableFile[],
    onProgress: (progress: ImportProgress) => void,
    rest?: () => Promise<void>,
  ): Promise<ImportOutcome> {
    const log = new ImportedLog(files.length === 1);
    const totalBytes = files.reduce((sum, { size }) => sum + size, 0);
    let before = 0;
    for (const file of files) {
      if (this.#cutsShort()) break;
      await readSource(log, { name: file.name, lastModifiedMs: file.lastModified }, chunksOf(file), {
        isCancelled: () => this.#cutsShort(),
        ...(rest && { rest }),
        onBytes: (bytes) => onProgress({ file: file.name, bytes: before + bytes, totalBytes, mails: log.table.rows }),
      });
      before += file.size;
    }
    log.finish();
    this.#findings = new Findings(log);
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

  #cutsShort(): boolean {
    return (this.#isCutShort = this.#isCancelled);
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

/** Not every browser lets a stream be iterated over. */
async function* chunksOf(file: ReadableFile): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    await reader.cancel();
  }
}
