import { expect, test } from '@playwright/test';
import { exported, expectState, root, runToEnd, value } from './page.ts';

const LINK = '?engine=simulated&seed=7&messages=20000&clock=10ms';

test('a simulation of one seed is the same file, byte for byte, every time', async ({ page }) => {
  await runToEnd(page, LINK);
  await expect(root(page)).toHaveAttribute('data-engine', 'simulated');
  expect(await value(page, 'first', 'duplicates')).toBeGreaterThan(0);
  expect(await value(page, 'second', 'duplicates')).toBe(0);
  const { text, name } = await exported(page, 'CSV', true);
  expect(name).toBe('collisions-javamail-1.3.2-10t-10ms-7.csv');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expectState(page, 'done');
  expect((await exported(page, 'CSV', true)).text === text).toBe(true);
});

test('another seed is another interleaving; a moved setting begins the next run', async ({ page }) => {
  await runToEnd(page, LINK);
  const before = (await exported(page, 'CSV')).text;
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('textbox', { name: 'Seed' }).fill('8');
  await page.getByRole('textbox', { name: 'Seed' }).press('Enter');
  await expect(page).toHaveURL(/seed=8/);
  await expectState(page, 'done');
  expect((await exported(page, 'CSV')).text).not.toBe(before);
  await page.getByRole('textbox', { name: 'Processor cores' }).fill('0');
  await page.getByRole('textbox', { name: 'Processor cores' }).press('Enter');
  await expect(page.getByRole('alert')).toContainText('from 1 to 64');
});

test('from the live threads to the simulation and back', async ({ page }) => {
  await page.goto('?step=2ms&clock=10ms');
  await expectState(page, 'running');
  await page.getByText('Simulation', { exact: true }).click();
  await expect(root(page)).toHaveAttribute('data-engine', 'simulated');
  await expectState(page, 'done');
  await page.getByText('Live threads', { exact: true }).click();
  await expect(root(page)).toHaveAttribute('data-engine', 'live');
  await expectState(page, 'running');
  await expect.poll(() => value(page, 'first', 'messages'), { timeout: 10_000 }).toBeGreaterThan(20);
});
