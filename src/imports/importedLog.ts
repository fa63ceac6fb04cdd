/** What was read from any number of logs: files, lanes, mails, and what was skipped. */
import type { MailRecord, Sink, Skipped, SourceFile } from './format.ts';
import { HandOvers } from './handOvers.ts';
import { MailTable } from './mailTable.ts';
import { copied } from './suffixes.ts';
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
  readonly notes: readonly string[];
}

/** A lane's name, and that of its host where there is one. */
export interface LaneName {
  readonly name: string;
  readonly host: string | null;
}

type Growing<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };

/** So many are listed; more are only counted. */
export const MAX_SKIPPED = 1000;
/** From here on a new process becomes part of its host's lane, and a new host part of the last lane. */
const MAX_LANE_NAMES = 4096;
const OTHER_HOSTS = 'other hosts';

export class ImportedLog {
  readonly table = new MailTable();
  readonly lanes: LaneName[] = [];
  readonly files: Growing<ImportedFile>[] = [];
  /** The first {@link MAX_SKIPPED}. */
  readonly skipped: Skipped[] = [];
  skippedCount = 0;
  readonly #laneNumbers = new Map<string, number>();
  readonly #handOvers = new HandOvers();

  /** Begins a file; its mails go to the sink. */
  open({ name }: SourceFile): { readonly file: Growing<ImportedFile>; readonly sink: Sink } {
    const file: Growing<ImportedFile> = { name, formats: [], lines: 0, bytes: 0, mails: 0, notes: [] };
    const number = this.files.push(file) - 1;
    const sink: Sink = {
      mail: (record) => {
        this.#add(record, number);
      },
      handedOn: (fromKey, toKey) => this.#handOvers.add(fromKey, toKey),
      skip: (line, reason) => this.#skip({ file: name, line, reason }),
      format: (format) => {
        if (!file.formats.includes(format)) file.formats.push(format);
      },
      note: (text) => {
        if (!file.notes.includes(text)) file.notes.push(text);
      },
    };
    return { file, sink };
  }

  /** All is read: what one file tells of another can be seen now. */
  finish(): void {
    for (const file of this.files) file.mails = 0;
    const { table, files } = this;
    const { rows } = table;
    for (let row = 0; row < rows; row++) files[table.file(row)]!.mails++;
    this.#handOvers.mark(table);
  }

  #add(record: MailRecord, file: number): void {
    const { messageId, line } = record;
    if (messageId.length + (record.scope?.length ?? 0) >= MAX_TEXT || (record.mailKey?.length ?? 0) > MAX_TEXT) {
      this.#skip({
        file: this.files[file]!.name,
        line,
        reason: `the Message-ID is longer than ${MAX_TEXT} characters`,
      });
      return;
    }
    if (messageId.includes('\uFFFD')) {
      const reason = 'the Message-ID holds bytes that are not UTF-8, so it cannot be compared';
      this.#skip({ file: this.files[file]!.name, line, reason });
      return;
    }
    const lane = this.#laneOf(record.lane, record.host ?? null);
    this.table.add(record, lane, file);
  }

  #laneOf(name: string, host: string | null): number {
    const known = this.#laneNumbers.get(name);
    if (known !== undefined) return known;
    if (this.lanes.length < MAX_LANE_NAMES) return this.#newLane(name, host);
    const folded = host ?? OTHER_HOSTS;
    const foldedNumber = this.#laneNumbers.get(folded);
    if (foldedNumber !== undefined) return foldedNumber;
    if (this.lanes.length < 2 * MAX_LANE_NAMES) return this.#newLane(folded, host);
    return this.#laneNumbers.get(OTHER_HOSTS) ?? this.#newLane(OTHER_HOSTS, null);
  }

  #newLane(name: string, host: string | null): number {
    const own = copied(name);
    this.#laneNumbers.set(own, this.lanes.length);
    return this.lanes.push({ name: own, host: host === null ? null : copied(host) }) - 1;
  }

  #skip(skipped: Skipped): void {
    if (this.skippedCount++ < MAX_SKIPPED) this.skipped.push(skipped);
  }
}
