/**
 * A collision as a race detector would report it. The form is ThreadSanitizer's (its manual's example: "WARNING: data
 * race", "Write of size 4 at … by thread …", "Previous read …"); the places are variables and lines, not addresses.
 */
import { formatMessageId } from '../../algorithms/format.ts';
import type { Algorithm } from '../../algorithms/step.ts';
import type { CollisionDetail, LoggedMessage, LoggedStep } from '../../log/detail.ts';
import { interleave, putBackBy, type Divergence, type Interleaving } from '../../log/interleaving.ts';
import { STEPS_ON, type Variable } from '../../log/variables.ts';
import { causeSentence } from './causeSentence.ts';
import { pairCause } from './pairReason.ts';
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

/** An access to a variable; the step is null where it was not recorded. */
interface Access {
  readonly kind: 'Read' | 'Write';
  readonly variable: Variable;
  readonly by: LoggedMessage | null;
  readonly step: LoggedStep | null;
  readonly value: number | null;
}

const RULE = '='.repeat(18);

/** Lines of plain text, ready to be copied. */
export function raceReport(subject: ReportSubject): string {
  const { algorithm, detail, kept, lost, processes, running } = subject;
  const accesses = accessesOf(subject);
  const { label, text } = causeSentence(detail, kept, lost, processes, running);
  const where = `${algorithm.name}${processes > 1 ? '' : ', one JVM process'}, collision ${detail.number}`;
  const head = accesses.length > 0 ? `WARNING: data race (${where})` : `NOTE: no data race (${where})`;
  const threads = `${threadName(kept, processes)} and ${threadName(lost, processes)}`;
  return [
    RULE,
    head,
    ...accesses.flatMap((access, i) => accessLines(access, i, subject)),
    `  Message-ID of both: ${formatMessageId(algorithm, kept)}`,
    `  Made by ${threads}, of messages ${kept.message} and ${lost.message}`,
    `SUMMARY: ${label}. ${plain(text)}`,
    RULE,
  ].join('\n');
}

function accessLines(access: Access, index: number, { algorithm, processes }: ReportSubject): string[] {
  const { kind, variable, by, step, value } = access;
  const verb = index === 0 ? kind : `Previous ${kind.toLowerCase()}`;
  const who = by ? threadName(by, processes) : 'a thread that is unknown';
  const id = STEPS_ON[variable][kind === 'Read' ? 'read' : 'write'];
  const steps = algorithm.steps(by?.seedRead === null ? 'jdk8' : 'jdk4');
  const line = steps.findIndex((each) => each.id === id);
  const found = value === null ? 'value unknown' : `value ${value}`;
  return [
    `  ${verb} of size 4 at ${variable} by ${who} at ${placeWords(step)}: ${found}`,
    `    #${line + 1} ${steps[line]?.line ?? ''}`,
  ];
}

function placeWords(step: LoggedStep | null): string {
  if (!step) return 'step unknown, time unknown';
  const { order = 0, atUs } = step;
  const number = order === 0 ? 'step unknown' : order < 0 ? `about step ${-order}` : `step ${order}`;
  return `${number}, ${(atUs / 1e6).toFixed(6)} s`;
}

/** No-break spaces serve the page, not a terminal. */
function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}

/** Newest first, as detectors list them; none where the two did not race. */
function accessesOf(subject: ReportSubject): Access[] {
  const { detail, kept, lost } = subject;
  const { cause, reason } = pairCause(detail, kept, lost);
  if (cause === 'chance' || reason === 'separate-processes') return [];
  const messages = [kept, lost, ...(detail.lateWriters ?? []).filter(({ steps }) => steps.length > 0)];
  const interleaving = interleave(messages);
  if (!interleaving) return unrecorded(subject);
  return interleaving.divergences
    .filter(({ first, second }) => first < 2 && second < 2)
    .flatMap((divergence) => recorded(interleaving, divergence, messages));
}

function recorded(interleaving: Interleaving, divergence: Divergence, messages: readonly LoggedMessage[]): Access[] {
  const { variable, value, first, second, kind } = divergence;
  const access = (of: number, kindOf: Access['kind']): Access => {
    const by = messages[of]!;
    const id = STEPS_ON[variable][kindOf === 'Read' ? 'read' : 'write'];
    const step = by.steps.find((logged) => logged.step === id) ?? null;
    return { kind: kindOf, variable, by, step, value: step?.value ?? null };
  };
  if (kind === 'held') {
    const writes = interleaving.steps.filter(({ of, step }) => of < 2 && step === STEPS_ON[variable].write);
    return [...writes.toReversed().map(({ of }) => access(of, 'Write')), access(second, 'Read'), access(first, 'Read')];
  }
  const late = putBackBy(interleaving, divergence);
  const putBack: Access = late ? access(late.of, 'Write') : { kind: 'Write', variable, by: null, step: null, value };
  return [access(second, 'Read'), putBack, access(first, 'Write'), access(first, 'Read')];
}

/** At full speed: what each read and wrote, without its place. */
function unrecorded({ kept, lost }: ReportSubject): Access[] {
  const variables: Variable[] = kept.counter === null ? ['seed'] : ['seed', 'counter'];
  return variables.flatMap((variable) =>
    (['Write', 'Read'] as const).flatMap((kind) =>
      [lost, kept].map((by): Access => ({ kind, variable, by, step: null, value: valueOf(by, variable, kind) })),
    ),
  );
}

function valueOf(by: LoggedMessage, variable: Variable, kind: Access['kind']): number | null {
  if (variable === 'seed') return kind === 'Read' ? by.seedRead : by.draw;
  if (by.counter === null) return null;
  return kind === 'Read' ? by.counter : by.counter + 1;
}
