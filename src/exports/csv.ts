/**
 * One line per message: RFC 4180, UTF-8 without a byte order mark, CRLF, a header line.
 *
 * No cell can start a formula in a spreadsheet. Nothing that a user, a link or a log wrote reaches the file: the texts
 * are words of our own and Message-IDs, which begin with `<`; everything else is a number. A negative number is only a
 * number to a spreadsheet too. Should a text of another kind ever come, {@link textCell} disarms it.
 */
import type { LoggedMessage } from '../log/detail.ts';
import type { PanelRecord, RunRecord } from '../log/record.ts';
import { messagesListed } from './format.ts';
import type { ExportOptions, RecordFormat } from './format.ts';
import { clockMsText, messageIdOf, roundedUs } from './fields.ts';

export const CSV_COLUMNS = [
  'panel',
  'algorithm',
  'message',
  'thread',
  'process',
  'message_id',
  'hash',
  'counter',
  'clock_ms',
  'start_us',
  'end_us',
  'collision',
  'cause',
] as const;

export const CSV: RecordFormat = {
  source: 'record',
  id: 'csv',
  label: 'CSV',
  extension: 'csv',
  mime: 'text/csv;charset=utf-8',
  write,
  pieces: messagesListed,
};

function* write(run: RunRecord, options: ExportOptions): Generator<string, void> {
  yield csvLine([...CSV_COLUMNS]);
  for (const panel of run.panels) {
    for (const message of listed(panel, options)) yield csvLine(cells(panel, message));
  }
}

/** Every message lane by lane, or the colliding ones side by side with those that they collide with. */
function* listed(panel: PanelRecord, { everyMessage }: ExportOptions): Generator<LoggedMessage> {
  if (everyMessage) yield* panel.messages();
  else for (const { members } of panel.collisions()) yield* members;
}

function cells(panel: PanelRecord, message: LoggedMessage): string[] {
  const { collision } = message;
  return [
    textCell(panel.panel),
    textCell(panel.algorithm),
    String(message.message),
    String(message.thread),
    String(message.process),
    textCell(messageIdOf(panel.algorithm, message)),
    String(message.hash),
    message.counter === null ? '' : String(message.counter),
    clockMsText(message.clock),
    String(roundedUs(message.startUs)),
    String(roundedUs(message.endUs)),
    collision === 0 ? '' : String(collision),
    collision === 0 ? '' : textCell(panel.causeOf(collision)),
  ];
}

export function csvLine(cellTexts: readonly string[]): string {
  return `${cellTexts.join(',')}\r\n`;
}

/**
 * A cell that holds a text, quoted where RFC 4180 asks for it. A text that a spreadsheet would take for a formula
 * gets an apostrophe in front, which it shows as text (OWASP, "CSV Injection").
 */
export function textCell(text: string): string {
  const disarmed = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(disarmed) ? `"${disarmed.replaceAll('"', '""')}"` : disarmed;
}
