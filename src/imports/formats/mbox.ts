/**
 * A mailbox (RFC 4155): mails one after the other, each under a line `From sender Wed Feb  1 03:04:05 2006`. Content-Length
 * headers are not trusted; writers that quote `>From ` in bodies (mboxo, mboxrd) and those that quote nothing are read alike.
 * A line separates mails if it has a date of that form: not every writer puts an empty line before it, and a mailbox that
 * was cut and written on has none either.
 */
import type { LineReader, LogFormat, Sink, SourceFile } from '../format.ts';
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
const HEADER = /^[A-Za-z][A-Za-z0-9-]*[ \t]*:/;

/** Whether a mail begins after this line. */
export function isSeparator(text: string): boolean {
  return text.startsWith('From ') && text.length <= MAX_SEPARATOR && SEPARATOR.test(text);
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
    end: () => mail.end(),
  };
}
