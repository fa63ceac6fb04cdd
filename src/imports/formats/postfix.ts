/**
 * Postfix: cleanup(8) writes `QUEUEID: message-id=<…>` once for every mail that enters the queue, whatever its recipients
 * and retries. A mail that a content filter, an alias or another Postfix hands back comes in again under another queue id:
 * `status=sent (250 2.0.0 Ok: queued as QUEUEID)`, `status=sent (forwarded as QUEUEID)`; so does a mail that postsuper -r
 * requeued: `orig_id=QUEUEID`.
 * Source: Postfix, src/cleanup/cleanup_message.c, src/global/log_adhoc.c, src/pickup/pickup.c.
 */
import type { Sink } from '../format.ts';
import { acceptedAs, bodyAt, bracketed, hostOf, processLane, type Dialect, type LogLine } from './dialect.ts';
import { numberOrNull } from '../numberOrNull.ts';

export const POSTFIX_LOG: Dialect = {
  id: 'postfix',
  name: 'Postfix log',
  owns: (text, tagAt) => text.startsWith('postfix', tagAt),
  read,
};

const ID_LABEL = 'message-id=';

function read(line: LogLine, sink: Sink): boolean {
  const { text, tagAt } = line;
  const bracket = text.indexOf('[', tagAt);
  const colon = text.indexOf(': ', tagAt);
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
  const { text, number } = line;
  const body = bodyAt(line);
  const colon = text.indexOf(': ', body);
  if (body < 0 || colon < 0 || !text.startsWith(ID_LABEL, colon + 2)) return false;
  const valueAt = colon + 2 + ID_LABEL.length;
  const open = text.charCodeAt(valueAt) === 60;
  const messageId = open ? bracketed(text, valueAt) : text.slice(valueAt).trim();
  if (messageId === null) sink.skip(number, 'the Message-ID has no end');
  else if (messageId === '') sink.skip(number, 'the mail bears no Message-ID');
  else {
    const mailKey = text.slice(body, colon);
    sink.mail({
      messageId,
      idToEnd: open ? text.length - valueAt - 1 : 0,
      atMs: numberOrNull(line.atMs()),
      lane: processLane(line),
      host: hostOf(line),
      mailKey,
      line: number,
    });
  }
  return true;
}

function readDelivery({ text, tagAt }: LogLine, sink: Sink): boolean {
  const sent = text.indexOf('status=sent (', tagAt);
  const to = sent < 0 ? null : acceptedAs(text, sent);
  if (to === null) return false;
  const body = text.indexOf(': ', tagAt) + 2;
  sink.handedOn(text.slice(body, text.indexOf(':', body)), to);
  return true;
}

function readPickup({ text, tagAt }: LogLine, sink: Sink): boolean {
  const at = text.indexOf(' orig_id=', tagAt);
  if (at < 0) return false;
  const body = text.indexOf(': ', tagAt) + 2;
  sink.handedOn(text.slice(at + 9), text.slice(body, text.indexOf(':', body)));
  return true;
}
