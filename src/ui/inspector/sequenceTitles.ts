/** What stands above the columns of the sequence diagram. */
import type { LoggedMessage } from '../../log/detail.ts';
import type { Sequence } from './sequenceEvents.ts';
import type { SequenceTitles } from './sequenceLayout.ts';

export function sequenceTitles(
  { shared }: Sequence,
  { left, right }: { readonly left: LoggedMessage; readonly right: LoggedMessage },
): SequenceTitles {
  const again = left.lane === right.lane ? ' again' : '';
  const own = shared.counter
    ? { left: 'its own', right: 'its own' }
    : { left: `process ${left.process + 1}`, right: `process ${right.process + 1}` };
  return {
    actors: { left: `thread ${left.thread + 1}`, right: `thread ${right.thread + 1}${again}` },
    own,
  };
}
