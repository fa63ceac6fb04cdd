/** The report that an admin can send: what was read, how many share a Message-ID, which, when, what became of them. */
import { readMessageId } from '../../mail/generators/index.ts';
import type { ImportedCause } from '../foundCause.ts';
import { percent } from '../../log/rateText.ts';
import type { Findings, ImportedCollision } from './findings.ts';
import { receiverLosses, type ReceiverLoss } from './receiverLosses.ts';
import { counted, grouped } from '../../log/countText.ts';
import {
  CAUSE_NAMES,
  advice,
  causeName,
  causeReason,
  fileWords,
  madeBy,
  noneAlike,
  panelWords,
  skippedWords,
  utc,
} from './reportWords.ts';

const APART_MS = 60_000;

/** What is said of all collisions together. */
export interface Summary {
  readonly causes: ReadonlyMap<ImportedCause, number>;
  /** Collisions whose cause is what a file states. */
  readonly stated: number;
  /** Generator, as people know it → its collisions. */
  readonly generators: ReadonlyMap<string, number>;
  readonly losses: readonly ReceiverLoss[];
  readonly advice: readonly string[];
}

export function summarise(findings: Findings): Summary {
  const causes = new Map<ImportedCause, number>();
  const generators = new Map<string, number>();
  const javaMail = new Set<string>();
  let apart = 0;
  let stated = 0;
  for (const collision of findings.collisions()) {
    countIn(causes, collision.cause);
    if (collision.isStated) stated++;
    countIn(generators, generatorOf(collision));
    if (isApart(collision)) apart++;
    if (collision.javaMail) javaMail.add(collision.javaMail.algorithm);
  }
  return {
    ...{ causes, stated, generators, losses: receiverLosses(findings) },
    advice: advice(findings, causes, javaMail, apart),
  };
}

/** Whether a mail was accepted so long after the one before that its client may have given up waiting for an answer. */
function isApart({ mails }: ImportedCollision): boolean {
  return mails.some(({ atMs }, i) => i > 0 && atMs !== null && atMs - (mails[i - 1]!.atMs ?? atMs) >= APART_MS);
}

/** Who made a collision's Message-ID: "JavaMail up to 1.3.2". */
export function generatorOf({ messageId }: ImportedCollision): string {
  return readMessageId(messageId).generator;
}

/** How many collisions and skipped lines the text lists; the JSON report lists all. */
const LISTED = 20;

/** The report as plain text, in lines; Message-IDs stand in it as they are. */
export function textReport(findings: Findings, summary: Summary = summarise(findings)): string {
  const parts = [
    headline(findings),
    readPart(findings),
    summaryPart(summary, findings),
    [...collisionLines(findings)],
    summary.advice.length > 0 ? ['What to do', ...summary.advice.map((line) => `  - ${line}`)] : [],
    skippedPart(findings),
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function headline(findings: Findings): string[] {
  const { totals, fromMs, toMs } = findings;
  const { messages, duplicates, collisions, rate, loggedAgain, passedOn, isPart } = totals;
  const many = isPart
    ? counted(duplicates, 'mail')
    : `${grouped(duplicates)} of ${counted(messages, 'mail')} (${percent(rate)})`;
  const lines = [
    collisions === 0
      ? noneAlike(messages)
      : `${many} ${duplicates === 1 ? 'reuses' : 'reuse'} a Message-ID, in ${counted(collisions, 'collision')}.`,
  ];
  if (isPart) lines.push('There were others, whose number the files do not tell: so there is no rate.');
  const panels = panelWords(findings.panels());
  if (panels !== '') lines.push(panels);
  if (!Number.isNaN(fromMs)) lines.push(`From ${utc(fromMs)} to ${utc(toMs)}.`);
  if (loggedAgain > 0) lines.push(`Not counted: ${counted(loggedAgain, 'record')} of a mail that was logged already.`);
  if (passedOn > 0) lines.push(`Not counted: ${counted(passedOn, 'mail')} that a filter or the next server passed on.`);
  return lines;
}

function readPart({ log, timedById, untimed }: Findings): string[] {
  const lines = log.files.map((file) => `  ${file.name}: ${fileWords(file)}`);
  const notes = [...new Set(log.files.flatMap((file) => file.notes))];
  if (timedById > 0) notes.push(`${counted(timedById, 'mail')} had no time in the log: it is that of the Message-ID.`);
  if (untimed > 0) notes.push(`${counted(untimed, 'mail')} had no time at all.`);
  return ['Read', ...lines, ...notes.map((note) => `  ${note}`)];
}

function summaryPart({ causes, stated, generators, losses }: Summary, { totals }: Findings): string[] {
  if (totals.collisions === 0) return [];
  return [
    'Causes',
    ...[...causes].map(([cause, count]) => `  ${CAUSE_NAMES[cause]}: ${counted(count, 'collision')}`),
    ...(stated > 0
      ? [`  Of ${counted(stated, 'collision')} that is what the file states, not what was found here.`]
      : []),
    'Made by',
    ...[...generators].map(([generator, count]) => `  ${generator}: ${counted(count, 'collision')}`),
    'What each receiver would have lost, had the mails of a collision gone to one mailbox (inferred)',
    ...losses.map(({ receiver, lost, untold }) => {
      const open =
        untold > 0 ? `, ${counted(untold, 'mail')} not told (it looks at dates or times that are not in the log)` : '';
      return `  ${receiver.name}: ${lost === 0 ? 'none' : counted(lost, 'mail')}${open}`;
    }),
  ];
}

function* collisionLines(findings: Findings): Generator<string> {
  const { collisions } = findings.totals;
  if (collisions === 0) return;
  yield collisions > LISTED ? `Collisions (the first ${LISTED})` : 'Collisions';
  for (let number = 1; number <= Math.min(collisions, LISTED); number++) {
    const collision = findings.collision(number)!;
    yield `  ${number}. <${collision.messageId}>`;
    yield `     ${madeBy(collision, generatorOf(collision))}`;
    for (const { atMs, file, line, lane, mailKey } of collision.mails.slice(0, LISTED)) {
      yield `     ${utc(atMs)}  ${file}:${line}${lane === file ? '' : `  ${lane}`}${mailKey === null ? '' : `  ${mailKey}`}`;
    }
    if (collision.mails.length > LISTED) yield `     and ${counted(collision.mails.length - LISTED, 'more', 'more')}`;
    yield `     Cause: ${causeName(collision)}. ${causeReason(collision)}`;
  }
  if (collisions > LISTED) yield `  and ${counted(collisions - LISTED, 'more', 'more')}: the JSON report lists all`;
}

function skippedPart({ log }: Findings): string[] {
  if (log.skippedCount === 0) return [];
  const more = log.skippedCount - Math.min(LISTED, log.skipped.length);
  return [
    `Skipped: ${skippedWords(log)}`,
    ...log.skipped
      .slice(0, LISTED)
      .map(({ file, line, reason }) => `  ${file}${line === 0 ? '' : `:${line}`}: ${reason}`),
    ...(more > 0 ? [`  and ${counted(more, 'more', 'more')}`] : []),
  ];
}

function countIn<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
