/**
 * A log that mail programs write line by line: syslog (RFC 3164, RFC 3339 stamps, RFC 5424) with any mixture of programs,
 * and Exim's own. Each line is read by the program that wrote it; lines of other programs are none of our business.
 */
import { LineBytes, type ByteText } from '../../byteText.ts';
import type { LineReader, LogFormat, Sink, SourceFile } from '../../format.ts';
import { InternedTexts } from '../internedTexts.ts';
import type { Dialect, LogLine } from './dialect.ts';
import { EXIM_LOG, readMainLog } from './exim.ts';
import { POSTFIX_LOG } from './postfix.ts';
import { SENDMAIL_LOG } from './sendmail.ts';
import { INFERRED_YEAR_NOTE, SyslogClock, dateTimeMs, hasDate, hasSyslogStamp } from './stamps.ts';
import { withoutFrame } from './syslogFrame.ts';

/** To add a program is to add a file and a line here. */
const DIALECTS: readonly Dialect[] = [POSTFIX_LOG, SENDMAIL_LOG, EXIM_LOG];

/** What programs' names begin with, and what their lines are read by. */
const PROGRAMS = DIALECTS.flatMap((dialect) => dialect.programs.map((name) => ({ name, dialect })));

/** By the first character of the name. */
const PROGRAMS_BY_INITIAL = Array.from({ length: 128 }, (_, code) =>
  PROGRAMS.filter(({ name }) => name.charCodeAt(0) === code),
);

const T = 84;
const BLANK = 32;

export const MAIL_LOG: LogFormat = {
  id: 'mail-log',
  name: 'Mail log',
  isSeveral: true,
  recognise,
  reader: (file, sink) => new MailLogReader(file, sink),
};

/** The share of stamped lines: a log may have foreign lines, but not mostly. */
function recognise(head: string): number {
  const lines = head
    .split('\n', 200)
    .filter((line) => line.trim() !== '')
    .map(withoutFrame);
  const stamped = lines.filter((line) => hasSyslogStamp(line) || hasDate(line, T) || hasDate(line, BLANK));
  return lines.length === 0 ? 0 : (0.9 * stamped.length) / lines.length;
}

/** One object for all lines: it is read at once and never kept. */
class Line implements LogLine {
  text = '';
  bytes = new LineBytes();
  number = 0;
  hostAt = 0;
  tagAt = 0;
  bodyAt = 0;
  readonly #names = new InternedTexts();
  readonly #clock: SyslogClock;
  readonly #onInferred: () => void;

  constructor(clock: SyslogClock, onInferred: () => void) {
    this.#clock = clock;
    this.#onInferred = onInferred;
  }

  readonly cut = (from: number, to: number): string | ByteText => this.bytes.cut(this.text, from, to);

  readonly named = (from: number, to: number): string => this.#names.of(this.text, from, to);

  readonly atMs = (): number => {
    if (this.hostAt !== 16) return dateTimeMs(this.text, 0);
    this.#onInferred();
    return this.#clock.read(this.text);
  };
}

class MailLogReader implements LineReader {
  readonly #line: Line;
  readonly #seen = new Set<Dialect>();
  #inferred = false;

  constructor(
    readonly file: SourceFile,
    readonly sink: Sink,
  ) {
    this.#line = new Line(new SyslogClock(file), () => (this.#inferred = true));
  }

  line(framed: string, number: number, bytes: LineBytes): void {
    const text = withoutFrame(framed);
    const line = this.#line;
    line.text = text;
    line.number = number;
    line.bytes = bytes;
    let hostAt = 16;
    if (!hasSyslogStamp(text)) {
      if (hasDate(text, BLANK)) {
        if (readMainLog(line, this.file.name, this.sink)) this.#seen.add(EXIM_LOG);
        return;
      }
      if (!hasDate(text, T)) {
        // What begins with a blank continues the line before.
        if (text !== '' && text.charCodeAt(0) !== BLANK) this.sink.skip(number, 'not a line of a mail log');
        return;
      }
      hostAt = text.indexOf(' ', 19) + 1;
    }
    const tagAt = text.indexOf(' ', hostAt) + 1;
    for (const { name, dialect } of PROGRAMS_BY_INITIAL[text.charCodeAt(tagAt)] ?? []) {
      if (!text.startsWith(name, tagAt)) continue;
      const colon = text.indexOf(': ', tagAt);
      if (colon < 0) return;
      line.hostAt = hostAt;
      line.tagAt = tagAt;
      line.bodyAt = colon + 2;
      if (dialect.read(line, this.sink)) this.#seen.add(dialect);
      return;
    }
  }

  end(): void {
    if (this.#seen.size === 0) this.sink.format(MAIL_LOG.name);
    for (const { name } of this.#seen) this.sink.format(name);
    if (this.#inferred) this.sink.note(INFERRED_YEAR_NOTE);
  }
}
