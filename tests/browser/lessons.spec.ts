import { expect, test } from '@playwright/test';
import { expectState, metric, value } from './page.ts';

const TITLES = [/Mail vanishes/, /A Message-ID/, /Ten threads/, /slow motion/, /slow clocks/, /The fix that/, /Today/];

TITLES.forEach((title, index) => {
  const scene = index + 1;
  test(`scene ${scene} sets its experiment, says what to look for, and shows one`, async ({ page }) => {
    await page.goto(`?scene=${scene}`);
    await expect(page.getByRole('link', { name: title })).toHaveAttribute('aria-current', /.+/);
    await expect(metric(page, 'first', 'messages')).toHaveAttribute('data-value', /^[1-9]/, { timeout: 15_000 });
    const show = page.getByRole('button', { name: 'Show me one' });
    await expect(show).toBeVisible();
    await show.click();
    await expect(page).toHaveURL(new RegExp(`scene=${scene}`));
  });
});

test('afterwards a scene quotes the figures of this very run', async ({ page }) => {
  await page.goto('?scene=4');
  await expect.poll(() => value(page, 'first', 'duplicates'), { timeout: 20_000 }).toBeGreaterThan(2);
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expectState(page, 'done');
  const duplicates = await value(page, 'first', 'duplicates');
  await expect(
    page
      .locator('nav, section, div')
      .filter({ hasText: new RegExp(`\\b${duplicates} of`) })
      .first(),
  ).toBeVisible();
});

test('the rail can be left: a moved slider keeps the scene behind', async ({ page }) => {
  await page.goto('?scene=3');
  await page.getByRole('slider', { name: 'Mail delivery threads' }).press('ArrowRight');
  await expect(page).toHaveURL(/threads=11/);
});
