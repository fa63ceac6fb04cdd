import { expect, test } from '@playwright/test';

test('the page starts by itself, and within seconds the first panel collides and the second does not', async ({
  page,
}) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto('.');
  await expect(page.locator('html')).toHaveAttribute('data-run-state', 'running');
  await expect(page.locator('html')).toHaveAttribute('data-engine', 'live');
  await expect(page.getByRole('figure', { name: /^Collision timeline: JavaMail 1\.3\.2/ })).toBeVisible();

  const duplicates = (panel: string) => page.locator(`[data-panel="${panel}"] [data-metric="duplicates"]`);
  await expect(duplicates('first')).toHaveAttribute('data-value', /^[1-9]/, { timeout: 10_000 });
  await expect(duplicates('second')).toHaveAttribute('data-value', '0');
  expect(errors).toEqual([]);
});

test('the page loads under its own content security policy without a complaint', async ({ page }) => {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.text().includes('Content Security Policy'))
      complaints.push(message.text());
  });
  await page.goto('?threads=2&messages=1000&step=0&run=1');
  await expect(page.locator('html')).toHaveAttribute('data-run-state', 'done');
  expect(complaints).toEqual([]);
});
