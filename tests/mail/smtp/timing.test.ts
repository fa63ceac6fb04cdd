import { expect, test } from 'vitest';
import { SmtpTime } from '../../../src/mail/smtp/timing.ts';

test('a transaction takes the setting’s time, but never into the thread’s next message', () => {
  const time = new SmtpTime(10);
  expect(time.durationUs(5000, NaN)).toBe(10_000);
  expect(time.durationUs(5000, 100_000)).toBe(10_000);
  expect(time.durationUs(5000, 11_000)).toBe(6000);
  expect(time.durationUs(5000, 4999.5)).toBe(0);
});

test('the setting is the one of that moment, however it was moved, and whatever else was', () => {
  const time = new SmtpTime(50, [
    { atUs: 1000, field: 'smtpMs', from: 0, to: 20 },
    { atUs: 2000, field: 'threads', from: 10, to: 64 },
    { atUs: 3000, field: 'smtpMs', from: 20, to: 50 },
  ]);
  expect([0, 999, 1000, 2500, 3000, 9000].map((us) => time.at(us))).toEqual([0, 0, 20, 20, 50, 50]);
});
