/** This run's first hashes, with the draws of HotSpot's generator that they were: what the proof compares. */
import type { Race } from '../../race/race.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { RunDraw } from '../proof/proofRows.ts';
import { firstDraws } from './firstDraws.ts';

/** The proof's last draw is the 25th; a race repeats some. */
export const ENOUGH_MESSAGES = 60;

export interface ProofSource {
  readonly scenario: Scenario;
  readonly asks: Pick<Race, 'firstMessages'>;
}

export class ProofDraws {
  draws = $state.raw<readonly RunDraw[]>([]);
  #run = 0;

  constructor(private readonly source: ProofSource) {}

  /** Another run: what was drawn before is gone. */
  begin(run: number): void {
    this.#run = run;
    this.draws = [];
  }

  async load(run: number): Promise<void> {
    // A generator per thread draws another sequence.
    const global = this.source.scenario.hash === 'jdk4';
    const messages = global ? await this.source.asks.firstMessages('first').catch(() => []) : [];
    if (run === this.#run) this.draws = firstDraws(messages);
  }
}
