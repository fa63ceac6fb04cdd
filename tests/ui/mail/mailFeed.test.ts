import { expect, test } from 'vitest';
import type { MailAnswer, MailQuery } from '../../../src/mail/mailboxes.ts';
import { defaultScenario } from '../../../src/scenario/fields.ts';
import { MailFeed, type MailSource } from '../../../src/ui/mail/mailFeed.svelte.ts';
import { panelViews } from '../../../src/ui/panelViews.ts';

const ANSWER: MailAnswer = { accepted: 5, onTheWire: 0, receivers: [], counted: true, letters: [], found: true };

type Asked = Partial<Pick<MailSource, 'runState' | 'turning'>> & {
  messages?: number;
  answer?: () => Promise<MailAnswer>;
};

function sourceOf({ runState = 'done', turning = false, messages = 5, answer }: Asked, asked: MailQuery[]) {
  const views = panelViews(defaultScenario);
  const first = { ...views.first, totals: { ...views.first.totals, messages } };
  return {
    runState,
    turning,
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
