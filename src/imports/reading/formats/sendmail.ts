/**
 * Sendmail: one line `QUEUEID: from=…, nrcpts=1, msgid=<…>, …` for every mail accepted, one `QUEUEID: to=…, stat=…` for each
 * attempt to deliver it. A mail submitted by the command goes through two queues: `stat=Sent (QUEUEID Message accepted for
 * delivery)`.
 * Source: Sendmail Installation and Operation Guide, "Log Format"; envelope.c, `logsender`.
 */
import { lengthOf, type ByteText } from '../../byteText.ts';
import type { Sink } from '../../format.ts';
import { acceptedAs, bracketedEnd, hostOf, processLane, type Dialect, type LogLine } from './dialect.ts';
import { numberOrNull } from '../../numberOrNull.ts';

export const SENDMAIL_LOG: Dialect = {
  id: 'sendmail',
  name: 'Sendmail log',
  programs: ['sendmail', 'sm-m'],
  read,
};

const OPEN = 60;

function read(line: LogLine, sink: Sink): boolean {
  const { text, bodyAt: body } = line;
  const colon = text.indexOf(': ', body);
  if (colon < 0) return false;
  if (text.startsWith('from=', colon + 2)) return readSender(line, line.cut(body, colon), colon + 2, sink);
  if (!text.startsWith('to=', colon + 2)) return false;
  const sent = text.indexOf(', stat=Sent', colon);
  const to = sent < 0 ? null : acceptedAs(line, sent);
  if (to !== null) sink.handedOn(line.cut(body, colon), to);
  return to !== null;
}

function readSender(line: LogLine, mailKey: string | ByteText, from: number, sink: Sink): boolean {
  const { text, number } = line;
  // An address cannot hold ", nrcpts=" unquoted, and what follows is Sendmail's own: so no sender can put an ID in here.
  const counts = text.indexOf(', nrcpts=', from);
  const at = counts < 0 ? -1 : text.indexOf(', msgid=', counts);
  if (counts < 0) return false;
  const messageId = at < 0 ? '' : messageIdAt(line, at + 8);
  if (messageId === null) sink.skip(number, 'the Message-ID has no end');
  else if (lengthOf(messageId) === 0) sink.skip(number, 'the mail bears no Message-ID');
  else {
    const atMs = numberOrNull(line.atMs());
    sink.mail({ messageId, atMs, lane: processLane(line), host: hostOf(line), mailKey, line: number });
  }
  return true;
}

function messageIdAt({ text, cut }: LogLine, at: number): string | ByteText | null {
  if (text.charCodeAt(at) !== OPEN) {
    const comma = text.indexOf(', ', at);
    return text.slice(at, comma < 0 ? undefined : comma).trim();
  }
  const end = text.indexOf('>, ', at);
  const close = end < 0 ? bracketedEnd(text, at) : end;
  return close < 0 ? null : cut(at + 1, close);
}
