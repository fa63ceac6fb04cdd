/** The sequence diagram in words, step by step. */
import type { LoggedMessage } from '../../log/detail.ts';
import { VOCABULARY } from '../../timeline/vocabulary.ts';
import type { Sequence } from './sequenceEvents.ts';
import { capitalised, threadName } from './threadWords.ts';
import { durationWords } from './timeWords.ts';

/** A sentence for each step, in order: "Thread 3: read seed 1938983919, after 2.3 ms." */
export function sequenceAsText(
  { events, timed }: Sequence,
  messages: { readonly left: LoggedMessage; readonly right: LoggedMessage },
  processes: number,
): readonly string[] {
  const startUs = events[0]?.at ?? 0;
  return events.map(({ side, step, at, value, waited }) => {
    const thread = capitalised(threadName(messages[side], processes));
    const wait = waited > 0 ? ` after waiting ${durationWords(waited)}` : '';
    const moment = !timed ? '' : at === startUs ? ', first' : `, after ${durationWords(at - startUs)}`;
    return `${thread}: ${VOCABULARY[step].label}${value === null ? '' : ` ${value}`}${wait}${moment}.`;
  });
}
