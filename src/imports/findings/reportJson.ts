/**
 * The report for programs: one JSON object, all collisions, a mail a line, so that it can be read line by line however many bear
 * one Message-ID (formats/ownReport). Its schema: public/message-id-report.schema.json.
 */
import type { Findings, ImportedCollision, ImportedMail } from './findings.ts';
import { generatorOf, summarise, type Summary } from './report.ts';
import { lostMails } from './receiverLosses.ts';
import { RECEIVERS } from '../../mail/receivers/index.ts';
import { numberOrNull } from '../numberOrNull.ts';

const FORMAT = 'message-id-report';
const VERSION = 1;

/** The file's text, piece by piece. */
export function* jsonReport(findings: Findings, summary: Summary = summarise(findings)): Generator<string, void> {
  const { log, totals, fromMs, toMs } = findings;
  const { messages, distinct, duplicates, collisions, rate, idsPerSecond, loggedAgain, passedOn } = totals;
  const head = {
    format: FORMAT,
    version: VERSION,
    totals: {
      ...{ messages, distinct, duplicates, collisions, rate: numberOrNull(rate) },
      ...{ 'ids-per-second': numberOrNull(idsPerSecond), 'logged-again': loggedAgain, 'passed-on': passedOn },
    },
    from: iso(fromMs),
    to: iso(toMs),
    files: log.files.map(({ name, formats, lines, bytes, mails, loggedAgain, notes, sameAs }) => ({
      ...{ name, formats, lines, bytes, mails, logged_again: loggedAgain, notes, same_as: sameAs },
    })),
    causes: Object.fromEntries(summary.causes),
    generators: Object.fromEntries(summary.generators),
    receivers: summary.losses.map(({ receiver, lost, untold }) => ({
      id: receiver.id,
      name: receiver.name,
      window_s: receiver.windowSeconds,
      lost,
      untold,
    })),
    advice: summary.advice,
    skippedCount: log.skippedCount,
    skipped: log.skipped,
  };
  yield `${JSON.stringify(head).slice(0, -1)},\n"collisions":[`;
  let separator = '\n';
  for (const collision of findings.collisions()) {
    yield separator + collisionText(collision);
    separator = ',\n';
  }
  yield ']}\n';
}

function collisionText(collision: ImportedCollision): string {
  const { number, messageId, javaMail, cause, reason, mails } = collision;
  const lost = RECEIVERS.map(({ id }, i) => [id, lostMails(RECEIVERS[i]!, collision).length] as const);
  const head = {
    collision: number,
    messageId: `<${messageId}>`,
    generator: generatorOf(collision),
    ...(javaMail && { hash: javaMail.hash, counter: javaMail.counter, clock_ms: javaMail.clockMs }),
    cause,
    reason,
    lost: Object.fromEntries(lost.filter(([, count]) => count > 0)),
  };
  const lines = mails.map((mail) => JSON.stringify(mailOf(mail)));
  return `${JSON.stringify(head).slice(0, -1)},"mails":[\n${lines.join(',\n')}]}`;
}

function mailOf({ atMs, dateMs, lane, host, panel, algorithm, file, line, mailKey }: ImportedMail): object {
  return {
    at: iso(atMs),
    date: iso(dateMs),
    lane,
    ...(host !== null && { host }),
    ...(panel !== 'first' && { panel }),
    ...(algorithm !== null && { algorithm }),
    file,
    line,
    key: mailKey,
  };
}

function iso(ms: number | null): string | null {
  return ms === null || Number.isNaN(ms) || Math.abs(ms) > 8.64e15 ? null : new Date(ms).toISOString();
}
