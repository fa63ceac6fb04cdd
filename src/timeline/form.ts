import type { ViewportAnswer } from '../log/viewport.ts';
import { answerFacts } from './answerFacts.ts';

/** How a message is drawn, by the room it has. */
export type Form = 'density' | 'tick' | 'bars' | 'close';

/** Steps of the algorithm that all widths are measured by: JavaMail 1.3.2 has three. */
const MEASURED_STEPS = 3;
const BARS_FROM_PX = 6;
/** LOOK says 40; from 32 px on the letters fit, and "Show me one" opens its collision. */
const CLOSE_FROM_PX = 32;

/** The form in which an answer is drawn; LOOK's table, by the width of three steps. */
export function formOf(answer: ViewportAnswer, pxPerUs: number): Form {
  if (answer.density) return 'density';
  const blockPx = answerFacts(answer).stepUs * MEASURED_STEPS * pxPerUs;
  if (blockPx > CLOSE_FROM_PX) return 'close';
  return blockPx >= BARS_FROM_PX ? 'bars' : 'tick';
}
