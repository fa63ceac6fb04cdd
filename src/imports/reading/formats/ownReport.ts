/** The JSON of logs that this page exports (reportJson): a collision's mails, a line each, and what was counted. */
import { countOf, JsonFile, listOf, messageIdOf, momentOf, type JsonShape } from './jsonFile.ts';
import type { LogFormat, Sink } from '../../format.ts';
import { counted } from '../../../log/countText.ts';
import { ownScope } from './ownCsv.ts';
import { reportedCause } from './statedCause.ts';
import { numberOrNull } from '../../numberOrNull.ts';

export const OWN_REPORT: LogFormat = {
  id: 'own-report',
  name: 'This project’s report (JSON)',
  recognise: (head) => (/^\s*\{/.test(head) && /"format"\s*:\s*"message-id-report"/.test(head.slice(0, 2000)) ? 1 : 0),
  reader: (_file, sink) => new JsonFile(new ReportShape(sink), sink),
};

interface Head {
  readonly format?: unknown;
  readonly totals?: unknown;
  readonly from?: unknown;
  readonly to?: unknown;
  readonly files?: unknown;
  readonly collisions?: unknown;
}

interface Totals {
  readonly messages?: unknown;
  readonly rate?: unknown;
  readonly 'logged-again'?: unknown;
  readonly 'passed-on'?: unknown;
}

interface Collision {
  readonly messageId?: unknown;
  readonly cause?: unknown;
  readonly reason?: unknown;
  readonly mails?: unknown;
}

interface Mail {
  readonly at?: unknown;
  readonly date?: unknown;
  readonly lane?: unknown;
  readonly host?: unknown;
  readonly panel?: unknown;
  readonly algorithm?: unknown;
  readonly key?: unknown;
}

class ReportShape implements JsonShape {
  readonly strange = 'not a record of this project’s report';
  #head: Head = {};
  #collision: Collision = {};
  #listed = 0;

  constructor(readonly sink: Sink) {}

  readonly opening = (head: Head & Collision): boolean => {
    if ('format' in head) this.#head = head;
    else if ('mails' in head) this.#collision = head;
    return 'format' in head || 'mails' in head;
  };

  readonly record = (record: Mail & Collision, line: number): boolean => {
    if ('mails' in record) this.#takeCollision(record, line);
    else if ('lane' in record) this.#mail(record, line);
    else return false;
    return true;
  };

  readonly whole = (file: Head): void => {
    this.#head = file;
    for (const collision of listOf(file.collisions)) this.#takeCollision(collision, 1);
  };

  readonly end = (): void => {
    const { totals, from, to, files } = this.#head;
    const { messages, rate, 'logged-again': loggedAgain, 'passed-on': passedOn } = (totals ?? {}) as Totals;
    const stated = countOf(messages);
    const mails = Math.max(0, (stated ?? 0) - this.#listed);
    const isUntold = stated === null || rate === null;
    this.sink.leavesOut({
      mails,
      isUntold,
      fromMs: momentOf(from),
      toMs: momentOf(to),
      loggedAgain: countOf(loggedAgain) ?? 0,
      passedOn: countOf(passedOn) ?? 0,
    });
    const names = listOf(files).map(({ name }: { readonly name?: unknown }) => (typeof name === 'string' ? name : '?'));
    const rest =
      mails === 0
        ? ''
        : ` The ${counted(mails, 'other is', 'others are')} counted as it states, and can be neither compared nor drawn.`;
    const untold = isUntold ? ' How many others there were it does not tell.' : '';
    this.sink.note(
      `A report of ${listed(names)} that this page made: it lists only mails that share a Message-ID.${rest}${untold} Lines are counted in the report; the causes are those that it states.`,
    );
  };

  #takeCollision(collision: Collision, line: number): void {
    this.#collision = collision;
    for (const mail of listOf(collision.mails)) this.#mail(mail, line);
  }

  #mail({ at, date, lane, host, panel, algorithm, key }: Mail, line: number): void {
    const { messageId, cause, reason } = this.#collision;
    const id = messageIdOf(messageId);
    if (id === null || typeof lane !== 'string') {
      this.sink.skip(line, this.strange);
      return;
    }
    this.#listed++;
    this.sink.mail({
      messageId: id,
      atMs: numberOrNull(momentOf(at)),
      dateMs: numberOrNull(momentOf(date)),
      lane,
      ...(typeof host === 'string' && { host }),
      ...(typeof panel === 'string' && { scope: ownScope(panel) }),
      ...(typeof algorithm === 'string' && { algorithm }),
      mailKey: typeof key === 'string' ? key : null,
      statedCause: reportedCause(cause, reason),
      line,
    });
  }
}

const MOST_NAMES = 3;

function listed(names: readonly string[]): string {
  if (names.length > MOST_NAMES) return `${names.length} files`;
  return names.length === 0 ? 'no file' : names.join(', ');
}
