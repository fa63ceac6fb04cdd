/**
 * A collision as a race detector would report it. The form is ThreadSanitizer's (its manual's example: "WARNING: data
 * race", "Write of size 4 at … by thread …", "Previous read …"); the places are variables and lines, not addresses.
 */
import { formatMessageId } from '../../algorithms/format.ts';
import type { Algorithm } from '../../algorithms/step.ts';
import type { CauseReason, CollisionDetail, LoggedMessage, LoggedStep } from '../../log/detail.ts';
import { interleave, putBackBy } from '../../log/interleaving.ts';
import { STEPS_ON, VARIABLES, type Variable } from '../../log/variables.ts';
import { causeSentence } from './causeSentence.ts';
import { CAUSE_OF, pairCause } from './pairReason.ts';
import { threadName } from './threadWords.ts';

export interface ReportSubject {
  readonly algorithm: Algorithm;
  readonly detail: CollisionDetail;
  /** The message that was complete first. */
  readonly kept: LoggedMessage;
  readonly lost: LoggedMessage;
  readonly processes: number;
  /** The run goes on. */
  readonly running?: boolean;
}

/** An access to a variable. */
interface Access {
  readonly kind: 'Read' | 'Write';
  readonly variable: Variable;
  /** null: a message that the log does not show. That it wrote is inferred: the value was read again. */
  readonly by: LoggedMessage | null;
  /** null: not recorded. */
  readonly step: LoggedStep | null;
  readonly value: number | null;
}

const RULE = '='.repeat(18);

/** What is not known of the order in which the accesses are listed, newest first. */
const ORDER_NOTES: Partial<Record<CauseReason, string>> = {
  'order-not-recorded': '  The order of these accesses is not proved.',
  'seed-written-once': '  Both reads came before both writes; which of two reads or writes was first is not proved.',
};

/** Lines of plain text, ready to be copied. */
export function raceReport(subject: ReportSubject): string {
  const { algorithm, detail, kept, lost, processes, running } = subject;
  const { cause, reason } = pairCause(detail, kept, lost);
  const raced = cause !== 'chance' && reason !== 'separate-processes';
  const accesses = raced ? accessesOf(subject, reason) : [];
  const { label, text } = causeSentence(detail, kept, lost, processes, running);
  const where = `${algorithm.name}${processes > 1 ? '' : ', one JVM process'}, collision ${detail.number}`;
  const head = raced ? `WARNING: data race (${where})` : `NOTE: no data race (${where})`;
  const note = ORDER_NOTES[reason];
  const threads = `${threadName(kept, processes)} and ${threadName(lost, processes)}`;
  return [
    RULE,
    head,
    ...accesses.flatMap((access, i) =>
      accessLines(access, i > 0 && reason !== 'order-not-recorded' ? 'Previous ' : '', subject),
    ),
    ...(raced && note ? [note] : []),
    `  Message-ID of both: ${formatMessageId(algorithm, kept)}`,
    `  Made by ${threads}, of messages ${kept.message} and ${lost.message}`,
    `SUMMARY: ${label}. ${plain(text)}`,
    RULE,
  ].join('\n');
}

function accessLines(access: Access, before: '' | 'Previous ', { algorithm, processes }: ReportSubject): string[] {
  const { kind, variable, by, step, value } = access;
  const verb = before ? `${before}${kind.toLowerCase()}` : kind;
  const who = by ? threadName(by, processes) : 'a message not shown';
  const id = STEPS_ON[variable][kind === 'Read' ? 'read' : 'write'];
  const steps = algorithm.steps('jdk4');
  const line = steps.findIndex((each) => each.id === id);
  const inferred = by ? '' : ', as the next read found it';
  return [
    `  ${verb} of size 4 at ${variable} by ${who}${placeWords(step)}: value ${value ?? 'not recorded'}${inferred}`,
    `    #${line + 1} ${steps[line]?.line ?? ''}`,
  ];
}

function placeWords(step: LoggedStep | null): string {
  if (!step) return ', step and time not recorded';
  const { order = 0, atUs } = step;
  const number = order === 0 ? '' : order < 0 ? ` at about step ${-order},` : ` at step ${order},`;
  return `${number || ' at'} ${(atUs / 1e6).toFixed(6)} s`;
}

/** No-break spaces serve the page, not a terminal. */
function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}

/** Of each variable that raced, newest first, as detectors list them. */
function accessesOf({ detail, kept, lost }: ReportSubject, reason: CauseReason): Access[] {
  const messages = [kept, lost, ...(detail.lateWriters ?? []).filter(({ steps }) => steps.length > 0)];
  const interleaving = interleave(messages);
  if (!interleaving) {
    const variables = VARIABLES.filter((variable) => {
      const value = valueOf(kept, variable, 'Read');
      return value !== null && value === valueOf(lost, variable, 'Read');
    });
    const cameBack = CAUSE_OF[reason] === 'replay';
    return variables.flatMap((variable) => accessesOn(variable, kept, lost, cameBack ? { by: null } : null));
  }
  return interleaving.divergences
    .filter(({ first, second }) => first < 2 && second < 2)
    .flatMap((divergence) => {
      const { variable, first, second, kind } = divergence;
      const cameBack = kind === 'came-back' && !(reason in ORDER_NOTES);
      const late = putBackBy(interleaving, divergence);
      const putBack = cameBack ? { by: late && messages[late.of]! } : null;
      return accessesOn(variable, messages[first]!, messages[second]!, putBack);
    });
}

/** @param putBack who wrote the old value again between the two; null: nobody did, as far as is proved */
function accessesOn(
  variable: Variable,
  first: LoggedMessage,
  second: LoggedMessage,
  putBack: Pick<Access, 'by'> | null,
): Access[] {
  const access = (by: LoggedMessage, kind: Access['kind']): Access => {
    const id = STEPS_ON[variable][kind === 'Read' ? 'read' : 'write'];
    const step = by.steps.find((logged) => logged.step === id) ?? null;
    return { kind, variable, by, step, value: valueOf(by, variable, kind) };
  };
  const reads = [access(second, 'Read'), access(first, 'Read')] as const;
  if (putBack) {
    const { by } = putBack;
    const { value } = reads[0];
    const late: Access = by ? access(by, 'Write') : { kind: 'Write', variable, by, step: null, value };
    return [reads[0], late, access(first, 'Write'), reads[1]];
  }
  const writes = [access(second, 'Write'), access(first, 'Write')];
  return [...writes.sort((a, b) => (b.step?.atUs ?? 0) - (a.step?.atUs ?? 0)), ...reads];
}

/** null where the message has no such variable. */
function valueOf(by: LoggedMessage, variable: Variable, kind: Access['kind']): number | null {
  if (variable === 'seed') return kind === 'Read' ? by.seedRead : by.draw;
  if (by.counter === null) return null;
  return kind === 'Read' ? by.counter : by.counter + 1;
}
