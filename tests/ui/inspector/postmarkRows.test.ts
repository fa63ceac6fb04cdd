import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CHARACTER_PX, HALF_FIGURE_PX, postmarkRows, RING_PX } from '../../../src/ui/inspector/postmarkRows.ts';

const texts = (hash: number, counter: number | null) =>
  postmarkRows({ hash, counter, clock: 1_795_528_749_728 }).map(({ text }) => text);

test('a hash of 25 bits stands whole in a postmark without a counter', () => {
  expect(texts(33_554_431, null)).toEqual(['33554431', '…749728']);
});

test('a hash of nine digits shows its end', () => {
  expect(texts(425_918_570, 12)).toEqual(['…918570', '12', '…749728']);
});

test('no figure crosses the ring, whatever the numbers are', () => {
  const number = fc.integer({ min: 0, max: 2_147_483_647 });
  fc.assert(
    fc.property(number, fc.option(number), (hash, counter) => {
      for (const { text, y } of postmarkRows({ hash, counter, clock: 1_795_528_749_728 })) {
        const corner = Math.hypot((text.length * CHARACTER_PX) / 2, Math.abs(y) + HALF_FIGURE_PX);
        expect(corner).toBeLessThanOrEqual(RING_PX);
      }
    }),
  );
});
