/** Whether what was measured bears a claim out. */
import type { RateInterval, RunCount } from './rateInterval.ts';

/** `open`: the runs made so far can not tell. */
export type ClaimVerdict = 'holds' | 'fails' | 'open';

interface Measured {
  readonly runs: readonly RunCount[];
  readonly interval: RateInterval;
}

const collided = ({ duplicates }: RunCount): boolean => duplicates > 0;

/**
 * @param expects `none`: no duplicate in any run; `some`: duplicates, in most runs; `more`: more than `before`, by intervals
 * that do not touch
 */
export function claimVerdict(
  expects: 'none' | 'some' | 'more',
  { runs, interval }: Measured,
  before: Measured | null,
): ClaimVerdict {
  if (runs.length === 0) return 'open';
  switch (expects) {
    case 'none':
      return runs.some(collided) ? 'fails' : 'holds';
    case 'some':
      if (!runs.some(collided)) return 'fails';
      return 2 * runs.filter(collided).length > runs.length ? 'holds' : 'open';
    case 'more':
      if (!before || before.runs.length === 0) return 'open';
      if (interval.low > before.interval.high) return 'holds';
      return interval.high < before.interval.low ? 'fails' : 'open';
  }
}

/** Of all cases together: one that fails, fails the claim. */
export function together(verdicts: readonly ClaimVerdict[]): ClaimVerdict {
  if (verdicts.includes('fails')) return 'fails';
  return verdicts.includes('open') ? 'open' : 'holds';
}
