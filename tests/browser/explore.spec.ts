import { expect, test, type Page } from '@playwright/test';
import { expectState } from './page.ts';

const figure = async (page: Page, id: string): Promise<string | null> =>
  page.locator(`[data-metric="${id}"]`).getAttribute('data-value');

async function explored(page: Page, query: string): Promise<void> {
  await page.goto(`?view=explore&${query}`);
  await expectState(page, 'done');
}

test('two threads, one message of 1.3.2, clock frozen: 20 schedules, 12 collide', async ({ page }) => {
  await explored(page, 'threads=2&per=1&ticks=0&first=javamail-1.3.2&run=1');
  expect(await figure(page, 'schedules')).toBe('20');
  expect(await figure(page, 'colliding-schedules')).toBe('12');
  expect(await figure(page, 'shortest')).toBe('6');
  expect(await figure(page, 'preemptions')).toBe('1');
  await expect(page.getByRole('img', { name: /12 of them collide/ })).toBeVisible();
  await expect(page.getByRole('table')).toContainText('the same again');
  const link = page.getByRole('link', { name: 'Open this schedule in the stepper' });
  await expect(link).toHaveAttribute(
    'href',
    /view=schedule&threads=2&per=1&ticks=0&first=javamail-1.3.2&moves=[01]{6}$/,
  );
});

test('three threads with two messages each of 1.4.1: none, of all', async ({ page }) => {
  await explored(page, 'threads=3&per=2&ticks=0&first=javamail-1.4.1');
  expect(await figure(page, 'schedules')).toBe('56834106483384');
  expect(await figure(page, 'colliding-schedules')).toBe('0');
  expect(await figure(page, 'shortest')).toBe('0');
  expect(await figure(page, 'preemptions')).toBe('');
});

test('waits for Run where the link says so, and a moved setting explores anew and stands in the address', async ({
  page,
}) => {
  await page.goto('?view=explore&run=0');
  await expectState(page, 'idle');
  await page.getByRole('button', { name: 'Run' }).click();
  await expectState(page, 'done');
  await page.getByRole('combobox', { name: 'Algorithm' }).selectOption('JavaMail 1.5.3, Jakarta Mail (AtomicInteger)');
  await expect(page.locator('[data-metric="schedules"]')).toHaveAttribute('data-value', '70');
  await expect(page).toHaveURL(/first=javamail-1.5.3/);
});

test('Stop ends a long exploration, and no count is given as exact', async ({ page }) => {
  await page.goto('?view=explore&threads=4&per=2&ticks=1&first=javamail-1.3.3&limit=10000000');
  await expectState(page, 'running');
  await expect(page.getByRole('status').filter({ hasText: 'states so far' })).toBeVisible();
  await page.getByRole('button', { name: 'Stop' }).click();
  await expectState(page, 'done');
  expect(await figure(page, 'schedules')).toBe('');
  await expect(page.getByText(/Stopped after .* states/)).toBeVisible();
});

test('a limit that is reached says so', async ({ page }) => {
  await explored(page, 'threads=3&per=2&ticks=0&first=javamail-1.3.3&limit=5000');
  expect(await figure(page, 'states')).toBe('5000');
  await expect(page.getByText('The limit of 5,000 states was reached')).toBeVisible();
});

test('a value out of range gets an alert with its name, its value and what is allowed', async ({ page }) => {
  await explored(page, 'threads=5&per=1');
  await expect(page.getByRole('alert')).toHaveText(/threads cannot be "5". Allowed: whole numbers from 1 to 4/);
  expect(await figure(page, 'schedules')).toBe('20');
  await expect(page).toHaveURL(/\?view=explore&threads=2&per=1&/);
});
