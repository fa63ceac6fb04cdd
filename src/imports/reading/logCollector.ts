/** What the readers of any number of logs hand over: mails go on to the table, batch by batch; the rest is kept here. */
import { lengthOf, textOf } from '../byteText.ts';
import type { LeftOut, MailRecord, ReadPanel, Sink, Skipped, SourceFile } from '../format.ts';
import type { FoundCause } from '../foundCause.ts';
import { HandOvers, type HandedOn } from '../table/handOvers.ts';
import { LaneNames, type LaneName } from './laneNames.ts';
import { MailBatch } from '../table/mailBatch.ts';
import { MAX_TEXT } from '../table/textStore.ts';

/** What became of one file; {@link CollectedLogs.files}. */
export interface ReadFile {
  readonly name: string;
  /** Names of the formats that were found in it; empty if none was. */
  readonly formats: readonly string[];
  readonly lines: number;
  /** As they came, after unpacking. */
  readonly bytes: number;
  readonly notes: readonly string[];
  /** What it tells of mails that it does not list; null: it lists all that it tells of. */
  readonly leftOut: LeftOut | null;
  /** Of a race's own export. */
  readonly panels: readonly ReadPanel[];
  /** Name of a file that was read before and holds the same bytes: none of its mails are counted. */
  readonly sameAs: string | null;
}

/** All that was read but the mails; plain data, which another thread can be sent. */
export interface CollectedLogs {
  readonly files: readonly ReadFile[];
  /** The first {@link MAX_SKIPPED}. */
  readonly skipped: readonly Skipped[];
  readonly skippedCount: number;
  readonly lanes: readonly LaneName[];
  readonly handedOn: HandedOn;
  /** What files state of a collision, by {@link statedKey}. */
  readonly statedCauses: ReadonlyMap<string, FoundCause>;
}

type Growing<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };

interface OpenFile {
  readonly file: Growing<ReadFile>;
  readonly sink: Sink;
  readonly close: (content: string | null) => void;
}

/** So many are listed; more are only counted. */
export const MAX_SKIPPED = 1000;

export class LogCollector {
  readonly files: Growing<ReadFile>[] = [];
  readonly #skipped: Skipped[] = [];
  #skippedCount = 0;
  readonly #laneNames = new LaneNames();
  readonly #handOvers = new HandOvers();
  readonly #statedCauses = new Map<string, FoundCause>();
  /** Hash of what a file holds → the file's name. */
  readonly #contents = new Map<string, string>();
  #batch = new MailBatch();

  /**
   * @param hand takes a batch of mails and gives back an empty one
   * @param isOneFile no other will come: then none can be a copy of it
   */
  constructor(
    readonly hand: (batch: MailBatch) => MailBatch,
    readonly isOneFile = false,
  ) {}

  /**
   * Begins a file; its mails go to the sink. It is closed with a hash of its content, by which a copy is known; null: it is not
   * looked for.
   */
  open({ name }: SourceFile): OpenFile {
    const file: Growing<ReadFile> = {
      ...{ name, formats: [], lines: 0, bytes: 0, notes: [] },
      ...{ leftOut: null, panels: [], sameAs: null },
    };
    const number = this.files.push(file) - 1;
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
      if (content === null) return;
      const same = this.#contents.get(content);
      if (same === undefined) {
        this.#contents.set(content, name);
        return;
      }
      file.sameAs = same;
      sink.skip(0, `the same content as ${same}, not counted again`);
    };
    return { file, sink, close };
  }

  /** All is read. */
  finish(): CollectedLogs {
    this.#batch = this.hand(this.#batch);
    return {
      files: this.files,
      skipped: this.#skipped,
      skippedCount: this.#skippedCount,
      lanes: this.#laneNames.all,
      handedOn: this.#handOvers.pairs,
      statedCauses: this.#statedCauses,
    };
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
    if (record.statedCause) {
      const { scope } = this.#laneNames.all[lane]!;
      this.#statedCauses.set(statedKey(textOf(messageId), scope, file), record.statedCause);
    }
    this.#batch.add(record, lane, file);
    if (this.#batch.isFull) this.#batch = this.hand(this.#batch);
  }

  #skip(skipped: Skipped): void {
    if (this.#skippedCount++ < MAX_SKIPPED) this.#skipped.push(skipped);
  }
}

/** Names the mails of one Message-ID in one panel of a file. */
export function statedKey(messageId: string, scope: string, file: number): string {
  return `${file} ${scope} ${messageId}`;
}
