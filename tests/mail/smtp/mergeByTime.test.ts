import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeByTime } from '../../../src/mail/smtp/mergeByTime.ts';

test('any lanes, each in order, become one in order; of equal moments the earlier lane and the earlier item go first', () => {
  const lane = fc.array(fc.nat(20), { maxLength: 15 }).map((moments) => moments.toSorted((a, b) => a - b));
  fc.assert(
    fc.property(fc.array(lane, { maxLength: 9 }), (lanes) => {
      const items = lanes.map((moments, source) => moments.map((atUs, place) => ({ atUs, source, place })));
      const expected = items.flat().sort((a, b) => a.atUs - b.atUs || a.source - b.source || a.place - b.place);
      expect([...mergeByTime(items)]).toEqual(expected);
    }),
  );
});

test('an endless lane is read no further than is asked for', () => {
  let made = 0;
  function* endless(): Generator<{ atUs: number }> {
    for (;;) yield { atUs: made++ };
  }
  const merged = mergeByTime([endless(), [{ atUs: 2.5 }]]);
  const taken = Array.from({ length: 5 }, () => merged.next().value!.atUs);
  expect(taken).toEqual([0, 1, 2, 2.5, 3]);
  expect(made).toBe(4);
});
