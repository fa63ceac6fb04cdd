import { expect, test, type Page } from '@playwright/test';
import { expectState, root } from './page.ts';

const metric = (page: Page, id: string) => page.locator(`[data-metric="${id}"]`);
const said = (page: Page) => page.getByRole('region', { name: 'Stepper' }).getByRole('status');

async function opened(page: Page, query: string): Promise<void> {
  await page.goto(`?view=schedule${query}`);
  await expectState(page, 'done');
}

test('the shortest way is hinted move by move, and by keys leads to two equal Message-IDs', async ({ page }) => {
  await opened(page, '');
  await expect(metric(page, 'shortest')).toHaveAttribute('data-value', '6');
  await expect(metric(page, 'schedules')).toHaveAttribute('data-value', '20');
  await expect(metric(page, 'colliding-schedules')).toHaveAttribute('data-value', '12');
  for (let left = 6; left > 0; left--) {
    await expect(metric(page, 'to-go')).toHaveAttribute('data-value', String(left));
    await page.getByRole('button', { name: 'Hint' }).click();
    await expect(said(page)).toContainText(`${left} ${left === 1 ? 'move' : 'moves'} to go`);
    const [, thread] = /Run thread (\d)/.exec((await said(page).textContent()) ?? '') ?? [];
    await page.keyboard.press(thread!);
  }
  await expect(said(page)).toContainText('made the same Message-ID, in 6 moves');
  await expect(page).toHaveURL(/moves=[01]{6}$/);
  await page.keyboard.press('Backspace');
  await expect(metric(page, 'moves')).toHaveAttribute('data-value', '5');
});

test('a move that spoils the attempt says that no way is left, and any move can be taken back', async ({ page }) => {
  await opened(page, '');
  await page.getByRole('button', { name: 'Run thread 1' }).click();
  await page.getByRole('button', { name: 'Run thread 1' }).click();
  await expect(page.getByText('no way from here')).toBeVisible();
  await page.getByRole('button', { name: /^Move 1: Thread 1, read seed/ }).click();
  await expect(metric(page, 'to-go')).toHaveAttribute('data-value', '5');
});

test('a link’s moves are replayed, and told to be valid and shortest', async ({ page }) => {
  await opened(page, '&first=javamail-1.3.3&threads=2&per=1&ticks=0&moves=0101010101');
  await expect(page.getByText('The link’s 10 moves can be made, and make two alike. No way is shorter.')).toBeVisible();
  await expect(page.getByText('same Message-ID', { exact: true })).toHaveCount(2);
});

test('a link with a move that cannot be made says which, and why', async ({ page }) => {
  await opened(page, '&first=javamail-1.4.1&moves=0001110');
  await expect(page.getByRole('alert')).toContainText('Move 6 of the link’s 7 cannot be made: thread 2 waits');
  await expect(metric(page, 'moves')).toHaveAttribute('data-value', '5');
});

test('a link with a character that is no move keeps the moves before it', async ({ page }) => {
  await opened(page, '&moves=010120');
  await expect(page.getByRole('alert')).toContainText('moves cannot be "2". Allowed: as character 5');
  await expect(metric(page, 'moves')).toHaveAttribute('data-value', '4');
  await page.goto('?view=schedule&moves=01110012');
  await expect(page.getByRole('alert').filter({ hasText: 'as character 8' })).toBeVisible();
  await expect(page.getByRole('alert').filter({ hasText: 'Move 7 of the link’s 7 cannot be made' })).toBeVisible();
  await expect(metric(page, 'moves')).toHaveAttribute('data-value', '6');
});

test('under 1.4.1 a thread blocks at the monitor, a scheduler that insists starves it, and all orders prove the rest', async ({
  page,
}) => {
  await opened(page, '&first=javamail-1.4.1&threads=3');
  const proof = page.getByText(/It cannot be done\. All 1,139,760 orders were tried/);
  await expect(page.getByRole('button', { name: 'Prove it' })).toBeVisible();
  await expect(proof).toHaveCount(0);
  for (const key of '111222') await page.keyboard.press(key);
  await expect(said(page)).toContainText('thread 2 waits for the monitor');
  await expect(metric(page, 'to-go')).toContainText('Not possible: thread 2 waits for the monitor');
  await page.keyboard.press('2');
  await page.keyboard.press('2');
  await expect(said(page)).toContainText('Starvation');
  await expect(proof).toBeVisible();
});

test('what all orders show under 1.4.1 is told at once to whoever asks', async ({ page }) => {
  await opened(page, '&first=javamail-1.4.1');
  await page.getByRole('button', { name: 'Prove it' }).click();
  await expect(page.getByText(/It cannot be done/)).toBeFocused();
  await expect(metric(page, 'shortest')).toHaveAttribute('data-value', '0');
});

test('the shortest way is played', async ({ page }) => {
  await opened(page, '&moves=00');
  await page.getByRole('button', { name: 'Show me the shortest' }).click();
  await expect(metric(page, 'moves')).toHaveAttribute('data-value', '6', { timeout: 15_000 });
  await expect(said(page)).toContainText('made the same Message-ID');
});

test.describe('the repair', () => {
  const verdict = (page: Page) => page.locator('[data-verdict]');

  test('is refuted as shipped, and its counterexample opens in the stepper', async ({ page }) => {
    await opened(page, '');
    await page.getByRole('link', { name: /Repair it/ }).click();
    await expect(verdict(page)).toHaveAttribute('data-verdict', 'refuted');
    await page.getByRole('button', { name: 'Open it in the stepper' }).click();
    await expect(said(page)).toContainText('made the same Message-ID, in 6 moves');
    await expect(page.getByText('message 1 of 2, made')).toHaveCount(2);
  });

  test('by keys: a lock moved round the two seed steps is proven, and the link carries it', async ({ page }) => {
    await opened(page, '&threads=2&per=2&repair=RWC');
    await page.getByRole('button', { name: 'Put in the lock' }).click();
    await expect(verdict(page)).toHaveAttribute('data-verdict', 'stuck');
    await page.getByRole('button', { name: 'Put in the unlock' }).click();
    await expect(verdict(page)).toHaveAttribute('data-verdict', 'proven');
    await expect(page.getByText('It holds more than it must')).toBeVisible();
    await page.getByRole('button', { name: /^unlock, at the end/ }).press('ArrowUp');
    await expect(page.getByRole('button', { name: /^unlock, before read clock/ })).toBeFocused();
    await expect(verdict(page)).toHaveAttribute('data-verdict', 'proven');
    await expect(page).toHaveURL(/repair=LRWUC/);
    await page.getByRole('radio', { name: 'One for each thread' }).check();
    await expect(verdict(page)).toHaveAttribute('data-verdict', 'refuted');
    await expect(verdict(page)).toContainText('protects nothing');
  });

  test('by mouse: a lock dragged below the read no longer keeps it', async ({ page }) => {
    await opened(page, '&threads=2&per=2&repair=LRWUC');
    await expect(verdict(page)).toHaveAttribute('data-verdict', 'proven');
    const lock = (await page.getByRole('button', { name: /^lock, before read seed/ }).boundingBox())!;
    const write = (await page
      .getByRole('list', { name: 'The listing under repair' })
      .getByText('JVM.randomSeed = hash')
      .boundingBox())!;
    await page.mouse.move(lock.x + 60, lock.y + lock.height / 2);
    await page.mouse.down();
    await page.mouse.move(lock.x + 60, write.y - 2, { steps: 5 });
    await page.mouse.up();
    await expect(page).toHaveURL(/repair=RLWUC/);
    await expect(verdict(page)).toHaveAttribute('data-verdict', 'refuted');
  });

  test('a lock round the whole message is raced for its IDs/s beside what it is measured against', async ({ page }) => {
    test.slow();
    await opened(page, '&threads=2&per=2&repair=LRWCU');
    await page.getByRole('button', { name: 'Race it for IDs/s' }).click();
    const cost = page.getByRole('region', { name: 'What it costs' });
    await expect(cost).toHaveAttribute('data-cost', 'done', { timeout: 120_000 });
    for (const role of ['shipped', 'reference', 'narrowest', 'yours']) {
      const figure = cost.locator(`[data-cost-of="${role}"] [data-metric="ids-per-second"]`);
      expect(Number(await figure.getAttribute('data-value'))).toBeGreaterThan(0);
    }
    await expect(cost).toContainText(/Your repair made [\d,]+ IDs\/s, \d+\.\d\d times as many as the narrowest/);
  });

  test('racing a repair can be called off', async ({ page }) => {
    await opened(page, '&threads=2&per=2&repair=LRWUC');
    await page.getByRole('button', { name: 'Race it for IDs/s' }).click();
    const cost = page.getByRole('region', { name: 'What it costs' });
    await page.getByRole('button', { name: 'Stop racing' }).click();
    await expect(cost).toHaveAttribute('data-cost', 'done');
    await expect(cost.locator('[data-cost-of="yours"]')).toContainText('not raced');
    await expect(cost.getByRole('alert')).toHaveCount(0);
  });

  test('whoever takes a lock away by keys goes on at the button that puts it in again, and is told', async ({
    page,
  }) => {
    await opened(page, '&threads=2&per=2&repair=LRWUC');
    await page.getByRole('button', { name: /^lock, before read seed/ }).press('Delete');
    await expect(page.getByRole('button', { name: 'Put in the lock' })).toBeFocused();
    await expect(page.getByRole('status').filter({ hasText: 'The lock is taken away.' })).toBeAttached();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: /^lock, before read seed/ })).toBeFocused();
    await page.getByRole('button', { name: 'Take it all back' }).press('Enter');
    await expect(page.getByRole('button', { name: 'Put in the lock' })).toBeFocused();
    await expect(page.getByRole('status').filter({ hasText: 'as it was shipped' }).first()).toBeAttached();
  });

  test('a hint for a proven repair says that there is nothing to find', async ({ page }) => {
    await opened(page, '&threads=2&per=2&repair=LRWUC');
    await expect(metric(page, 'to-go')).toHaveText('No order makes two alike.');
    await page.getByRole('button', { name: 'Hint' }).click();
    await expect(said(page)).toHaveText(/every order was tried, and none makes two Message-IDs alike\.$/);
  });

  test('a link with a repair that is none says where', async ({ page }) => {
    await opened(page, '&repair=RWX');
    await expect(page.getByRole('alert')).toContainText('as character 3');
    await expect(page.getByRole('heading', { name: 'Not repaired yet' })).toBeVisible();
    await expect(root(page)).toHaveAttribute('data-run-state', 'done');
  });
});
