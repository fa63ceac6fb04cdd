/** One mail as it is (RFC 5322), as mail programs save it. With a `From ` line above, it is a mailbox of one (mbox.ts). */
import type { LineReader, LogFormat, Sink, SourceFile } from '../../format.ts';
import { fieldName } from '../headers.ts';
import { MailReader } from './mailReader.ts';

export const EML: LogFormat = {
  id: 'eml',
  name: 'Mail (eml)',
  recognise,
  reader,
};

/** What a header block has besides its Message-ID, whoever wrote it; a list of Message-IDs has none of it. */
const TELLING = ['date', 'from', 'received', 'return-path', 'subject', 'to', 'mime-version'];
const PLAIN_NAME = /^[A-Za-z][A-Za-z0-9-]*[ \t]*:/;

/** A file that begins with a header, in a block with a few that mails have. */
function recognise(head: string): number {
  const lines = head.trimStart().split(/\r?\n/);
  if (!PLAIN_NAME.test(lines[0]!)) return 0;
  const end = lines.indexOf('');
  const names = new Set(lines.slice(0, end < 0 ? undefined : end).map(fieldName));
  const telling = TELLING.filter((name) => names.has(name)).length;
  if (telling === 0) return 0;
  return names.has('message-id') ? 0.95 : telling > 1 ? 0.7 : 0;
}

function reader(file: SourceFile, sink: Sink): LineReader {
  const mail = new MailReader(file.name, sink);
  let begun = false;
  return {
    line(text, number) {
      if (begun) mail.line(text, number);
      else if (text !== '') {
        mail.begin(number);
        mail.line(text, number);
        begun = true;
      }
    },
    end: () => mail.end(),
  };
}
