/** The report for programs: one JSON object, a collision a line, all of them. */
import type { Findings, ImportedCollision } from './findings.ts';
import { generatorOf, summarise, type Summary } from './report.ts';
import { lostMails } from './receiverLosses.ts';
import { RECEIVERS } from '../mail/receivers/index.ts';

const FORMAT = 'message-id-report';
const VERSION = 1;

/** The file's text, piece by piece. */
export function* jsonReport(findings: Findings, summary: Summary = summarise(findings)): Generator<string, void> {
  const { log, totals, fromMs, toMs } = findings;
  const { idsPerSecond, loggedAgain, passedOn, ...counts } = totals;
  const head = {
    format: FORMAT,
    version: VERSION,
    totals: { ...counts, 'ids-per-second': idsPerSecond, 'logged-again': loggedAgain, 'passed-on': passedOn },
    from: iso(fromMs),
    to: iso(toMs),
    files: log.files,
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
    yield separator + JSON.stringify(collisionOf(collision));
    separator = ',\n';
  }
  yield ']}\n';
}

function collisionOf(collision: ImportedCollision): object {
  const { number, messageId, javaMail, cause, reason, mails } = collision;
  const lost = RECEIVERS.map(({ id }, i) => [id, lostMails(RECEIVERS[i]!, collision).length] as const);
  return {
    collision: number,
    messageId: `<${messageId}>`,
    generator: generatorOf(collision),
    ...(javaMail && { hash: javaMail.hash, counter: javaMail.counter, clock_ms: javaMail.clockMs }),
    cause,
    reason,
    lost: Object.fromEntries(lost.filter(([, count]) => count > 0)),
    mails: mails.map(({ atMs, dateMs, lane, file, line, mailKey }) => ({
      at: iso(atMs),
      date: iso(dateMs),
      lane,
      file,
      line,
      key: mailKey,
    })),
  };
}

function iso(ms: number | null): string | null {
  return ms === null || Number.isNaN(ms) || Math.abs(ms) > 8.64e15 ? null : new Date(ms).toISOString();
}
