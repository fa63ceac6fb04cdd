/** Which draws of HotSpot's generator the messages of a run are. */
import { FIRST_SEED, nextParkMiller } from '../../jvm/parkMiller.ts';
import type { LoggedMessage } from '../../log/detail.ts';
import type { RunDraw } from '../proof/proofRows.ts';

const DRAWS_KNOWN = 400;

/** Messages whose value is none of the sequence's first 400 are left out. */
export function firstDraws(messages: readonly LoggedMessage[]): readonly RunDraw[] {
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
