/** The mails of all collisions, one after the other, for files that list them. */
import type { CollidingMail } from '../../log/collidingMail.ts';
import type { Findings } from './findings.ts';

export function* collidingMails(findings: Findings): Generator<CollidingMail> {
  for (const { number, messageId, javaMail, cause, reason, mails } of findings.collisions()) {
    const isRecorded = reason === 'recorded-by-race';
    for (const { row, panel, algorithm, lane, host, file, line, mailKey, atMs, dateMs } of mails) {
      yield {
        message: row,
        panel,
        messageId,
        algorithm: algorithm ?? javaMail?.algorithm ?? null,
        hash: javaMail?.hash ?? null,
        counter: javaMail?.counter ?? null,
        clockMs: javaMail?.clockMs ?? null,
        endUs: atMs === null ? null : Math.round((atMs - findings.fromMs) * 1e6) / 1e3,
        atMs,
        dateMs,
        collision: number,
        cause: isRecorded ? cause : 'unknown',
        inferredCause: isRecorded ? null : cause,
        reason: isRecorded ? null : reason,
        lane,
        host,
        file,
        line,
        key: mailKey,
      };
    }
  }
}
