/** What an import format is, and what it hands over: the contract between reading/formats and the rest of the room. */

import type { ByteText, LineBytes } from './byteText.ts';
import type { FoundCause } from './foundCause.ts';

/** One mail as one log tells of it. A retry or a second recipient is not another record where the format can tell. */
export interface MailRecord {
  /** As it stands between its angle brackets. */
  readonly messageId: string | ByteText;
  /** When the mail was accepted, ms since 1970; null where the format does not tell. */
  readonly atMs: number | null;
  /** The Date header, ms since 1970, where the format tells it (Exchange's duplicate detection looks at it). */
  readonly dateMs?: number | null;
  /** Who handled it, as finely as the format tells: a process, a queue, a host, else the file's name. */
  readonly lane: string;
  /** The host, where {@link lane} is something inside one: lanes of a host are folded when there are too many. */
  readonly host?: string | undefined;
  /**
   * Two records with the same Message-ID and the same key are one mail logged twice: a queue id, a checksum of all of a
   * mail's bytes. null: nothing tells, each record is a mail of its own.
   */
  readonly mailKey: string | ByteText | null;
  /** Message-IDs are compared only within one scope (a panel of our own exports); left out: with all others. */
  readonly scope?: string;
  /** The algorithm that made the Message-ID, where the file names it (our own exports); else '', or left out. */
  readonly algorithm?: string;
  /** What the file says that the mail's collision comes from (our own exports). */
  readonly statedCause?: FoundCause | null;
  /** Where it stands in the file: number of the line, from 1. */
  readonly line: number;
}

/** What a file of ours says of mails that it does not list: most of our exports list only those that collide. */
export interface LeftOut {
  /** So many mails the file counts and does not list. */
  readonly mails: number;
  /** There are others, and it does not tell how many. */
  readonly isUntold: boolean;
  /** The time that all of its mails cover, ms since 1970; NaN where it does not tell. */
  readonly fromMs: number;
  readonly toMs: number;
  /** What was not counted when the file was written (findings.ts). */
  readonly loggedAgain: number;
  readonly passedOn: number;
}

/** A panel of our own exports: a run of its own, whose Message-IDs are not compared with those of the other. */
export interface ReadPanel {
  readonly panel: string;
  readonly algorithm: string;
  /** null: the file does not tell how many it had. */
  readonly messages: number | null;
}

/** Something that was not read. */
export interface Skipped {
  readonly file: string;
  /** From 1; 0: the file as a whole. */
  readonly line: number;
  /** A short phrase: "line longer than 1 MB". */
  readonly reason: string;
}

/** Where a reader hands over what it finds, in the order of the lines. */
export interface Sink {
  mail(record: MailRecord): void;
  /**
   * The log tells that the mail of one key was passed on and there got another key: "queued as", "forwarded as". If both
   * bear the same Message-ID they are one mail.
   */
  handedOn(fromKey: string | ByteText, toKey: string | ByteText): void;
  /** The file tells of mails that it does not list. */
  leavesOut(mails: LeftOut): void;
  /** The file holds a panel of a race. */
  panel(panel: ReadPanel): void;
  skip(line: number, reason: string): void;
  /** A format found inside the file, where it can hold several: "Postfix log". Left out: the format's own name. */
  format(name: string): void;
  /** Something to say of the whole file, once: "years are inferred". */
  note(text: string): void;
}

/** What is known of a file besides its bytes. */
export interface SourceFile {
  /** Shown to people; never looked at to tell the format. */
  readonly name: string;
  /** When it was last written, ms since 1970 (syslog stamps have no year); null where unknown. */
  readonly lastModifiedMs: number | null;
}

/** Where a reader has got in a piece of a file. */
export interface LineCursor {
  /** Whole lines, each with its end. */
  readonly bytes: DataView;
  /** Where the next line begins. */
  at: number;
  /** Its number, from 1. */
  number: number;
}

/** Reads one file, line by line. Never throws: what cannot be read goes to {@link Sink.skip}. */
export interface LineReader {
  /**
   * @param text the line without its end (LF or CRLF); invalid UTF-8 is U+FFFD, a byte order mark at the file's start is
   * gone, lines longer than the limit never come (lineSplitter reports them). It is a slice of a larger text: what is kept
   * of it for long should be copied (sliced strings hold the whole).
   * @param number from 1
   * @param bytes the same line, if it is at hand as bytes
   */
  line(text: string, number: number, bytes: LineBytes): void;
  /**
   * Reads a line that is at hand as bytes, as {@link line} would, if it is one of those that such a file mostly consists of.
   * Left out: it never does.
   * @returns false if nothing was read, and {@link line} is to read it
   */
  lineInBytes?(line: LineBytes, number: number): boolean;
  /**
   * The same for many lines at once, which then are not decoded: moves the cursor behind those that it reads, up to the first
   * that {@link line} is to read. Bytes may be any, but for the ends of the lines.
   */
  linesInBytes?(lines: LineCursor): void;
  /** The file ended (or was cut: nothing more comes). */
  end(): void;
}

export interface LogFormat {
  readonly id: string;
  /** "Postfix log", as the page shows it. */
  readonly name: string;
  /** Whether a file of this format holds others, which its reader names ({@link Sink.format}). */
  readonly isSeveral?: true;
  /**
   * How surely a file is of this format, by its content alone: 0 not at all, 1 certainly.
   * @param head the first lines, at most {@link HEAD_BYTES}; the last line may be cut
   */
  recognise(head: string): number;
  reader(file: SourceFile, sink: Sink): LineReader;
}

/** How much of a file is looked at to tell its format. */
export const HEAD_BYTES = 65_536;

/** A longer line is skipped, and not held. */
export const MAX_LINE_BYTES = 1 << 20;
