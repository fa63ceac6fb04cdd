import { expect, test } from 'vitest';
import { tipPlace } from '../../../src/ui/timeline/tipPlace.ts';

const LANES = { top: 20, bottom: 180 };

test('beside its moment a tooltip stands at the right, or where there is more room', () => {
  expect(tipPlace(300, 972, LANES, [100])).toEqual({ x: 314, right: true, roomPx: 300, y: 24, narrow: false });
  expect(tipPlace(900, 972, LANES, [100])).toEqual({ x: 886, right: false, roomPx: 300, y: 24, narrow: false });
});

test('in a narrow figure it is a line from the end with more room, in the widest gap between the rings', () => {
  expect(tipPlace(100, 358, LANES, [28, 172])).toEqual({ x: 358, right: false, roomPx: 358, y: 100, narrow: true });
  expect(tipPlace(300, 358, LANES, [172, 156])).toEqual({ x: 0, right: true, roomPx: 358, y: 88, narrow: true });
  expect(tipPlace(300, 358, LANES, [28])).toMatchObject({ y: 104 });
  expect(tipPlace(300, 358, LANES, [])).toMatchObject({ y: 100 });
});
