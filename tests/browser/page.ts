/** The page as outsiders reach it: by role, accessible name and the metrics of CONTRACT.md. */
import { expect, type Locator, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';

export type Panel = 'first' | 'second';
export type MetricId = 'messages' | 'distinct' | 'duplicates' | 'collisions' | 'rate' | 'ids-per-second';

export const root = (page: Page): Locator => page.locator('html');

export function metric(page: Page, panel: Panel, id: MetricId): Locator {
  return page.locator(`[data-panel="${panel}"] [data-metric="${id}"]`);
}

export async function value(page: Page, panel: Panel, id: MetricId): Promise<number> {
  return Number(await metric(page, panel, id).getAttribute('data-value'));
}

export async function expectState(page: Page, state: 'idle' | 'running' | 'done' | 'failed'): Promise<void> {
  await expect(root(page)).toHaveAttribute('data-run-state', state, { timeout: 30_000 });
}

export async function runToEnd(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await expectState(page, 'done');
}

/** Moves a slider by its keys to the stop that it speaks as `spoken`. */
export async function slideTo(page: Page, name: string, spoken: string | RegExp): Promise<void> {
  const slider = page.getByRole('slider', { name });
  await slider.focus();
  await slider.press('Home');
  for (let presses = 0; presses < 80; presses++) {
    const now = (await slider.getAttribute('aria-valuetext')) ?? '';
    if (typeof spoken === 'string' ? now === spoken : spoken.test(now)) return;
    await slider.press('ArrowRight');
  }
  throw new Error(`the slider ${name} never said ${String(spoken)}`);
}

/** The file that an item of the menu Export gives. */
export async function exported(
  page: Page,
  item: string,
  everyMessage = false,
): Promise<{ name: string; text: string; bytes: Buffer }> {
  await page.getByRole('button', { name: 'Export' }).click();
  const box = page
    .getByRole('checkbox', { name: 'Every message' })
    .or(page.getByRole('menuitemcheckbox', { name: 'Every message' }));
  const ticked = (await box.getAttribute('aria-checked')) === 'true' || (await box.isChecked().catch(() => false));
  if (ticked !== everyMessage) await box.click();
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 60_000 }),
    page.getByRole('menuitem', { name: item, exact: true }).click(),
  ]);
  const bytes = readFileSync(await download.path());
  return { name: download.suggestedFilename(), text: bytes.toString('utf8'), bytes };
}
