import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ExchangeCount } from '../../src/mail/receivers/exchangeCount.ts';
import { EXCHANGE_2003 } from '../../src/mail/receivers/exchange2003.ts';
import { Store } from '../../src/mail/store.ts';

test('the first of a collision is kept and every further one of the same second is lost', () => {
  const count = new ExchangeCount();
  expect([count.add(1, 100), count.add(1, 100), count.add(2, 100), count.add(1, 100)]).toEqual([
    false,
    true,
    false,
    true,
  ]);
});

test("the count agrees with the receiver's own rule, message by message", () => {
  const members = fc.array(fc.tuple(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 1e9, max: 1e9 + 3 })));
  fc.assert(
    fc.property(members, fc.integer({ min: 1, max: 3 }), (fed, fewGroups) => {
      const count = new ExchangeCount();
      const store = new Store(EXCHANGE_2003);
      for (const [number, dateSeconds] of fed) {
        const collision = number > 2900 ? number : 1 + (number % fewGroups);
        const mail = { messageId: `<${collision}>`, dateSeconds, mailbox: 'a@example.com', acceptedSeconds: 1e9 };
        expect(count.add(collision, dateSeconds)).toBe(store.accept(mail) === 'discarded');
      }
    }),
  );
});
