import { expect, test } from 'vitest';
import { answers } from '../../../src/race/live/questions.ts';

test('before the first run there are no figures, no collisions and no messages, and to ask for them is no error', () => {
  const questions = answers(() => null);
  expect(questions.figures()).toBeNull();
  expect(questions.collision(1)).toBeNull();
  expect(questions.nextOfShape('R1 R2 W1 W2 C1 C2', 0)).toBeNull();
  expect(questions.firstMessages()).toEqual([]);
  expect(questions.eventBefore(1000)).toBeNull();
});
