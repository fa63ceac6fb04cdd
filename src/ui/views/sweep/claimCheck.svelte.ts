/** The checks of the claims: each case over 30 seeds, and what they say together. */
import type { Job } from '../../../race/sweep/jobs.ts';
import { SimulatedRunner } from '../../../race/sweep/simulatedRunner.ts';
import type { CountedRun } from '../../../race/simulated/duplicateCount.ts';
import { CLAIMS, CLAIM_RUNS, type Claim, type ClaimCase } from '../../../scenario/presets.ts';
import { seeded } from '../../../scenario/sweep.ts';
import { claimVerdict, together, type ClaimVerdict } from '../../../theory/claim.ts';
import { rateInterval, type RateInterval } from '../../../theory/rateInterval.ts';
import { Measuring } from './measuring.svelte.ts';

export interface CheckedCase {
  readonly claimCase: ClaimCase;
  readonly runs: readonly CountedRun[];
  readonly interval: RateInterval;
}

export interface CheckedClaim {
  readonly claim: Claim;
  readonly cases: readonly CheckedCase[];
  /** null: not checked, or not to the end. */
  readonly verdict: ClaimVerdict | null;
}

const CASES: readonly ClaimCase[] = CLAIMS.flatMap(({ cases }) => cases);

export class ClaimCheck {
  /** Runs of every case of every claim, in order. */
  #runs: readonly (readonly CountedRun[])[] = $state.raw(CASES.map(() => []));
  readonly #runner = new SimulatedRunner();
  readonly measuring = new Measuring((fresh) => {
    const runs = [...this.#runs];
    for (const { cell, runs: counted } of fresh) runs[cell] = counted;
    this.#runs = runs;
  });

  readonly claims: readonly CheckedClaim[] = $derived(CLAIMS.map((claim) => this.#checked(claim)));

  #checked(claim: Claim): CheckedClaim {
    const cases = claim.cases.map((claimCase) => {
      const runs = this.#runs[CASES.indexOf(claimCase)] ?? [];
      return { claimCase, runs, interval: rateInterval(runs) };
    });
    const whole = cases.every(({ runs }) => runs.length === CLAIM_RUNS);
    const verdicts = cases.map((one, index) => claimVerdict(one.claimCase.expects, one, cases[index - 1] ?? null));
    return { claim, cases, verdict: whole ? together(verdicts) : null };
  }

  /** Checks these claims; the others keep what they have. */
  check(claims: readonly Claim[]): void {
    const cells = CASES.flatMap((claimCase, cell) =>
      claims.some(({ cases }) => cases.includes(claimCase)) ? [cell] : [],
    );
    const jobs = cells.flatMap((cell): Job[] =>
      Array.from({ length: CLAIM_RUNS }, (_, run) => ({ cell, scenario: seeded(CASES[cell]!.scenario, run) })),
    );
    this.measuring.cancel();
    this.#runs = this.#runs.map((runs, cell) => (cells.includes(cell) ? [] : runs));
    void this.measuring.start(this.#runner, jobs, CASES.length);
  }

  dispose(): void {
    this.measuring.cancel();
    this.#runner.dispose();
  }
}
