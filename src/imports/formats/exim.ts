/**
 * Exim: `<= sender H=… P=esmtp S=432 id=… T="subject"` once for every mail accepted; `=> address … C="250 … queued as …"`
 * when it was passed on. In its own log the line begins `2026-02-01 03:04:05 QUEUEID`, perhaps with milliseconds, zone and
 * process in between; in syslog the same follows the tag, or the stamp is left out (`syslog_timestamp`).
 * Source: Exim specification, chapter "Log files".
 */
import type { Sink } from '../format.ts';
import { acceptedAs, bodyAt, hostOf, type Dialect, type LogLine } from './dialect.ts';
import { dateTimeMs, hasDate } from './stamps.ts';

export const EXIM_LOG: Dialect = {
  id: 'exim',
  name: 'Exim log',
  owns: (text, tagAt) => text.startsWith('exim', tagAt),
  read: (line, sink) => {
    const body = bodyAt(line);
    if (body < 0) return false;
    const hosted = { lane: `${hostOf(line)} exim`, host: hostOf(line) };
    return readAt(line.text, body, line, hosted, sink);
  },
};

/** A line of Exim's own log; its lane is the file. */
export function readMainLog(text: string, number: number, file: string, sink: Sink): boolean {
  return readAt(text, 0, { number, atMs: () => dateTimeMs(text, 0) }, { lane: `${file} exim` }, sink);
}

/** `1abcde-000123-AB`, since 4.97 `1abcde-000000123aB-0123`. */
const QUEUE_ID = /(?<= |^)[0-9A-Za-z]{6}-(?:[0-9A-Za-z]{6}|[0-9A-Za-z]{11})-(?:[0-9A-Za-z]{4}|[0-9A-Za-z]{2})(?= |$)/;
/** Stamp, milliseconds, zone and process may stand before the queue id. */
const QUEUE_ID_WITHIN = 90;

function readAt(
  text: string,
  from: number,
  { number, atMs }: Pick<LogLine, 'number' | 'atMs'>,
  owner: { readonly lane: string; readonly host?: string },
  sink: Sink,
): boolean {
  const arrow = arrowAt(text, from);
  if (arrow < 0) return false;
  const mailKey = QUEUE_ID.exec(text.slice(from, arrow))?.[0];
  if (mailKey === undefined) return false;
  if (text.charCodeAt(arrow + 1) !== 60) return readDelivery(text, arrow, mailKey, sink);
  const messageId = idField(text, arrow + 3);
  if (messageId === '') sink.skip(number, 'the mail bears no Message-ID');
  else {
    const ms = hasDate(text.slice(from, from + 11), 32) ? dateTimeMs(text, from) : atMs();
    sink.mail({ messageId, atMs: Number.isNaN(ms) ? null : ms, ...owner, mailKey, line: number });
  }
  return true;
}

/** Where ` <= ` or ` => ` begins; -1 for another line. */
function arrowAt(text: string, from: number): number {
  const incoming = text.indexOf(' <= ', from);
  if (incoming >= 0 && incoming < from + QUEUE_ID_WITHIN) return incoming;
  const outgoing = text.indexOf(' => ', from);
  return outgoing >= 0 && outgoing < from + QUEUE_ID_WITHIN ? outgoing : -1;
}

function readDelivery(text: string, arrow: number, mailKey: string, sink: Sink): boolean {
  const reply = text.indexOf(' C="', arrow);
  const to = reply < 0 ? null : acceptedAs(text, reply);
  if (to !== null) sink.handedOn(mailKey, to);
  return to !== null;
}

/** The field `id=`, which stands before the subject, the only field that a sender writes freely. */
function idField(text: string, from: number): string {
  const subject = text.indexOf(' T="', from);
  const at = text.indexOf(' id=', from);
  if (at < 0 || (subject >= 0 && subject < at)) return '';
  const end = text.indexOf(' ', at + 4);
  return text.slice(at + 4, end < 0 ? undefined : end);
}
