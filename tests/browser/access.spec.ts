import { expect, test, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expectState, metric, value } from './page.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Finding {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
}
interface Axe {
  run: (context: Document, options: object) => Promise<{ violations: Finding[] }>;
}

async function findings(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: Axe };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    return (await axe.run(document, { runOnly: { type: 'tag', values: tags } })).violations;
  });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

async function stoppedWithCollisions(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await expect.poll(() => value(page, 'first', 'collisions'), { timeout: 20_000 }).toBeGreaterThan(3);
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expectState(page, 'done');
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 390]) {
    test(`nothing that axe finds is wrong at ${width} px, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await stoppedWithCollisions(page, '?step=2ms&clock=10ms');
      expect(await findings(page)).toEqual([]);
      await page.getByRole('button', { name: 'More' }).click();
      expect(await findings(page)).toEqual([]);
    });
  }
}

for (const width of [360, 768, 1440, 2560]) {
  test(`nothing scrolls sideways at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto('?step=2ms&clock=10ms');
    await expectState(page, 'running');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
}

test('nothing moves on the page while a run goes on', async ({ page }) => {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as PerformanceEntry & { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto('?step=2ms&clock=10ms');
  await expect.poll(() => value(page, 'first', 'messages'), { timeout: 20_000 }).toBeGreaterThan(1200);
  const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts);
  expect(shifts.reduce((a, b) => a + b, 0)).toBeLessThan(0.02);
});

test('a collision is found, opened and left by keyboard alone', async ({ page }) => {
  await stoppedWithCollisions(page, '?step=2ms&clock=10ms');
  const figure = page.getByRole('figure', { name: /^Collision timeline: JavaMail 1\.3\.2/ });
  await figure.locator('[tabindex="0"], canvas[tabindex], [role="application"]').first().focus();
  await page.keyboard.press('ArrowLeft');
  const tip = page.getByRole('tooltip');
  await expect(tip).toContainText('same Message-ID');
  // "Threads 9, 10 and 2, same Message-ID <…>": the inspector's heading names the same threads.
  const threads = (await tip.textContent())?.split('same Message-ID')[0]?.match(/\d+/g) ?? [];
  await page.keyboard.press('Enter');
  const inspector = page.getByRole('region', { name: 'Inspector' });
  await expect(inspector.getByRole('heading').first()).toHaveText(new RegExp(threads.join('\\D+')));
  await expect(inspector.getByText('Cause:')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(tip).toBeHidden();
  const position = inspector.getByText(/\d+ of \d+/).first();
  const before = await position.textContent();
  const step = before?.startsWith('1 of') ? 'Next collision' : 'Previous collision';
  await inspector.getByRole('button', { name: step }).press('Enter');
  await expect(position).not.toHaveText(before ?? '');
});

test('each figure has a summary in words', async ({ page }) => {
  await stoppedWithCollisions(page, '?step=2ms&clock=10ms');
  for (const panel of ['first', 'second'] as const) {
    const text = await page
      .locator(`[data-panel="${panel}"]`)
      .getByRole('figure')
      .or(page.locator(`figure[data-panel="${panel}"], [role=figure][data-panel="${panel}"]`))
      .first()
      .textContent();
    expect(text).toMatch(/\d+ messages|no messages|duplicates/i);
  }
});

test('a hidden tab pauses, and says so when it comes back', async ({ page }) => {
  await page.goto('?step=2ms&clock=10ms');
  await expect(metric(page, 'first', 'messages')).toHaveAttribute('data-value', /^[1-9]/);
  const hide = (hidden: boolean) =>
    page.evaluate((to) => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => to });
      document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);
  await hide(true);
  await page.waitForTimeout(300);
  const paused = await value(page, 'first', 'messages');
  await page.waitForTimeout(700);
  expect(await value(page, 'first', 'messages')).toBe(paused);
  await hide(false);
  await expect(page.getByRole('status').filter({ hasText: 'in the background for 1' })).toBeVisible();
  await expect.poll(() => value(page, 'first', 'messages')).toBeGreaterThan(paused);
});

test('with reduced motion the page runs as well', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('?step=2ms&clock=10ms');
  await expect(metric(page, 'first', 'duplicates')).toHaveAttribute('data-value', /^[1-9]/, { timeout: 10_000 });
});
