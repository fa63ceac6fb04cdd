import { expect, it } from 'vitest';
import { divergenceSentence } from '../../../src/ui/inspector/divergenceWords.ts';
import { keptSentence } from '../../../src/ui/inspector/keptWords.ts';
import { recordedGrid } from '../../../src/ui/inspector/stepGrid.ts';
import { madeUpMessage } from '../../gallery/inspector/madeUp.ts';

const early = madeUpMessage('javamail-1.3.2', { thread: 5, message: 184, moments: [0, 6100, 11_200, 17_000] });
const late = madeUpMessage('javamail-1.3.2', { thread: 2, message: 190, moments: [2300, 7300, 11_800, 18_200] });

it('a kept letter that read its clock second is said to have been complete first', () => {
  expect(keptSentence(late, early)).toMatch(/complete first/);
  expect(keptSentence(early, late)).toBe('');
});

it('where the order is not proved, nothing says that both held one value', () => {
  expect(divergenceSentence(early, late, [], 1)).toMatch(/both hold/);
  expect(divergenceSentence(early, late, [], 1, false)).not.toMatch(/both hold/);
  const remarks = recordedGrid([early, late], [], 1, false)!.rows.filter(({ kind }) => kind !== 'step');
  expect(remarks).not.toHaveLength(0);
  for (const remark of remarks) expect(JSON.stringify(remark)).not.toMatch(/both hold/);
});

it('steps counted in another order than their clocks tell are said to stand in the counted one', () => {
  const counted = (message: typeof early, orders: readonly number[]) => ({
    ...message,
    steps: message.steps.map((step, i) => ({ ...step, order: orders[i]! })),
  });
  const inTime = recordedGrid([counted(early, [1, 3, 5]), counted(late, [2, 4, 6])], [], 1);
  const crossed = recordedGrid([counted(early, [2, 3, 5]), counted(late, [1, 4, 6])], [], 1);
  expect(inTime!.againstClocks).toBe(false);
  expect(crossed!.againstClocks).toBe(true);
});
