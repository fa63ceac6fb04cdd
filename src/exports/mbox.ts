/**
 * A mailbox that any mail program opens (RFC 4155): the mails of both panels, each panel's in the order of their acceptance,
 * as a server delivers them that does not look at Message-IDs. Lines that could be taken for the next mail's first are
 * quoted so that the quoting can be undone (`mboxrd`).
 */
import { algorithmById } from '../algorithms/index.ts';
import type { PanelRecord, RunRecord } from '../log/record.ts';
import { mailLines } from '../mail/mailText.ts';
import { letterOf } from '../mail/message.ts';
import { acceptedUs, type TimedMail } from '../mail/smtp/dialogue.ts';
import { messagesListed } from './format.ts';
import type { ExportOptions, RecordFormat } from './format.ts';
import { inOrderOfAcceptance, laneMails } from './laneMails.ts';

export const MBOX: RecordFormat = {
  source: 'record',
  id: 'mbox',
  label: 'Mailbox (mbox)',
  extension: 'mbox',
  mime: 'application/mbox',
  write,
  pieces: messagesListed,
};

function* write(run: RunRecord, options: ExportOptions): Generator<string, void> {
  // A first piece that needs no message, so that whoever asks for it is not kept waiting.
  yield '';
  for (const panel of run.panels) {
    for (const mail of inOrderOfAcceptance(laneMails(run, panel, options))) yield entry(run, panel, mail, options);
  }
}

/** Both panels lie in one file, as in CSV: a header tells them apart. */
function entry(run: RunRecord, { panel, algorithm }: PanelRecord, mail: TimedMail, options: ExportOptions): string {
  const letter = letterOf(mail, options.mail);
  const acceptedMs = run.startedAtMs + acceptedUs(mail) / 1000;
  const panelHeader = { name: 'X-Panel', value: `${panel}; ${algorithmById(algorithm).name}` };
  const lines = mailLines(letter, [panelHeader]).map(quoted);
  return `From ${letter.from} ${asctime(acceptedMs)}\n${lines.join('\n')}\n\n`;
}

/** Any number of `>` before `From ` gets one more. */
function quoted(line: string): string {
  return /^>*From /.test(line) ? `>${line}` : line;
}

/** C's asctime in UTC, as RFC 4155 asks: `Tue Nov 24 14:33:00 2026`, the day's leading zero a blank. */
function asctime(ms: number): string {
  const [weekday, day, month, year, time] = new Date(ms).toUTCString().replace(',', '').split(' ');
  return `${weekday} ${month} ${String(Number(day)).padStart(2)} ${time} ${year}`;
}
