/**
 * The colliding mails of real logs, one a line: RFC 4180 with the columns of a run's CSV (csv.ts), of which a log leaves
 * thread, process and start empty and cannot tell the cause, and behind them what only a log tells.
 */
import type { CollidingMail } from '../log/collidingMail.ts';
import { CSV_COLUMNS, csvLine, textCell } from './csv.ts';

const LOG_COLUMNS = ['inferred_cause', 'lane', 'file', 'line', 'key', 'at', 'date'] as const;

/** The file, line by line. What servers and senders wrote cannot start a formula in a spreadsheet (csv.ts). */
export function* collidingMailsCsv(mails: Iterable<CollidingMail>): Generator<string, void> {
  yield csvLine([...CSV_COLUMNS, ...LOG_COLUMNS]);
  for (const mail of mails) yield csvLine([...runCells(mail), ...logCells(mail)]);
}

function runCells({
  message,
  messageId,
  algorithm,
  hash,
  counter,
  clockMs,
  endUs,
  collision,
}: CollidingMail): string[] {
  return [
    'first',
    textCell(algorithm ?? ''),
    String(message),
    '',
    '',
    textCell(`<${messageId}>`),
    numberCell(hash),
    numberCell(counter),
    numberCell(clockMs),
    '',
    numberCell(endUs),
    String(collision),
    'unknown',
  ];
}

function logCells({ inferredCause, lane, file, line, key, atMs, dateMs }: CollidingMail): string[] {
  const texts = [inferredCause, lane, file].map(textCell);
  return [...texts, String(line), textCell(key ?? ''), momentCell(atMs), momentCell(dateMs)];
}

function numberCell(value: number | null): string {
  return value === null ? '' : String(value);
}

/** ISO 8601, UTC; empty beyond what a date can hold. */
function momentCell(ms: number | null): string {
  return ms === null || Math.abs(ms) > 8.64e15 ? '' : new Date(ms).toISOString();
}
