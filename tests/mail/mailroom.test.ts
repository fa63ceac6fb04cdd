import { describe, expect, test } from 'vitest';
import { algorithmById } from '../../src/algorithms/index.ts';
import { inOrderOfAcceptance, laneMails } from '../../src/exports/laneMails.ts';
import { Mailroom } from '../../src/mail/mailroom.ts';
import type { MailAnswer, MailQuery } from '../../src/mail/mailboxes.ts';
import { HELP_DESK, mailboxOf } from '../../src/mail/recipients.ts';
import { comparisonOf } from '../../src/mail/receivers/comparison.ts';
import { RECEIVERS } from '../../src/mail/receivers/index.ts';
import { acceptedUs, type TimedMail } from '../../src/mail/smtp/dialogue.ts';
import { deliver } from '../../src/mail/store.ts';
import type { PanelSimulation } from '../../src/race/simulated/panelSimulation.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { begin, recordOf, scenarioOf, simulate } from '../race/simulated/simulate.ts';

const RACY: Partial<Scenario> = { clockResolutionUs: 55_000, cores: 64, messages: 1500 };
const QUERY: MailQuery = {
  atUs: Number.POSITIVE_INFINITY,
  smtpMs: 0,
  changes: [],
  recipients: 1,
  mailbox: null,
  show: { kind: 'newest' },
  letters: 200,
};

function roomOf({ collector, run }: PanelSimulation): Mailroom {
  return new Mailroom(collector.source, algorithmById(run.algorithm));
}

const lostBy = ({ receivers }: MailAnswer, id: string): number => receivers.find((one) => one.id === id)!.lost;

/** The mails of a run in order of acceptance, by the exports' way of reading the log. */
function mailsOf(simulated: PanelSimulation, settings: Partial<Scenario>): TimedMail[] {
  const run = { scenario: scenarioOf(settings), changes: [] };
  return [...inOrderOfAcceptance(laneMails(run, recordOf(simulated), { everyMessage: true }))];
}

function asMail(mail: TimedMail, recipients: number) {
  const { message, messageId, dateSeconds } = mail;
  return {
    message,
    messageId,
    dateSeconds,
    mailbox: mailboxOf(message, recipients),
    acceptedSeconds: acceptedUs(mail) / 1e6,
  };
}

describe('the figures of every receiver are what its own rule gives, mail by mail', () => {
  const CASES: [string, Partial<Scenario>, number][] = [
    ['one mailbox, no SMTP time', RACY, 1],
    ['one mailbox, 200 ms of SMTP time', { ...RACY, smtpMs: 200 }, 1],
    ['three mailboxes', RACY, 3],
    ['a clock of 100 ms in two processes', { ...RACY, processes: 2, clockResolutionUs: 100_000 }, 2],
    ['JavaMail 1.3.3, whose counter runs into the clock', { ...RACY, first: 'javamail-1.3.3' }, 1],
    ['a clock below 1 ms', { ...RACY, clockResolutionUs: 500, stepUs: 0, workSteps: 0 }, 1],
  ];

  test.each(CASES)('%s', (_name, settings, recipients) => {
    const simulated = simulate(settings);
    const smtpMs = settings.smtpMs ?? 0;
    const mails = mailsOf(simulated, settings);
    const room = roomOf(simulated);
    const endUs = acceptedUs(mails.at(-1)!);
    for (const atUs of [Number.POSITIVE_INFINITY, endUs / 2, endUs / 3, 0]) {
      const taken = mails
        .filter((mail) => smtpMs === 0 || acceptedUs(mail) <= atUs)
        .map((mail) => asMail(mail, recipients));
      const answer = room.answer({ ...QUERY, atUs, smtpMs, recipients });
      expect(answer.accepted).toBe(taken.length);
      expect(answer.onTheWire).toBe(mails.length - taken.length);
      for (const receiver of RECEIVERS) {
        const { discarded } = deliver(receiver, taken);
        expect(lostBy(answer, receiver.id)).toBe(discarded.length);
        const lost = new Set(discarded.map(({ message }) => message));
        const { newestLost } = answer.receivers.find(({ id }) => id === receiver.id)!;
        const newest = discarded.slice(-8).map((mail) => mail.message);
        expect([...newestLost].sort()).toEqual(newest.sort());
        for (const { message, discardedBy } of answer.letters) {
          expect(discardedBy.includes(receiver.id)).toBe(lost.has(message));
        }
      }
    }
  });
});

describe("the technote's sentence", () => {
  const simulated = simulate(RACY);
  const answer = roomOf(simulated).answer(QUERY);

  test('Exchange lost every message that reused a Message-ID; Sendmail and Postfix delivered all of them', () => {
    const { duplicates } = simulated.collector.totals();
    expect(duplicates).toBeGreaterThan(0);
    expect(lostBy(answer, 'exchange-2003')).toBe(duplicates);
    expect(lostBy(answer, 'exchange-2007')).toBe(duplicates);
    expect(lostBy(answer, 'sendmail')).toBe(0);
    expect(lostBy(answer, 'postfix')).toBe(0);
  });

  test('each letter that Exchange lost lies in the mailbox of Postfix', () => {
    const lost = answer.letters.filter(({ discardedBy }) => discardedBy.includes('exchange-2003'));
    expect(lost.length).toBeGreaterThan(0);
    for (const { discardedBy } of lost) {
      expect(discardedBy).not.toContain('postfix');
      expect(discardedBy).not.toContain('sendmail');
    }
  });
});

describe('letters', () => {
  const settings = { ...RACY, smtpMs: 20 };
  const simulated = simulate(settings);
  const mails = mailsOf(simulated, settings);
  const room = roomOf(simulated);
  const query = { ...QUERY, smtpMs: 20 };
  const numbers = (answer: MailAnswer): number[] => answer.letters.map(({ message }) => message);

  test('come newest first, in the order in which their transactions ended', () => {
    const newest = mails.slice(-50).map(({ message }) => message);
    expect(numbers(room.answer({ ...query, letters: 50 })).sort()).toEqual(newest.sort());
    const times = room.answer(query).letters.map((letter) => letter.acceptedUs);
    expect(times).toEqual([...times].sort((a, b) => b - a));
  });

  test('a letter is found by its number, with those that were taken before it', () => {
    const wanted = mails[700]!;
    const answer = room.answer({ ...query, letters: 40, show: { kind: 'until', message: wanted.message } });
    expect(answer.found).toBe(true);
    expect(numbers(answer)).toContain(wanted.message);
    expect(answer.letters).toHaveLength(40);
    expect(answer.letters.every((letter) => letter.acceptedUs <= acceptedUs(wanted))).toBe(true);
  });

  test('a number that was never sent is not found', () => {
    const answer = room.answer({ ...query, show: { kind: 'until', message: 1_000_000 } });
    expect([answer.found, answer.letters]).toEqual([false, []]);
  });

  test('a letter that is still on the wire is not in the mailbox', () => {
    const wanted = mails[700]!;
    const atUs = acceptedUs(wanted) - 1;
    expect(room.answer({ ...query, atUs, show: { kind: 'until', message: wanted.message } }).found).toBe(false);
  });

  test('only those that share a Message-ID, when asked, each with the others of its Message-ID', () => {
    const { letters } = room.answer({ ...query, show: { kind: 'colliding' } });
    expect(letters.length).toBeGreaterThan(0);
    for (const letter of letters) {
      expect(letter.collision).toBeGreaterThan(0);
      const others = mails.filter(
        ({ messageId, message }) => messageId === letter.messageId && message !== letter.message,
      );
      expect(letter.same).toEqual(others.map(({ message }) => message));
    }
  });

  test('of one mailbox of several', () => {
    const recipients = 7;
    const mailbox = HELP_DESK.replace('@', '-3@');
    const answer = room.answer({ ...query, recipients, mailbox, letters: 2000 });
    const expected = mails.filter(({ message }) => mailboxOf(message, recipients) === mailbox);
    expect(numbers(answer).sort()).toEqual(expected.map(({ message }) => message).sort());
  });
});

test('figures grow with the run, and no message is counted twice', () => {
  const simulated = begin(RACY);
  const room = roomOf(simulated);
  let before = 0;
  for (let more = true; more;) {
    more = simulated.slice();
    const answer = room.answer(QUERY);
    const { messages, duplicates } = simulated.collector.totals();
    expect(answer.accepted).toBe(messages);
    expect(lostBy(answer, 'exchange-2003')).toBe(duplicates);
    expect(messages).toBeGreaterThanOrEqual(before);
    before = messages;
  }
  expect(before).toBe(1500);
});

test('a receiver compares nothing, the mailbox, or mailbox and Date', () => {
  const compared = Object.fromEntries(RECEIVERS.map((receiver) => [receiver.id, comparisonOf(receiver)]));
  expect(compared).toEqual({
    'exchange-2003': 'date',
    'exchange-2007': 'date',
    sendmail: 'never',
    postfix: 'never',
    'cyrus-before-2011': 'mailbox',
    cyrus: 'date',
    'sieve-duplicate': 'mailbox',
  });
});
