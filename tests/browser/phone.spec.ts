/** Every view on a phone: nothing too small for a finger, nothing that makes the page scroll sideways. */
import { expect, test, type Page } from '@playwright/test';
import { expectState, runToEnd } from './page.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

const VIEWS: Readonly<Record<string, string>> = {
  'the race': '?engine=simulated&seed=3&messages=1000',
  'the game': '?view=schedule&moves=0101&ticks=1',
  'the game of four threads': '?view=schedule&threads=4&first=javamail-1.4.1&moves=0001',
  'a repair': '?view=schedule&threads=2&per=2&repair=LRWUC',
  'every interleaving': '?view=explore&threads=2&per=1&ticks=0',
  'every interleaving of three threads': '?view=explore&threads=3&first=javamail-1.3.3',
  'a sweep': '?view=sweep&seeds=1&messages=1000',
};

/** What a finger is offered and how large it is; words in running text are as large as the text. */
async function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const all = document.querySelectorAll<HTMLElement>('a[href], button, select, input, summary');
    return [...all].flatMap((one) => {
      const text = one.tagName === 'A' && one.parentElement?.tagName === 'P';
      const label = one.closest('label');
      if (!one.checkVisibility() || text || one.matches('.visually-hidden')) return [];
      const { width, height } = (
        one.matches('[type=radio], [type=checkbox]') && label ? label : one
      ).getBoundingClientRect();
      const name = `${one.tagName} ${one.getAttribute('aria-label') ?? one.textContent.trim()}`;
      const written = one.matches('select, input:not([type=radio], [type=checkbox], [type=range])');
      return [
        ...(width < 24 || height < 24 ? [`${name} is ${width.toFixed(0)} × ${height.toFixed(0)}`] : []),
        ...(written && Number.parseFloat(getComputedStyle(one).fontSize) < 16 ? [`${name} makes a phone zoom in`] : []),
      ];
    });
  });
}

/** Boxes that scroll sideways and neither say so nor can be reached by keys. */
async function cutWithoutHint(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.sideways')]
      .filter((box) => box.checkVisibility() && box.scrollWidth > box.clientWidth + 1)
      .filter((box) => !/scroll .*sideways/.test(box.previousElementSibling?.textContent ?? ''))
      .map((box) => box.getAttribute('aria-label') ?? box.className),
  );
}

async function expectToFit(page: Page): Promise<void> {
  await page.evaluate(() => document.querySelectorAll('details').forEach((folded) => (folded.open = true)));
  expect(await tooSmall(page)).toEqual([]);
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 844 });
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await expect.poll(() => cutWithoutHint(page)).toEqual([]);
  }
}

for (const [name, link] of Object.entries(VIEWS)) {
  test(`${name} fits a finger and a narrow screen`, async ({ page }) => {
    await runToEnd(page, link);
    await expectToFit(page);
  });
}

test('a log that was read fits a finger and a narrow screen', async ({ page }) => {
  await page.goto('?view=logs');
  await page.getByRole('button', { name: 'Read the example' }).click();
  await expectState(page, 'done');
  await expectToFit(page);
});

test('the score and Undo stand beside the threads that are run, whatever the move', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 600 });
  await runToEnd(page, '?view=schedule');
  const undo = page.getByRole('button', { name: 'Undo' });
  const run = page.getByRole('button', { name: 'Run thread 1' });
  const places = async (): Promise<readonly number[]> => {
    const boxes = [page.locator('[data-metric="moves"]'), page.locator('[data-metric="to-go"]'), undo, run];
    return Promise.all(boxes.map(async (one) => (await one.boundingBox())!.y));
  };
  await run.tap();
  for (const place of [page.locator('[data-metric="moves"]'), undo, run])
    await expect(place).toBeInViewport({ ratio: 1 });
  const before = await places();
  await run.tap();
  await expect(page.getByText('no way from here: take a move back')).toBeVisible();
  expect(await places()).toEqual(before);
  await undo.tap();
  await expect(page.locator('[data-metric="moves"]')).toHaveAttribute('data-value', '1');
});

test('a value of a schedule stays on its line', async ({ page }) => {
  await runToEnd(page, '?view=explore&threads=3&first=javamail-1.3.3&ticks=1');
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 844 });
    const lines = await page
      .getByRole('table')
      .first()
      .locator('td:last-child code')
      .evaluateAll((all) => all.map((one) => [one.textContent, one.getClientRects().length] as const));
    expect(lines).toContainEqual(['1138752000000', 1]);
    expect(lines.filter(([text, count]) => !text.startsWith('<') && count > 1)).toEqual([]);
  }
});
