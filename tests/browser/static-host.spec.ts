import { expect, test, type Page } from '@playwright/test';
import { serveFolder } from '../../scripts/staticHost.mjs';

/** Opens the page on a host that sends no isolation headers; answers how often the page was loaded. */
async function openOn(page: Page, url: string): Promise<() => number> {
  let loads = 0;
  page.on('load', () => loads++);
  await page.goto(url);
  return () => loads;
}

test('on a static host without headers, under a sub-path, the page isolates itself and races', async ({ page }) => {
  const host = await serveFolder({ prefix: '/some/sub/path/', isolated: false });
  try {
    const loads = await openOn(page, `${host.url}?run=0`);
    await page.waitForFunction(() => crossOriginIsolated);
    await expect(page.getByRole('button', { name: 'Start', exact: true })).toBeVisible();
    expect(new URL(page.url()).pathname).toBe('/some/sub/path/');
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await expect(page.locator('[data-run-state]')).toHaveAttribute('data-run-state', 'running');
    expect(loads()).toBe(2);
  } finally {
    await host.close();
  }
});

test('a second tab on such a host is isolated without another reload', async ({ page, context }) => {
  const host = await serveFolder({ prefix: '/some/sub/path/', isolated: false });
  try {
    await openOn(page, `${host.url}?run=0`);
    await page.waitForFunction(() => crossOriginIsolated);
    const second = await context.newPage();
    const loads = await openOn(second, `${host.url}?run=0`);
    await second.waitForFunction(() => crossOriginIsolated);
    expect(loads()).toBe(1);
  } finally {
    await host.close();
  }
});

test('where not even a service worker can help, the page says so once and stays', async ({ page }) => {
  const host = await serveFolder({ isolated: false, missing: ['service-worker.js'] });
  try {
    const loads = await openOn(page, host.url);
    await expect(page.getByRole('alert').first()).toContainText('shared memory');
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
    expect(loads()).toBe(1);
  } finally {
    await host.close();
  }
});
