/** Sentences of the report and of the page, from what was found. */
import type { Skipped } from '../format.ts';
import type { FoundCause, ImportedCause, ImportedReason } from '../foundCause.ts';
import { counted, grouped } from '../../log/countText.ts';
import { percent } from '../../log/rateText.ts';
import type { Findings, ImportedCollision, PanelTotals } from './findings.ts';
import type { ImportedFile } from './importedLog.ts';

/** Of the places that were skipped: "3 lines"; a file as a whole is not a line. */
export function skippedWords(found: { readonly skipped: readonly Skipped[]; readonly skippedCount: number }): string {
  const { skipped, skippedCount } = found;
  const isLines = skipped.every(({ line }) => line > 0);
  return isLines ? counted(skippedCount, 'line') : counted(skippedCount, 'line or file', 'lines or files');
}

/** What became of a file: "Postfix log, 147 lines, 25 mails". */
export function fileWords({ formats, lines, mails, loggedAgain, sameAs }: ImportedFile): string {
  if (formats.length === 0) return `not read, ${counted(lines, 'line')}`;
  const again = loggedAgain > 0 ? ` and ${counted(loggedAgain, 'record')} of mails read before` : '';
  const held = sameAs === null ? `${counted(mails, 'mail')}${again}` : `the same as ${sameAs}`;
  return `${formats.join(', ')}, ${counted(lines, 'line')}, ${held}`;
}

/** Of mails among which there is no collision. */
export function noneAlike(mails: number): string {
  return mails === 0 ? 'No mail was found.' : `No two of ${counted(mails, 'mail')} share a Message-ID.`;
}

/** The panels of a race that are counted together: "first (javamail-1.3.2): 13 of 1,000; second …"; '' if there are none. */
export function panelWords(panels: readonly PanelTotals[]): string {
  const told = panels.map(({ panel, algorithm, messages, duplicates }) => {
    const of =
      messages === null
        ? ''
        : ` of ${grouped(messages)} (${percent(messages === 0 ? 0 : (100 * duplicates) / messages)})`;
    return `${panel} (${algorithm}): ${grouped(duplicates)}${of}`;
  });
  return told.length === 0 ? '' : `The panels of a race are counted together and not compared. ${told.join('; ')}.`;
}

/** `2006-02-01 03:04:05.123 UTC` */
export function utc(ms: number | null): string {
  if (ms === null || Number.isNaN(ms) || Math.abs(ms) > 8.64e15) return 'time not known';
  return `${new Date(ms).toISOString().replace('T', ' ').replace('Z', '').replace('.000', '')} UTC`;
}

export const CAUSE_NAMES: Readonly<Record<ImportedCause, string>> = {
  'one-process': 'a race in one process',
  'two-processes': 'two processes counting alike',
  'shared-read': 'shared read',
  replay: 'replay',
  chance: 'chance',
  unknown: 'unknown',
};

export const REASON_SENTENCES: Readonly<Record<ImportedReason, string>> = {
  'others-count-alike':
    'Other Message-IDs of the same sender came again with the same hash within an hour, as processes that start alike make them (inferred).',
  'others-differ':
    'The sender’s other hashes of that hour did not come again, so one process drew the same hash twice in one tick (inferred).',
  'counter-was-safe':
    'This version counted under a lock or atomically: one process cannot have made it twice. Whether a second process did, or one mail was sent twice, the log does not tell.',
  'too-little-to-compare':
    'Too few other Message-IDs of this sender are in the log to tell one process from two, or one mail sent twice.',
  'log-too-large':
    'The log holds more mails than are compared here, so a second process may stand in the rest. Read the hours around these mails by themselves.',
  'accepted-far-apart':
    'The mails were accepted more than five minutes apart: one mail, sent again with its old Message-ID, looks the same.',
  'other-generator':
    'Not JavaMail’s. Whether two mails were given one Message-ID, or one mail was sent twice, the log does not tell.',
  'recorded-by-race':
    'So the race that made this file recorded it, step by step: the file’s statement, which cannot be checked here.',
};

/** "two processes counting alike"; "shared read, as recorded by the race". */
export function causeName({ cause, reason, isStated }: FoundCause): string {
  if (!isStated) return CAUSE_NAMES[cause];
  return `${CAUSE_NAMES[cause]}, as ${reason === 'recorded-by-race' ? 'recorded by the race' : 'the file states'}`;
}

/** Why, in a sentence or two. */
export function causeReason({ reason, isStated }: FoundCause): string {
  const sentence = REASON_SENTENCES[reason];
  return isStated && reason !== 'recorded-by-race'
    ? `${sentence} So the file states: the mails that this rests on are not in it.`
    : sentence;
}

/** "JavaMail 1.3.2, hash 12728602, clock 2006-02-01 03:04:05 UTC" */
export function madeBy({ javaMail }: ImportedCollision, generator: string): string {
  if (!javaMail) return generator === 'not known' ? 'made by a generator not known here' : `form of ${generator}`;
  const counter = javaMail.counter === null ? '' : `, counter ${javaMail.counter}`;
  return `${generator}, hash ${javaMail.hash}${counter}, clock ${utc(javaMail.clockMs)}`;
}

/** What to do, the most urgent first. */
export function advice(
  findings: Findings,
  causes: ReadonlyMap<ImportedCause, number>,
  javaMail: ReadonlySet<string>,
  /** Collisions whose mails were accepted a minute or more after one another. */
  apart: number,
): string[] {
  if (findings.totals.collisions === 0) return [];
  const told: string[] = [];
  if (javaMail.has('javamail-1.3.2') || javaMail.has('javamail-1.3.3')) {
    told.push(
      'Replace JavaMail up to 1.4 (mail.jar) by 1.4.1 or later: 1.3.3 added a counter, 1.4.1 put it under a lock. Until then let one thread send (ColdFusion: Mail Delivery Threads 1).',
    );
  }
  if ((causes.get('two-processes') ?? 0) > 0) {
    told.push(
      'Let each process make Message-IDs that hold something of its own (process id, host, random bits): override MimeMessage.updateMessageID(), JavaMail 1.4 on. Newer versions count in each process from 0 (jakartaee/mail-api#595).',
    );
  }
  if ((causes.get('unknown') ?? 0) > 0) {
    told.push(
      'Where the cause is unknown, compare the mails themselves: two texts under one Message-ID are two mails.',
    );
  }
  if (apart > 0) {
    told.push(
      `${counted(apart, 'collision was', 'collisions were')} accepted a minute or more apart. A client that got no answer may have sent one mail again (inferred): no server’s log holds the text, and a connection lost after a message is logged too where the answer arrived. So none is left out of the count; compare the mails themselves.`,
    );
  }
  told.push('Look in the mailboxes for the second mail of each collision: a receiver that drops it sends no bounce.');
  return told;
}
