/**
 * Postfix: cleanup(8) writes `QUEUEID: message-id=<…>` once for every mail that enters the queue, whatever its recipients
 * and retries. A mail that a content filter, an alias or another Postfix hands back comes in again under another queue id:
 * `status=sent (250 2.0.0 Ok: queued as QUEUEID)`, `status=sent (forwarded as QUEUEID)`; so does a mail that postsuper -r
 * requeued: `orig_id=QUEUEID`.
 * Source: Postfix, src/cleanup/cleanup_message.c, src/global/log_adhoc.c, src/pickup/pickup.c.
 */
import { lengthOf, type ByteText } from '../../byteText.ts';
import type { Sink } from '../../format.ts';
import { acceptedAs, bracketedEnd, hostOf, processLane, type Dialect, type LogLine } from './dialect.ts';
import { numberOrNull } from '../../numberOrNull.ts';

export const POSTFIX_LOG: Dialect = {
  id: 'postfix',
  name: 'Postfix log',
  programs: ['postfix'],
  read,
};

const OPEN = 60;
const ID_LABEL = 'message-id=';

function read(line: LogLine, sink: Sink): boolean {
  const { text, tagAt, bodyAt } = line;
  const bracket = text.indexOf('[', tagAt);
  const colon = bodyAt - 2;
  const end = bracket >= 0 && bracket < colon ? bracket : colon;
  // `postfix/smtpd`, `postfix/qmgr`, … tell nothing here: only the ends of these names are looked at.
  if (text.startsWith('cleanup', end - 7)) return readCleanup(line, sink);
  if (text.startsWith('smtp', end - 4) || text.startsWith('local', end - 5)) return readDelivery(line, sink);
  if (text.startsWith('lmtp', end - 4)) return readDelivery(line, sink);
  if (text.startsWith('pickup', end - 6)) return readPickup(line, sink);
  return text.lastIndexOf('/', end) < tagAt && readUnnamed(line, sink);
}

/** rsyslog ends a program's name at its `/` unless told otherwise (`parser.permitSlashInProgramName`): by what was written. */
function readUnnamed(line: LogLine, sink: Sink): boolean {
  return readCleanup(line, sink) || readDelivery(line, sink) || readPickup(line, sink);
}

function readCleanup(line: LogLine, sink: Sink): boolean {
  const { text, number, bodyAt: body } = line;
  const colon = text.indexOf(': ', body);
  if (colon < 0 || !text.startsWith(ID_LABEL, colon + 2)) return false;
  const valueAt = colon + 2 + ID_LABEL.length;
  const messageId = messageIdAt(line, valueAt);
  if (messageId === null) sink.skip(number, 'the Message-ID has no end');
  else if (lengthOf(messageId) === 0) sink.skip(number, 'the mail bears no Message-ID');
  else {
    sink.mail({
      messageId,
      atMs: numberOrNull(line.atMs()),
      lane: processLane(line),
      host: hostOf(line),
      mailKey: line.cut(body, colon),
      line: number,
    });
  }
  return true;
}

function messageIdAt({ text, cut }: LogLine, at: number): string | ByteText | null {
  if (text.charCodeAt(at) !== OPEN) return text.slice(at).trim();
  const close = bracketedEnd(text, at);
  return close < 0 ? null : cut(at + 1, close);
}

function readDelivery(line: LogLine, sink: Sink): boolean {
  const { text, tagAt, bodyAt: body } = line;
  const sent = text.indexOf('status=sent (', tagAt);
  const to = sent < 0 ? null : acceptedAs(line, sent);
  const colon = text.indexOf(':', body);
  if (to === null || colon < 0) return false;
  sink.handedOn(line.cut(body, colon), to);
  return true;
}

function readPickup({ text, tagAt, bodyAt: body }: LogLine, sink: Sink): boolean {
  const at = text.indexOf(' orig_id=', tagAt);
  if (at < 0) return false;
  sink.handedOn(text.slice(at + 9), text.slice(body, text.indexOf(':', body)));
  return true;
}
