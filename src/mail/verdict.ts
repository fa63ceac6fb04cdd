/** The sentence under a panel: what its Message-IDs would have meant to the mail servers of 2006. */
import { grouped } from '../log/countText.ts';

export interface VerdictFacts {
  /** Message-IDs made so far. */
  readonly messages: number;
  /** Of these, the ones that Exchange would have discarded. */
  readonly lostByExchange: number;
  /** Threads of each process. */
  readonly threads: number;
  readonly processes: number;
  /** The Message-ID has a counter. */
  readonly counter: boolean;
  /** No race inside one process can make two equal Message-IDs (algorithms/step). */
  readonly safe: boolean;
  /** The user changed the listing: whether it is sound, only every order of its steps can tell. */
  readonly repaired: boolean;
}

/**
 * `before + figure + after` is the text; the figure is for emphasis and may be ''. It is short enough for one line beside
 * a panel's figures, so that no line comes or goes while they count.
 */
export interface Verdict {
  readonly before: string;
  readonly figure: string;
  readonly after: string;
}

export function verdict(facts: VerdictFacts): Verdict {
  if (facts.messages === 0) return { before: 'No message has been made yet.', figure: '', after: '' };
  if (facts.lostByExchange === 0) {
    const soFar = facts.safe && facts.processes === 1 ? '.' : ' so far.';
    return { before: 'Exchange would have lost ', figure: 'none', after: `${soFar} ${whyNone(facts)}` };
  }
  return {
    before: 'Exchange would have lost ',
    figure: grouped(facts.lostByExchange),
    after: '; Sendmail and Postfix, none.',
  };
}

function whyNone({ threads, processes, counter, safe, repaired }: VerdictFacts): string {
  if (processes > 1) return counter ? 'Each process counts from 0.' : 'Each process hashes alike.';
  if (safe) return 'Every ID carries its own counter.';
  if (threads === 1) return 'One thread has nobody to meet.';
  if (repaired) return 'The exercise tells whether it can.';
  return counter ? 'Two threads can read one count.' : 'Two threads can make the same ID.';
}
