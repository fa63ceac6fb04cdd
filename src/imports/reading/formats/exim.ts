/**
 * Exim: `<= sender H=… P=esmtp S=432 id=… T="subject"` once for every mail accepted; `=> address … C="250 … queued as …"`
 * when it was passed on. In its own log the line begins `2026-02-01 03:04:05 QUEUEID`, perhaps with milliseconds, zone and
 * process in between; in syslog the same follows the tag, or the stamp is left out (`syslog_timestamp`).
 * Source: Exim specification, chapter "Log files".
 */
import type { ByteText } from '../../byteText.ts';
import type { Sink } from '../../format.ts';
import { acceptedAs, hostOf, type Dialect, type LogLine } from './dialect.ts';
import { dateTimeMs, hasDate } from './stamps.ts';
import { numberOrNull } from '../../numberOrNull.ts';

export const EXIM_LOG: Dialect = {
  id: 'exim',
  name: 'Exim log',
  programs: ['exim'],
  read: (line, sink) => {
    const host = hostOf(line);
    return readAt(line, line.bodyAt, line.atMs, { name: host, host }, sink);
  },
};

/** A line of Exim's own log; its lane is the file. */
export function readMainLog(line: LogLine, file: string, sink: Sink): boolean {
  return readAt(line, 0, null, { name: file, host: undefined }, sink);
}

/** Stamp, milliseconds, zone and process may stand before the queue id: so many words at most. */
const WORDS_BEFORE = 5;

/** @param atMs the time of a line that does not tell it at `from` */
function readAt(
  line: LogLine,
  from: number,
  atMs: (() => number) | null,
  { name, host }: { readonly name: string; readonly host: string | undefined },
  sink: Sink,
): boolean {
  const { text, number } = line;
  const arrow = arrowAt(text, from);
  if (arrow < 0) return false;
  const mailKey = line.cut(text.lastIndexOf(' ', arrow - 1) + 1, arrow);
  if (text.charCodeAt(arrow + 1) !== 60) return readDelivery(line, arrow, mailKey, sink);
  const idAt = idFieldAt(text, arrow + 3);
  const blank = idAt < 0 ? -1 : text.indexOf(' ', idAt);
  const idEnd = blank < 0 ? text.length : blank;
  if (idAt < 0 || idEnd === idAt) sink.skip(number, 'the mail bears no Message-ID');
  else {
    const ms = atMs === null || hasDate(text, 32, from) ? dateTimeMs(text, from) : atMs();
    const messageId = line.cut(idAt, idEnd);
    sink.mail({ messageId, atMs: numberOrNull(ms), lane: `${name} exim`, host, mailKey, line: number });
  }
  return true;
}

/** Where the blank before `<=` or `=>` stands, behind the queue id; -1 for another line. */
function arrowAt(text: string, from: number): number {
  let at = from;
  for (let word = 0; word < WORDS_BEFORE; word++) {
    const end = text.indexOf(' ', at);
    if (end < 0) return -1;
    if (isQueueId(text, at, end)) {
      return text.startsWith('<= ', end + 1) || text.startsWith('=> ', end + 1) ? end : -1;
    }
    at = end + 1;
  }
  return -1;
}

/** `1abcde-000123-AB`, since 4.97 `1abcde-000000123aB-0123`. */
function isQueueId(text: string, from: number, end: number): boolean {
  const second = end - from === 16 ? 13 : end - from === 23 ? 18 : -1;
  return second > 0 && text.charCodeAt(from + 6) === 45 && text.charCodeAt(from + second) === 45;
}

function readDelivery(line: LogLine, arrow: number, mailKey: string | ByteText, sink: Sink): boolean {
  const reply = line.text.indexOf(' C="', arrow);
  const to = reply < 0 ? null : acceptedAs(line, reply);
  if (to !== null) sink.handedOn(mailKey, to);
  return to !== null;
}

/** Where the field `id=` begins, which stands before the subject, the only field that a sender writes freely; -1: none. */
function idFieldAt(text: string, from: number): number {
  const at = text.indexOf(' id=', from);
  const subject = text.indexOf(' T="', from);
  return at < 0 || (subject >= 0 && subject < at) ? -1 : at + 4;
}
