/**
 * The colliding mails of real logs, one a line: RFC 4180 with the columns of a run's CSV (csv.ts), of which a log leaves
 * thread, process and start empty and cannot tell the cause, unless it was read from a race's own file, and behind them what
 * only a log tells.
 */
import type { CollidingMail } from '../log/collidingMail.ts';
import { CSV_COLUMNS, csvLine, textCell } from './csv.ts';

const LOG_COLUMNS = ['inferred_cause', 'lane', 'file', 'line', 'key', 'at', 'date', 'host', 'reason'] as const;

/** The file, line by line. What servers and senders wrote cannot start a formula in a spreadsheet (csv.ts). */
export function* collidingMailsCsv(mails: Iterable<CollidingMail>): Generator<string, void> {
  yield csvLine([...CSV_COLUMNS, ...LOG_COLUMNS]);
  for (const mail of mails) yield csvLine([...runCells(mail), ...logCells(mail)]);
}

function runCells({
  panel,
  message,
  messageId,
  algorithm,
  hash,
  counter,
  clockMs,
  endUs,
  collision,
  cause,
}: CollidingMail): string[] {
  return [
    textCell(panel),
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
    cause,
  ];
}

function logCells(mail: CollidingMail): string[] {
  const { inferredCause, lane, file, line, key, atMs, dateMs, host, reason } = mail;
  const texts = [inferredCause ?? '', lane, file].map(textCell);
  return [
    ...[...texts, String(line), textCell(key ?? ''), momentCell(atMs), momentCell(dateMs)],
    ...[textCell(host ?? ''), reason ?? ''],
  ];
}

function numberCell(value: number | null): string {
  return value === null ? '' : String(value);
}

/** ISO 8601, UTC; empty beyond what a date can hold. */
function momentCell(ms: number | null): string {
  return ms === null || Math.abs(ms) > 8.64e15 ? '' : new Date(ms).toISOString();
}
