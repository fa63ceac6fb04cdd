/** What a mail program writes into a log that several programs may share (mailLog.ts). */
import type { ByteText } from '../../byteText.ts';
import type { Sink } from '../../format.ts';

const BLANK = 32;
const OPEN_BRACKET = 40;
const CLOSE = 62;

/** A syslog line, taken apart as far as every program's lines are alike. */
export interface LogLine {
  readonly text: string;
  /** Characters [from, to) of the text: a Message-ID, a key. */
  readonly cut: (from: number, to: number) => string | ByteText;
  /** The same for what comes again and again: a host, a process. */
  readonly named: (from: number, to: number) => string;
  readonly number: number;
  /** `host program[pid]: what the program wrote`: where each begins. */
  readonly hostAt: number;
  readonly tagAt: number;
  readonly bodyAt: number;
  /** When it was written, ms since 1970; NaN where the stamp cannot be read. */
  readonly atMs: () => number;
}

export interface Dialect {
  readonly id: string;
  /** "Postfix log". */
  readonly name: string;
  /** How the names of the programs begin that write it. */
  readonly programs: readonly string[];
  /** Returns whether the line told of a mail. */
  readonly read: (line: LogLine, sink: Sink) => boolean;
}

/** `host program[pid]`, the lane of a line. */
export function processLane({ text, named, hostAt, tagAt, bodyAt }: LogLine): string {
  const end = text.indexOf(']', tagAt);
  return named(hostAt, end >= 0 && end < bodyAt ? end + 1 : bodyAt - 2);
}

export function hostOf({ named, hostAt, tagAt }: LogLine): string {
  return named(hostAt, tagAt - 1);
}

/**
 * The key under which the next server accepted a mail, from its reply; null where it does not tell.
 * Postfix: `250 2.0.0 Ok: queued as 4A1B2C`; Sendmail: `250 2.0.0 m1234 Message accepted for delivery`; Exim: `250 OK
 * id=1abcde-000123-AB`; and Postfix's local(8): `forwarded as 4A1B2C`.
 */
export function acceptedAs(line: LogLine, from: number): string | ByteText | null {
  const { text } = line;
  let at = text.indexOf('queued as ', from);
  if (at >= 0) return wordAt(line, at + 10);
  at = text.indexOf(' OK id=', from);
  if (at >= 0) return wordAt(line, at + 7);
  at = text.indexOf(' Message accepted for delivery', from);
  if (at >= 0) return line.cut(wordStart(text, at), at);
  at = text.indexOf('forwarded as ', from);
  return at >= 0 ? wordAt(line, at + 13) : null;
}

/** Where the word begins that ends at `at`, behind a blank or a bracket. `lastIndexOf` takes as long as fifty characters. */
function wordStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && !isBeforeWord(text.charCodeAt(start - 1))) start--;
  return start;
}

function isBeforeWord(code: number): boolean {
  return code === BLANK || code === OPEN_BRACKET;
}

/** Letters, digits, `_`, `.` and `-`; null if none stands at `at`. */
function wordAt({ text, cut }: LogLine, at: number): string | ByteText | null {
  let end = at;
  while (isOfWord(text.charCodeAt(end))) end++;
  return end === at ? null : cut(at, end);
}

function isOfWord(code: number): boolean {
  if (code < 65) return (code >= 48 && code <= 57) || code === 45 || code === 46;
  return code <= 90 || code === 95 || (code >= 97 && code <= 122);
}

/** {@link bracketedEnd} of a text that nothing follows, cut out; null if it has no end. */
export function bracketed(text: string, at: number): string | null {
  const close = bracketedEnd(text, at);
  return close < 0 ? null : text.slice(at + 1, close);
}

/**
 * Where a Message-ID ends whose `<` stands at `at`: at the last `>`, for senders put brackets inside too; -1 if it has no end
 * (syslog cut the line).
 */
export function bracketedEnd(text: string, at: number): number {
  // In most lines it is the last character.
  const close = text.charCodeAt(text.length - 1) === CLOSE ? text.length - 1 : text.lastIndexOf('>');
  return close < at ? -1 : close;
}
