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

test('Show me one brings a wait for the lock on to a phone’s screen, and says which', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('?scene=6');
  await expect.poll(() => value(page, 'second', 'messages'), { timeout: 20_000 }).toBeGreaterThan(60);
  await page.getByRole('button', { name: 'Show me one' }).click();
  const figure = page.locator('[data-panel="second"]');
  await expect(figure.getByText(/^thread \d+ waits for the lock, /)).toBeInViewport();
  await expect(figure.getByRole('application')).toBeInViewport({ ratio: 0.99 });
});

test('after a run the sentence keeps to its own settings, and Start says that others wait', async ({ page }) => {
  await page.goto('?work=0');
  await expect.poll(() => value(page, 'first', 'duplicates'), { timeout: 20_000 }).toBeGreaterThan(2);
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expectState(page, 'done');
  const top = await page.locator('#timelines').evaluate((figures) => figures.getBoundingClientRect().top);
  await page.getByRole('slider', { name: 'Clock resolution' }).press('End');
  await expect(page.getByText(/with 10 threads and a clock tick of 1\sms\./)).toBeVisible();
  const start = page.getByRole('button', { name: 'Start', exact: true });
  await expect(start).toHaveAccessibleDescription(/take effect with Start/);
  expect(await page.locator('#timelines').evaluate((figures) => figures.getBoundingClientRect().top)).toBe(top);
});

test('on a phone the sliders of scene 5 and its curve are one tap away, and in sight together', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('?scene=5&engine=simulated&messages=1000');
  await expectState(page, 'done');
  const speed = page.getByRole('slider', { name: 'Processor speed' });
  await page.getByRole('button', { name: 'Sliders' }).click();
  for (const one of [page.getByRole('slider', { name: 'Clock resolution' }), speed])
    await expect(one).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole('heading', { name: 'Duplicates over the whole run' })).toBeInViewport({ ratio: 1 });
  await speed.press('ArrowRight');
  await expect(speed).toHaveAttribute('aria-valuetext', /^5 milliseconds/);
  await page.getByRole('button', { name: 'More' }).click();
  await expect(page.getByRole('slider', { name: 'Mail delivery threads' })).toBeVisible();
  await expect(speed).toHaveCount(1);
});

test('the curve goes along with the run while the timelines are out of sight', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('?scene=5');
  await page.getByRole('button', { name: 'Sliders' }).click();
  for (const panel of ['first', 'second'])
    await expect(page.locator(`[data-panel="${panel}"]`).first()).not.toBeInViewport();
  const shown = page.getByRole('slider', { name: 'Moment shown by the timelines' });
  const lengthUs = async () => Number(await shown.getAttribute('aria-valuemax'));
  const before = await lengthUs();
  await expect.poll(lengthUs).toBeGreaterThan(before + 1_000_000);
});
