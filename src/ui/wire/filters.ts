/** Which of a collision's packets are listed. */
import type { LoggedMessage } from '../../log/detail.ts';
import { capitalised, threadName } from '../inspector/threadWords.ts';

export interface WireFilter {
  readonly id: string;
  readonly label: string;
  /** Indices into the members. */
  readonly members: readonly number[];
}

/**
 * The pair first, then each of its two alone, then all where there are more.
 * @param lost index of the lost member that the kept one (0) is compared with
 */
export function wireFilters(members: readonly LoggedMessage[], lost: number, processes: number): WireFilter[] {
  const pair = [0, lost];
  const alone = pair.map((member, i): WireFilter => {
    const name = capitalised(threadName(members[member]!, processes));
    const twice = members[0]!.lane === members[lost]!.lane;
    return {
      id: `only-${i}`,
      label: twice ? `${name}, ${i === 0 ? 'first' : 'second'} message` : name,
      members: [member],
    };
  });
  const all: WireFilter = { id: 'all', label: `All ${members.length}`, members: members.map((_, i) => i) };
  const filters = [{ id: 'pair', label: 'The pair', members: pair }, ...alone];
  return members.length > 2 ? [...filters, all] : filters;
}

/** Packets beyond these are counted, not listed. */
export const MOST_PACKETS = 200;
/** Lines of a letter beyond these are counted, not listed. */
export const MOST_LINES = 24;
