import { describe, expect, it } from 'vitest';
import { receiverLosses } from '../../src/imports/findings/receiverLosses.ts';
import { imported } from './imported.ts';

const FIRST_MS = Date.UTC(2006, 1, 1, 3, 4, 5);
const HOUR_MS = 3_600_000;

interface Accepted {
  readonly order: number;
  readonly afterHours: number;
  /** Later than the first mail's, seconds. */
  readonly dateSeconds?: number;
}

/** A mailbox of distinct mails with one Message-ID. */
function mailbox(mails: readonly Accepted[]): string {
  return mails
    .map(({ order, afterHours, dateSeconds = 0 }) => {
      const accepted = new Date(FIRST_MS + afterHours * HOUR_MS).toUTCString();
      return [
        'From a@example.net Wed Feb  1 03:04:05 2006',
        `Received: from web by mx.example.com with ESMTP id Q${order}; ${accepted}`,
        `Date: ${new Date(FIRST_MS + 1000 * dateSeconds).toUTCString()}`,
        'Message-ID: <12728602.1138763045123.JavaMail.cfmail@mail.example.com>',
        `Subject: Order ${order}`,
        '',
        '',
      ].join('\n');
    })
    .join('\n');
}

/** Mails that each receiver would have discarded, by its id. */
function lost(...mails: readonly Accepted[]): Record<string, number> {
  const findings = imported({ box: mailbox(mails) });
  expect(findings.totals).toMatchObject({ messages: mails.length, collisions: 1 });
  return Object.fromEntries(receiverLosses(findings).map((loss) => [loss.receiver.id, loss.lost]));
}

function second(afterHours: number, dateSeconds?: number): Record<string, number> {
  const later = { order: 1002, afterHours };
  return lost({ order: 1001, afterHours: 0 }, dateSeconds === undefined ? later : { ...later, dateSeconds });
}

describe('of a mailbox whose mails came far apart', () => {
  it('Exchange 2003 loses the second within an hour, Exchange 2007 within seven days', () => {
    expect(second(0)).toMatchObject({ 'exchange-2003': 1, 'exchange-2007': 1 });
    expect(second(0.5)).toMatchObject({ 'exchange-2003': 1, 'exchange-2007': 1 });
    expect(second(2)).toMatchObject({ 'exchange-2003': 0, 'exchange-2007': 1 });
    expect(second(24 * 6.9)).toMatchObject({ 'exchange-2003': 0, 'exchange-2007': 1 });
    expect(second(24 * 7.1)).toMatchObject({ 'exchange-2003': 0, 'exchange-2007': 0 });
  });

  it('Exchange delivers both if their Date headers differ by a second', () => {
    expect(second(0, 1)).toMatchObject({ 'exchange-2003': 0, 'exchange-2007': 0 });
  });

  it('Sendmail and Postfix deliver every one', () => {
    for (const hours of [0, 2, 200]) expect(second(hours)).toMatchObject({ sendmail: 0, postfix: 0 });
  });

  it('a delivered mail opens a new window, a lost one does not prolong it', () => {
    const mails = [0, 0.75, 1.5, 2].map((afterHours, i) => ({ order: 1001 + i, afterHours }));
    // At 0 h delivered, at 0.75 h lost, at 1.5 h delivered again, at 2 h lost.
    expect(lost(...mails)).toMatchObject({ 'exchange-2003': 2, 'exchange-2007': 3 });
  });

  it('the order of the mails in the file does not matter, only when they came', () => {
    const late = { order: 1002, afterHours: 1.5 };
    const between = { order: 1003, afterHours: 0.75 };
    expect(lost(late, between, { order: 1001, afterHours: 0 })).toMatchObject({ 'exchange-2003': 1 });
  });
});
