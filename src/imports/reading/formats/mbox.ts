/**
 * A mailbox (RFC 4155): mails one after the other, each under a line `From sender Wed Feb  1 03:04:05 2006`. Content-Length
 * headers are not trusted; writers that quote `>From ` in bodies (mboxo, mboxrd) and those that quote nothing are read alike.
 * A line separates mails if it has a date of that form: not every writer puts an empty line before it, and a mailbox that
 * was cut and written on has none either.
 */
import { bytesIn } from '../../byteText.ts';
import type { LineReader, LogFormat, Sink, SourceFile } from '../../format.ts';
import { monthIn } from '../mailDates.ts';
import { numberIn } from '../../packedDigits.ts';
import { MailReader } from './mailReader.ts';

export const MBOX: LogFormat = {
  id: 'mbox',
  name: 'Mailbox (mbox)',
  recognise,
  reader,
};

/** Zones stand before or after the year, where there are any; archives write `user at example.com` for the sender. */
const SEPARATOR =
  /^From .*?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? +(?:[A-Z][a-z]{2} +\d{1,2}|\d{1,2} [A-Z][a-z]{2}),? (?:\d{4} )?\d{1,2}:\d{2}(?::\d{2})?(?: [+-]\d{4}| [A-Z]{1,5})*(?: \d{4})?/;
const MAX_SEPARATOR = 1000;
const USUAL_DATE = 'Wed Feb  1 03:04:05 2006';
/** As words. */
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].map((day) => bytesIn(`${day} `).getInt32(0));
const FROM = bytesIn('From').getInt32(0);
const BLANK = 32;
const COLON = 58;
const HEADER = /^[A-Za-z][A-Za-z0-9-]*[ \t]*:/;

/** Whether a mail begins after this line. */
export function isSeparator(text: string): boolean {
  return text.startsWith('From ') && text.length <= MAX_SEPARATOR && SEPARATOR.test(text);
}

/** {@link isSeparator} of bytes [from, to), if they end with a date as asctime writes it: `Wed Feb  1 03:04:05 2006`. */
function isUsualSeparator(bytes: DataView, from: number, to: number): boolean {
  const at = to - USUAL_DATE.length;
  if (at < from + 5 || to - from > MAX_SEPARATOR || bytes.getUint8(from + 4) !== BLANK) return false;
  const dayAt = bytes.getUint8(at + 8) === BLANK ? at + 9 : at + 8;
  const numbers =
    numberIn(bytes, dayAt, at + 10) +
    numberIn(bytes, at + 11, at + 13) +
    numberIn(bytes, at + 14, at + 16) +
    numberIn(bytes, at + 17, at + 19) +
    numberIn(bytes, at + 20, at + 24);
  return (
    WEEKDAYS.includes(bytes.getInt32(at)) &&
    monthIn(bytes, at + 4) >= 0 &&
    !Number.isNaN(numbers) &&
    bytes.getUint8(at + 10) === BLANK &&
    bytes.getUint8(at + 13) === COLON &&
    bytes.getUint8(at + 16) === COLON &&
    bytes.getUint8(at + 19) === BLANK
  );
}

/** Surest if the file begins with a mail; else it may be the rest of a mailbox that was cut. */
function recognise(head: string): number {
  const lines = head.split(/\r?\n/);
  const first = lines.findIndex((line) => line !== '');
  if (first >= 0 && isSeparator(lines[first]!)) return 1;
  return lines.some((line, i) => isSeparator(line) && HEADER.test(lines[i + 1] ?? '')) ? 0.6 : 0;
}

function reader(file: SourceFile, sink: Sink): LineReader {
  const mail = new MailReader(file.name, sink);
  let begun = false;
  return {
    line(text, number) {
      if (text.charCodeAt(0) === 70 && isSeparator(text)) {
        mail.begin(number);
        begun = true;
      } else if (begun) mail.line(text, number);
      else if (text !== '') {
        sink.skip(number, 'what stands before the first "From " line belongs to no mail');
        begun = true;
      }
    },
    lineInBytes(line, number) {
      const { bytes, from, to } = line;
      if (to - from >= USUAL_DATE.length && bytes.getInt32(from) === FROM) {
        if (!isUsualSeparator(bytes, from, to)) return false;
        mail.begin(number);
        begun = true;
        return true;
      }
      return begun && mail.lineInBytes(line, number);
    },
    end: () => mail.end(),
  };
}
