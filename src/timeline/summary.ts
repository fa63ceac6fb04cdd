/** What a figure says to those who do not see it, and what its tooltips say to those who do. */
import { counted, grouped } from '../log/countText.ts';
import type { CollisionDetail, LoggedMessage, Totals } from '../log/detail.ts';
import { percent } from '../log/rateText.ts';
import { formatDuration, formatMoment } from './timeScale.ts';
import type { Span } from './plot.ts';

/** One or two sentences on the run and on what is shown of it. */
export function figureSummary(name: string, totals: Totals, window: Span, collisionsInView: number): string {
  const run =
    totals.messages === 0
      ? 'no messages yet'
      : `${grouped(totals.messages)} messages, ${grouped(totals.duplicates)} of them reuse a Message-ID (${percent(totals.rate).replace('%', 'percent')})`;
  const view = `Shown: ${formatMoment(window.fromUs)} to ${formatMoment(window.toUs)}, ${counted(collisionsInView, 'collision')}`;
  return `${name}: ${run}. ${view}.`;
}

/** "Threads 6 and 3": people count from 1; with several processes, "Threads 6 of process 1 and 6 of process 2". */
export function threadNames(members: readonly LoggedMessage[]): string {
  const several = new Set(members.map(({ process }) => process)).size > 1;
  const names = members.map(({ thread, process }) =>
    several ? `${thread + 1} of process ${process + 1}` : `${thread + 1}`,
  );
  const same = new Set(names).size === 1;
  return same
    ? `Thread ${names[0]}, ${members.length} times`
    : `Threads ${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/**
 * "Threads 6 and 3, same Message-ID <2175792.1795528749728…>, at 7.802 s"
 * @param brief where there is no room for the Message-ID
 */
export function collisionSentence(
  detail: CollisionDetail,
  counterForm: 'none' | 'joined' | 'dotted',
  brief = false,
): string {
  const first = detail.members[0]!;
  const second = detail.members[1] ?? first;
  const id = brief ? '' : ` <${idStart(first, counterForm)}…>`;
  return `${threadNames(detail.members)}, same Message-ID${id}, at ${formatMoment(second.endUs)}`;
}

/**
 * "Thread 6, Message-ID <2175792.1795528749728.JavaMail.…>, at 7.802 s": a message that collided with none.
 * @param suffix of the algorithm's Message-IDs
 */
export function messageSentence(
  message: LoggedMessage,
  counterForm: 'none' | 'joined' | 'dotted',
  suffix: string,
): string {
  const process = message.process > 0 ? ` of process ${message.process + 1}` : '';
  return `Thread ${message.thread + 1}${process}, Message-ID <${idStart(message, counterForm)}${suffix}>, at ${formatMoment(message.endUs)}`;
}

/** The part of a Message-ID that differs from message to message. */
export function idStart({ hash, counter, clock }: LoggedMessage, counterForm: 'none' | 'joined' | 'dotted'): string {
  const number =
    counter === null || counterForm === 'none' ? '' : counterForm === 'joined' ? `${counter}` : `${counter}.`;
  return `${hash}.${number}${clock}`;
}

/** "7.702 s to 9.602 s, 1.9 s wide": which stretch of the run is shown. */
export function windowText({ fromUs, toUs }: Span): string {
  return `${formatMoment(fromUs)} to ${formatMoment(toUs)}, ${formatDuration(toUs - fromUs)} wide`;
}
