/** The sentence under a panel: what its Message-IDs would have meant to the mail servers of 2006. */

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
}

/** `before + figure + after` is the text; the figure is for emphasis and may be ''. */
export interface Verdict {
  readonly before: string;
  readonly figure: string;
  readonly after: string;
}

const GROUPED = new Intl.NumberFormat('en-US');

export function verdict(facts: VerdictFacts): Verdict {
  if (facts.messages === 0) return { before: 'No message has been made yet.', figure: '', after: '' };
  if (facts.lostByExchange === 0) {
    const soFar = facts.safe && facts.processes === 1 ? '.' : ' so far.';
    return { before: 'Exchange would have lost ', figure: 'none', after: `${soFar} ${whyNone(facts)}` };
  }
  const why = facts.safe && facts.processes > 1 ? ' Each process counts from 0, so the counters agree.' : '';
  return {
    before: 'Exchange would have lost ',
    figure: GROUPED.format(facts.lostByExchange),
    after: ` of these; Sendmail and Postfix would have delivered all.${why}`,
  };
}

function whyNone({ threads, processes, counter, safe }: VerdictFacts): string {
  if (processes > 1) return 'But each process counts from 0, so their IDs can be alike.';
  if (safe) return 'Every ID carries its own counter.';
  if (threads === 1) return 'One thread has nobody to race with.';
  return counter ? 'But two threads can read the same counter.' : 'But two threads can make the same ID.';
}
