/** What was read from any number of logs: files, lanes, mails, and what was skipped. */
import { lengthOf, textOf } from './byteText.ts';
import type { LeftOut, MailRecord, ReadPanel, Sink, Skipped, SourceFile } from './format.ts';
import type { FoundCause } from './foundCause.ts';
import { HandOvers } from './handOvers.ts';
import { LaneNames, type LaneName } from './laneNames.ts';
import { MailTable } from './mailTable.ts';
import { MAX_TEXT } from './textStore.ts';

/** What became of one file. */
export interface ImportedFile {
  readonly name: string;
  /** Names of the formats that were found in it; empty if none was. */
  readonly formats: readonly string[];
  readonly lines: number;
  /** As they came, after unpacking. */
  readonly bytes: number;
  /** Mails that it told of, one logged twice counted once. */
  readonly mails: number;
  /** Its records of mails that were there already. */
  readonly loggedAgain: number;
  readonly notes: readonly string[];
  /** What it tells of mails that it does not list; null: it lists all that it tells of. */
  readonly leftOut: LeftOut | null;
  /** Of a race's own export. */
  readonly panels: readonly ReadPanel[];
  /** Name of a file that was read before and holds the same bytes: none of its mails are counted. */
  readonly sameAs: string | null;
}

type Growing<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };

interface OpenFile {
  readonly file: Growing<ImportedFile>;
  readonly sink: Sink;
  readonly close: (content: string | null) => void;
}

/** So many are listed; more are only counted. */
export const MAX_SKIPPED = 1000;
export class ImportedLog {
  readonly table = new MailTable();
  readonly files: Growing<ImportedFile>[] = [];
  /** The first {@link MAX_SKIPPED}. */
  readonly skipped: Skipped[] = [];
  skippedCount = 0;
  readonly #laneNames = new LaneNames();
  readonly #handOvers = new HandOvers();
  /** What files state of a collision, by {@link statedKey}. */
  readonly #statedCauses = new Map<string, FoundCause>();

  /** Hash of what a file holds → the file's name. */
  readonly #contents = new Map<string, string>();
  #hasCopies = false;
  /** Of files that came twice: what the table counted in the second. */
  readonly ofCopies = { loggedAgain: 0, timedByClock: 0 };

  /** @param isOneFile no other will come: then none can be a copy of it */
  constructor(readonly isOneFile = false) {}

  /**
   * Begins a file; its mails go to the sink. It is closed with a hash of its content, by which a copy is known; null: it is not
   * looked for.
   */
  open({ name }: SourceFile): OpenFile {
    const file: Growing<ImportedFile> = {
      ...{ name, formats: [], lines: 0, bytes: 0, mails: 0, loggedAgain: 0, notes: [] },
      ...{ leftOut: null, panels: [], sameAs: null },
    };
    const number = this.files.push(file) - 1;
    const { loggedAgain, timedByClock } = this.table;
    const sink: Sink = {
      mail: (record) => {
        this.#add(record, number);
      },
      handedOn: (fromKey, toKey) => this.#handOvers.add(fromKey, toKey),
      leavesOut: (mails) => {
        file.leftOut = mails;
      },
      panel: (panel) => {
        file.panels.push(panel);
      },
      skip: (line, reason) => this.#skip({ file: name, line, reason }),
      format: (format) => {
        if (!file.formats.includes(format)) file.formats.push(format);
      },
      note: (text) => {
        if (!file.notes.includes(text)) file.notes.push(text);
      },
    };
    const close = (content: string | null): void => {
      file.loggedAgain = this.table.loggedAgain - loggedAgain;
      const same = content === null ? undefined : this.#contents.get(content);
      if (same === undefined) {
        if (content !== null) this.#contents.set(content, name);
        return;
      }
      file.sameAs = same;
      this.#hasCopies = true;
      this.ofCopies.loggedAgain += file.loggedAgain;
      this.ofCopies.timedByClock += this.table.timedByClock - timedByClock;
      sink.skip(0, `the same content as ${same}, not counted again`);
    };
    return { file, sink, close };
  }

  /** Whether the mail stands in a file that holds the same as one read before. */
  isCopy(row: number): boolean {
    return this.#hasCopies && this.files[this.table.file(row)]!.sameAs !== null;
  }

  /** All is read: what one file tells of another can be seen now. */
  finish(): void {
    this.files.forEach((file, i) => {
      file.mails = file.sameAs === null ? this.table.rowsOfFile(i) : 0;
    });
    this.#handOvers.mark(this.table);
  }

  #add(record: MailRecord, file: number): void {
    const { messageId, mailKey, line } = record;
    if (lengthOf(messageId) + (record.scope?.length ?? 0) >= MAX_TEXT || lengthOf(mailKey ?? '') > MAX_TEXT) {
      this.#skip({
        file: this.files[file]!.name,
        line,
        reason: `the Message-ID is longer than ${MAX_TEXT} characters`,
      });
      return;
    }
    if (typeof messageId === 'string' && messageId.includes('\uFFFD')) {
      const reason = 'the Message-ID holds bytes that are not UTF-8, so it cannot be compared';
      this.#skip({ file: this.files[file]!.name, line, reason });
      return;
    }
    const lane = this.#laneNames.numberOf(record);
    if (record.statedCause) this.#statedCauses.set(this.#statedKey(textOf(messageId), lane, file), record.statedCause);
    this.table.add(record, lane, file);
  }

  get lanes(): readonly LaneName[] {
    return this.#laneNames.all;
  }

  /** What the file of a mail states that its collision comes from; null: nothing. */
  statedCause(row: number): FoundCause | null {
    if (this.#statedCauses.size === 0) return null;
    const { table } = this;
    return this.#statedCauses.get(this.#statedKey(table.messageId(row), table.lane(row), table.file(row))) ?? null;
  }

  #statedKey(messageId: string, lane: number, file: number): string {
    return `${file} ${this.lanes[lane]!.scope} ${messageId}`;
  }

  #skip(skipped: Skipped): void {
    if (this.skippedCount++ < MAX_SKIPPED) this.skipped.push(skipped);
  }
}
