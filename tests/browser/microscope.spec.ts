/** The Message-ID under the microscope, as a reader uses it. */
import { expect, test, type Locator, type Page } from '@playwright/test';

async function open(page: Page): Promise<Locator> {
  await page.goto('?run=0');
  // By key: what is loaded as the footer comes near moves it away from a pointer.
  await page.getByRole('button', { name: 'Microscope' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'The Message-ID under the microscope' });
  await expect(dialog).toBeVisible();
  return dialog;
}

const answer = (dialog: Locator): Locator => dialog.getByRole('status');
const field = (dialog: Locator): Locator => dialog.getByRole('textbox', { name: /^Message-IDs/ });

test('ten Message-IDs of the Enron corpus are ten draws in a row', async ({ page }) => {
  const dialog = await open(page);
  await dialog.getByRole('button', { name: 'Enron corpus, ten in a row' }).click();
  await expect(answer(dialog)).toContainText('10 IDs in a row are draws 523,309 to 523,318: one JVM process.');
  await expect(answer(dialog)).toContainText('1 in 10');
  await expect(dialog.getByText('or draw 162,343')).toBeVisible();
});

test('two processes of Jakarta Mail are told, with the start value of their threads', async ({ page }) => {
  const dialog = await open(page);
  await dialog.getByRole('button', { name: 'Two processes with Jakarta Mail 1.6.5' }).click();
  await expect(answer(dialog)).toContainText('at least two processes, whose start value X was draw 3,474');
});

test('a pasted line of a log shows its Message-ID, its maker, its time and its draw', async ({ page }) => {
  const dialog = await open(page);
  await field(dialog).fill('postfix/cleanup[7]: 4A1: message-id=<27117501.441199967041995.JavaMail.SYSTEM@APOLO>');
  const id = dialog.getByRole('listitem').filter({ hasText: 'Made by' });
  await expect(id).toHaveCount(1);
  await expect(id).toContainText('JavaMail 1.3.3 to 1.4');
  await expect(id).toContainText('2008-01-10 12:10:41.995 UTC');
  await expect(id).toContainText('draw 414,672');
});

test('markup in a Message-ID is text, and what was not read is told by its line', async ({ page }) => {
  const dialog = await open(page);
  const scripts: string[] = [];
  page.on('dialog', (alert) => {
    scripts.push(alert.message());
    void alert.dismiss();
  });
  await field(dialog).fill('<img/src=x/onerror=alert(1)@example.com>\nnothing here');
  await expect(dialog.getByText('Line 2: no Message-ID in it.')).toBeVisible();
  await expect(dialog.getByText('img/src=x/onerror=alert(1)@', { exact: true })).toBeVisible();
  expect(await dialog.locator('img').count()).toBe(0);
  expect(scripts).toEqual([]);
});

test('a thousand pasted IDs are shown by the page', async ({ page }) => {
  const dialog = await open(page);
  const ids = Array.from({ length: 1000 }, (_, i) => `<${1_000_003 * (i + 1)}.${1_138_752_000_000 + i}.JavaMail.a@b>`);
  await field(dialog).fill(ids.join('\n'));
  await expect(answer(dialog)).toContainText('1,000 Message-IDs.');
  const shown = dialog.getByRole('listitem').filter({ hasText: 'Made by' });
  await expect(shown).toHaveCount(50);
  await dialog.getByRole('button', { name: 'Show more' }).click();
  await expect(shown).toHaveCount(100);
  await expect(dialog.getByText('100 of 1,000 shown')).toBeVisible();
});

test('the keyboard opens it, reaches the examples and closes it where it began', async ({ page }) => {
  await page.goto('?run=0');
  const button = page.getByRole('button', { name: 'Microscope' });
  await button.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'The Message-ID under the microscope' });
  const example = dialog.getByRole('button', { name: 'APOLO, 2008' });
  await expect(example).toBeVisible();
  for (let presses = 0; presses < 20; presses++) {
    if (await example.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await expect(answer(dialog)).toContainText('1 Message-ID.');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(button).toBeFocused();
});

test('at 390 px nothing scrolls sideways but the row of examples', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const dialog = await open(page);
  await dialog.getByRole('button', { name: 'mail-api issue 127, 2014' }).click();
  await expect(answer(dialog)).toContainText('1 Message-ID.');
  expect(await dialog.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0);
});
