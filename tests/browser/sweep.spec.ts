/** Sweeps, the claims and the two engines, as outsiders reach them: by link, role and name. */
import { expect, test, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { readCsv } from '../exports/readCsv.ts';
import { expectState, root } from './page.ts';

const SMALL = '?view=sweep&x=threads:1,10&y=clock:1ms,10ms&seeds=2&messages=1000';

const cell = (page: Page, name: RegExp) => page.getByRole('figure', { name: /^Sweep: / }).getByRole('link', { name });

async function saved(page: Page, item: string): Promise<{ name: string; bytes: Buffer }> {
  await page.getByRole('button', { name: 'Export' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: item, exact: true }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

test('a link’s sweep runs by itself, says every cell’s rate, and keeps its link', async ({ page }) => {
  await page.goto(SMALL);
  await expectState(page, 'done');
  await expect(root(page)).toHaveAttribute('data-engine', 'simulated');
  await expect(cell(page, /^Mail delivery threads 1, Clock resolution 1 ms: 0 %/)).toBeAttached();
  await expect(cell(page, /^Mail delivery threads 10, Clock resolution 10 ms: \d+\.\d % \(/)).toBeAttached();
  await expect(page.getByText('8 of 8 runs')).toBeVisible();
  const query = new URL(page.url()).searchParams;
  expect(Object.fromEntries(query)).toMatchObject({
    x: 'threads:1,10',
    y: 'clock:1ms,10ms',
    seeds: '2',
    messages: '1000',
  });
});

test('a click on a cell opens the race with its settings', async ({ page }) => {
  await page.goto(SMALL);
  await expectState(page, 'done');
  await cell(page, /threads 10, Clock resolution 10 ms/).click();
  await expect(page.getByRole('slider', { name: 'Clock resolution' })).toHaveAttribute(
    'aria-valuetext',
    '10 milliseconds',
  );
  expect(new URL(page.url()).searchParams.get('engine')).toBe('simulated');
});

test('a sweep is saved as CSV, JSON, SVG and PNG', async ({ page }) => {
  await page.goto(SMALL);
  await expectState(page, 'done');
  const csv = await saved(page, 'CSV');
  expect(csv.name).toBe('sweep-javamail-1.3.2-threads-clock-42.csv');
  expect(readCsv(csv.bytes.toString()).map(({ runs }) => runs)).toEqual(['2', '2', '2', '2']);
  expect(JSON.parse((await saved(page, 'JSON')).bytes.toString())).toMatchObject({ format: 'message-id-sweep' });
  expect((await saved(page, 'SVG')).bytes.toString()).toContain('</svg>');
  expect((await saved(page, 'PNG')).bytes.subarray(1, 4).toString()).toBe('PNG');
});

test('a long sweep can be stopped, and what it measured stays', async ({ page }) => {
  await page.goto('?view=sweep&x=threads:10,20&seeds=100&messages=50000&cores=2');
  await expect(cell(page, /^Mail delivery threads 10: \d/)).toBeAttached({ timeout: 20_000 });
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expectState(page, 'done');
  await expect(cell(page, /^Mail delivery threads 10: \d/)).toBeAttached();
  await expect(page.getByRole('button', { name: 'Start', exact: true })).toBeEnabled();
  await expect(page.getByText(/^Stopped: \d+ of 200 runs made; seeds? 42/)).toBeVisible();
  const [row] = readCsv((await saved(page, 'CSV')).bytes.toString());
  expect(row).toMatchObject({ runs_asked: '100', sweep: 'stopped' });
  expect(row?.['seeds']).toMatch(/^42/);
  expect(Number(row?.['runs'])).toBeLessThan(100);
  expect((await saved(page, 'SVG')).bytes.toString()).toContain('Stopped: ');
});

test('a sweep that is too large is refused by a message that names the limit', async ({ page }) => {
  await page.goto('?view=sweep&x=threads:1..64&y=cores:1..64');
  await expect(page.getByRole('alert').filter({ hasText: '4,096 cells; the limit is 1,024' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Start', exact: true })).toBeDisabled();
  await page.getByRole('textbox', { name: 'Down: values of Processor cores' }).fill('1, 64');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Start', exact: true })).toBeEnabled();
});

test('a number that cannot be is told what is allowed, and the last right one holds', async ({ page }) => {
  await page.goto(`${SMALL}&run=0`);
  for (const [name, wrong, allowed] of [
    ['Runs of each cell', '0', 'whole numbers from 1 to 100. 2 is used.'],
    ['First seed', '1.5', 'whole numbers from 0 to 2147483647. 42 is used.'],
    ['Processor cores', '65', 'whole numbers from 1 to 64. 64 is used.'],
  ] as const) {
    await page.getByRole('textbox', { name, exact: true }).fill(wrong);
    await page.keyboard.press('Tab');
    await expect(page.getByRole('alert').filter({ hasText: allowed })).toBeVisible();
  }
  expect(new URL(page.url()).searchParams.get('seeds')).toBe('2');
  await page.getByRole('textbox', { name: 'First seed' }).fill('7');
  await page.keyboard.press('Tab');
  await expect(page).toHaveURL(/seed=7/);
});

test('live threads are swept too', async ({ page }) => {
  await page.goto('?view=sweep&engine=live&x=threads:1,10&clock=10ms&step=1ms&messages=1000&seeds=1&seconds=2');
  await expectState(page, 'idle');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expectState(page, 'done');
  await expect(cell(page, /^Mail delivery threads 1: 0 %/)).toBeAttached();
  await expect(cell(page, /^Mail delivery threads 10: [1-9]/)).toBeAttached();
});

test('a claim is checked over 30 seeds and holds', async ({ page }) => {
  await page.goto(SMALL);
  await page.getByRole('button', { name: /^Check: One thread never does by race/ }).click();
  await expect(page.locator('[data-claim="one-thread"]')).toHaveAttribute('data-verdict', 'holds', { timeout: 30_000 });
  await expect(page.locator('[data-claim="one-thread"]')).toContainText('duplicates with 30 of 30 seeds');
  await expect(page.locator('[data-claim="ten-threads"]')).toHaveAttribute('data-verdict', '');
});

test('the race page says how much of the rate chance explains', async ({ page }) => {
  await page.goto('?engine=simulated&cores=64&messages=2000&clock=10ms');
  await expectState(page, 'done');
  const words = page.getByRole('region', { name: 'Chance, or the race?' });
  await expect(words).toContainText(/Chance alone would give 0\.0+\d\s%; the race gives the other \d+\.\d\s%\./);
  await expect(words).toContainText('a counter tells any two apart');
});
