/** The figures of a run as the scenes quote them. */
import { algorithmById } from '../../algorithms/index.ts';
import type { Algorithm } from '../../algorithms/step.ts';
import type { LiveField } from '../../scenario/scenario.ts';
import type { PanelView } from '../sessionView.ts';
import { percent, whole } from '../shell/figures.ts';
import type { RunFigures } from './type.ts';

/** 1 → "1 thread"; 1200 → "1,200 threads". */
export function counted(count: number, one: string, many: string): string {
  return `${whole(count)} ${count === 1 ? one : many}`;
}

export function algorithmOf(panel: PanelView): Algorithm {
  return algorithmById(panel.algorithm);
}

/** "51 of 849 messages (6.0 %) reuse a Message-ID", "none of 849 messages reuses a Message-ID". */
export function reuse({ totals }: PanelView): string {
  const of = `of ${counted(totals.messages, 'message', 'messages')}`;
  if (totals.duplicates === 0) return `none ${of} reuses a Message-ID`;
  const verb = totals.duplicates === 1 ? 'reuses' : 'reuse';
  return `${whole(totals.duplicates)} ${of} (${percent(totals.rate)}) ${verb} a Message-ID`;
}

interface Range {
  readonly low: number;
  readonly high: number;
}

/** Lowest and highest value that a setting had in the run. */
export function rangeInRun({ scenario, changes }: RunFigures, field: LiveField): Range {
  const values = changes.filter((change) => change.field === field).flatMap(({ from, to }) => [from, to]);
  values.push(scenario[field]);
  return { low: Math.min(...values), high: Math.max(...values) };
}

/** "10 ms", or "10 ms to 55 ms" where the setting was moved. */
export function rangeWords({ low, high }: Range, words: (value: number) => string): string {
  return low === high ? words(low) : `${words(low)} to ${words(high)}`;
}

/** "10 threads", "1 to 64 threads". */
export function threadsInRun(figures: RunFigures): string {
  const { low, high } = rangeInRun(figures, 'threads');
  return low === high ? counted(low, 'thread', 'threads') : `${low} to ${high} threads`;
}

/** A sentence begins. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
