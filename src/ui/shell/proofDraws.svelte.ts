/** This run's first hashes, with the draws of HotSpot's generator that they were: what the proof compares. */
import { FIRST_SEED, nextParkMiller } from '../../jvm/parkMiller.ts';
import type { LoggedMessage } from '../../log/detail.ts';
import type { PanelId, Scenario } from '../../scenario/scenario.ts';
import type { RunDraw } from '../proof/proofRows.ts';

/** The proof's last draw is the 25th; a race repeats some. */
export const ENOUGH_MESSAGES = 60;
const DRAWS_KNOWN = 400;

export interface ProofSource {
  readonly scenario: Scenario;
  firstMessages(panel: PanelId): Promise<readonly LoggedMessage[]>;
}

export class ProofDraws {
  draws = $state.raw<readonly RunDraw[]>([]);
  #asked = 0;

  constructor(private readonly source: ProofSource) {}

  clear(): void {
    this.#asked++;
    this.draws = [];
  }

  async load(): Promise<void> {
    const asked = ++this.#asked;
    const { hash } = this.source.scenario;
    // A generator per thread draws another sequence.
    const messages = hash === 'jdk4' ? await this.source.firstMessages('first').catch(() => []) : [];
    if (asked === this.#asked) this.draws = drawsOf(messages);
  }
}

/** Messages whose value is none of the sequence's first are left out. */
export function drawsOf(messages: readonly LoggedMessage[]): readonly RunDraw[] {
  const numbers = sequenceNumbers(DRAWS_KNOWN);
  return messages.flatMap(({ draw, hash, lane }) => {
    const number = numbers.get(draw);
    return number === undefined ? [] : [{ draw: number, hash, lane }];
  });
}

/** From the generator's value to which draw it was, counting from 1. */
function sequenceNumbers(count: number): ReadonlyMap<number, number> {
  const numbers = new Map<number, number>();
  let seed = FIRST_SEED;
  for (let draw = 1; draw <= count; draw++) {
    seed = nextParkMiller(seed);
    numbers.set(seed, draw);
  }
  return numbers;
}
