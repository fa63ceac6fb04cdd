import { describe, expect, test } from 'vitest';
import type { AcceptedLetter, MailAnswer, MailQuery } from '../../../src/mail/mailboxes.ts';
import { defaultScenario } from '../../../src/scenario/fields.ts';
import { MailFeed, type MailSource } from '../../../src/ui/mail/mailFeed.svelte.ts';
import { panelViews } from '../../../src/ui/panelViews.ts';

const ANSWER: MailAnswer = { accepted: 5, onTheWire: 0, receivers: [], counted: true, letters: [], found: true };

const LETTER: AcceptedLetter = {
  message: 0,
  process: 0,
  thread: 0,
  messageId: '<1.2.JavaMail.a@b>',
  dateSeconds: 0,
  mailbox: 'helpdesk@example.com',
  acceptedUs: 0,
  collision: 0,
  same: [],
  discardedBy: [],
};

type Asked = Partial<Pick<MailSource, 'runState' | 'turning' | 'run'>> & {
  messages?: number;
  answer?: () => Promise<MailAnswer>;
};

function sourceOf({ runState = 'done', turning = false, run = 1, messages = 5, answer }: Asked, asked: MailQuery[]) {
  const views = panelViews(defaultScenario);
  const first = { ...views.first, totals: { ...views.first.totals, messages } };
  return {
    runState,
    turning,
    run,
    begun: { ...defaultScenario, smtpMs: 20 },
    changes: [],
    panels: { ...views, first },
    lengthUs: 1000,
    nowUs: () => 900,
    asks: {
      mail: (_panel: string, query: MailQuery) => {
        asked.push(query);
        return answer ? answer() : Promise.resolve(ANSWER);
      },
    },
  } satisfies MailSource;
}

test('a finished run is asked once, with all its transactions ended, and again when something else is to be seen', async () => {
  const asked: MailQuery[] = [];
  const feed = new MailFeed(sourceOf({}, asked));
  await feed.refresh(1);
  await feed.refresh(1);
  expect(asked.map(({ atUs, smtpMs }) => [atUs, smtpMs])).toEqual([[Number.POSITIVE_INFINITY, 20]]);
  feed.show = { kind: 'colliding' };
  await feed.refresh(1);
  await feed.refresh(3);
  expect(asked.slice(1).map(({ show, recipients }) => [show.kind, recipients])).toEqual([
    ['colliding', 1],
    ['colliding', 3],
  ]);
  expect(feed.answer).toBe(ANSWER);
});

test('a run that goes on is asked for the mail of now', async () => {
  const asked: MailQuery[] = [];
  await new MailFeed(sourceOf({ runState: 'running' }, asked)).refresh(1);
  expect(asked[0]?.atUs).toBe(900);
});

test('before the first message, and while a dial turns, nobody is asked', async () => {
  const asked: MailQuery[] = [];
  await new MailFeed(sourceOf({ messages: 0 }, asked)).refresh(1);
  await new MailFeed(sourceOf({ turning: true }, asked)).refresh(1);
  expect(asked).toEqual([]);
});

test.each([
  ['not all is counted', { ...ANSWER, counted: false }],
  ['letters are on the wire', { ...ANSWER, onTheWire: 2 }],
])('while %s, the same is asked again', async (_why, answer) => {
  const asked: MailQuery[] = [];
  const feed = new MailFeed(sourceOf({ answer: () => Promise.resolve(answer) }, asked));
  await feed.refresh(1);
  await feed.refresh(1);
  expect(asked).toHaveLength(2);
});

test('a question that fails is asked again, and what was known stays', async () => {
  const asked: MailQuery[] = [];
  let fails = true;
  const answer = () => (fails ? Promise.reject(new Error('ended')) : Promise.resolve(ANSWER));
  const feed = new MailFeed(sourceOf({ answer }, asked));
  await feed.refresh(1);
  expect(feed.answer).toBeNull();
  fails = false;
  await feed.refresh(1);
  expect(feed.answer).toBe(ANSWER);
});

describe('the list of letters', () => {
  const lettersFrom = (first: number): AcceptedLetter[] =>
    Array.from({ length: 20 }, (_, i) => ({ ...LETTER, message: first - i }));
  /** A run whose letters go on: whoever asks for letters gets newer ones. */
  function growing(runState: MailSource['runState']) {
    const asked: MailQuery[] = [];
    let newest = 20;
    const answer = (): Promise<MailAnswer> =>
      Promise.resolve({ ...ANSWER, onTheWire: 1, letters: asked.at(-1)!.letters > 0 ? lettersFrom(newest++) : [] });
    return { asked, source: sourceOf({ runState, answer }, asked) };
  }

  test('holds still once it is full while the run goes on, until it is asked for newer ones', async () => {
    const { asked, source } = growing('running');
    const feed = new MailFeed(source);
    await feed.refresh(1);
    const listed = feed.letters;
    expect(listed[0]?.message).toBe(20);
    await feed.refresh(1);
    expect([feed.letters, feed.holds, asked.at(-1)?.letters]).toEqual([listed, true, 0]);
    await feed.listAgain(1);
    expect([feed.letters[0]?.message, feed.holds]).toEqual([21, true]);
    feed.show = { kind: 'colliding' };
    await feed.refresh(1);
    expect(feed.letters[0]?.message).toBe(22);
  });

  test('is that of the newest letters when the run has ended, and of another run from its first letters on', async () => {
    const { source } = growing('running');
    const feed = new MailFeed(source);
    await feed.refresh(1);
    source.run = 2;
    await feed.refresh(1);
    expect(feed.letters[0]?.message).toBe(21);
    source.runState = 'done';
    await feed.refresh(1);
    expect([feed.letters[0]?.message, feed.holds]).toEqual([22, false]);
  });
});
