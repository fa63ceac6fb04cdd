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
    // The simulation needs no shared memory: it runs instead.
    await expect(page.locator('html')).toHaveAttribute('data-engine', 'simulated');
    await expect(page.locator('html')).toHaveAttribute('data-run-state', 'done', { timeout: 30_000 });
    const duplicates = page.locator('[data-panel="first"] [data-metric="duplicates"]');
    await expect(duplicates).toHaveAttribute('data-value', /^[1-9]/);
    expect(loads()).toBe(1);
  } finally {
    await host.close();
  }
});

test('where the browser never answers the service worker, the page says what it waits for, then goes on', async ({
  page,
}) => {
  const host = await serveFolder({ isolated: false });
  try {
    await page.addInitScript(() => {
      navigator.serviceWorker.register = () => new Promise<never>(() => undefined);
    });
    await page.goto(host.url);
    const waiting = page.getByText('This browser is being asked for memory');
    await expect(waiting).toBeVisible();
    // It is patient for 10 s.
    await expect(page.getByRole('alert').first()).toContainText('shared memory', { timeout: 30_000 });
    await expect(waiting).toHaveCount(0);
  } finally {
    await host.close();
  }
});

test('in a frame of a page that is not isolated, on a host without headers, the page isolates itself', async ({
  page,
}) => {
  const host = await serveFolder({ prefix: '/some/sub/path/', isolated: false });
  const embedder = await serveFolder({ isolated: false });
  try {
    await page.goto(`${embedder.url}no-such-page`);
    await page.evaluate((url) => {
      const frame = document.createElement('iframe');
      frame.src = url;
      document.body.append(frame);
    }, `${host.url}?run=0`);
    await expect(async () => {
      const frame = page.frames().find((one) => one.url().startsWith(host.url));
      expect(await frame?.evaluate(() => crossOriginIsolated)).toBe(true);
    }).toPass();
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
  } finally {
    await embedder.close();
    await host.close();
  }
});
