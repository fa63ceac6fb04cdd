/** The sequence diagram in words, step by step. */
import type { StepId } from '../../algorithms/step.ts';
import type { LoggedMessage } from '../../log/detail.ts';
import { VOCABULARY } from '../../timeline/vocabulary.ts';
import type { Sequence } from './sequenceEvents.ts';
import { capitalised, threadName } from './threadWords.ts';
import { durationWords } from './timeWords.ts';

export interface StepRow {
  /** "0", "2.3 ms": from the first step; "1.", "2." where moments were not recorded. */
  readonly when: string;
  readonly thread: string;
  readonly step: string;
  readonly value: string;
  readonly sentence: string;
}

export function sequenceAsText(
  { events, timed }: Sequence,
  messages: { readonly left: LoggedMessage; readonly right: LoggedMessage },
  processes: number,
): readonly StepRow[] {
  const startUs = events[0]?.at ?? 0;
  return events.map(({ side, step, at, value, waited }, i) => {
    const sinceUs = at - startUs;
    const when = timed ? (sinceUs === 0 ? '0' : durationWords(sinceUs)) : `${i + 1}.`;
    const thread = threadName(messages[side], processes);
    const label = VOCABULARY[step satisfies StepId].label;
    const wait = waited > 0 ? ` after waiting ${durationWords(waited)}` : '';
    const shown = value === null ? '' : String(value);
    const moment = !timed ? '' : sinceUs === 0 ? ', first' : `, after ${when}`;
    const sentence = `${capitalised(thread)}: ${label}${shown && ` ${shown}`}${wait}${moment}.`;
    return { when, thread, step: `${label}${wait}`, value: shown, sentence };
  });
}
