import { expect, test, type Locator, type Page } from '@playwright/test';
import { expectState, runToEnd, value } from './page.ts';

const LINK = '?engine=simulated&seed=7&messages=20000&clock=10ms';

const playhead = (page: Page): Locator => page.getByRole('slider', { name: 'Playhead' });
const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });
const at = async (page: Page): Promise<number> => Number(await playhead(page).inputValue());
const counted = (page: Page, what: 'messages' | 'duplicates'): Locator =>
  page.locator(`[data-playback="${what}"]`).first();

async function open(page: Page): Promise<void> {
  await button(page, 'Play it back').click();
  await expect(playhead(page)).toBeVisible();
  await expect(counted(page, 'messages')).toBeVisible();
}

test('a simulated run goes step by step, forward and back, and both panels stay in sight', async ({ page }) => {
  await runToEnd(page, LINK);
  await open(page);
  await button(page, 'Step').click();
  await expect.poll(() => at(page)).toBeGreaterThan(0);
  const first = await at(page);
  await expect(page.getByRole('region', { name: 'Playback' })).toContainText(/Thread \d+ will /);
  await button(page, 'Step').click();
  await expect.poll(() => at(page)).toBeGreaterThan(first);
  await button(page, 'Step back').click();
  await expect.poll(() => at(page)).toBe(first);
  const box = await page.locator('[data-panel="second"]').boundingBox();
  expect(box!.y + box!.height).toBeLessThanOrEqual(900);
});

test('at the end the machine has made what the panel counted, and no thread is left at work', async ({ page }) => {
  await runToEnd(page, LINK);
  await open(page);
  await playhead(page).press('End');
  const messages = (await value(page, 'first', 'messages')).toLocaleString('en-US');
  const duplicates = (await value(page, 'first', 'duplicates')).toLocaleString('en-US');
  await expect(counted(page, 'messages')).toHaveText(messages);
  await expect(counted(page, 'duplicates')).toHaveText(duplicates);
  await expect(page.getByRole('region', { name: 'Playback' })).toContainText('Nothing more was recorded.');
  await expect(button(page, 'Step')).toBeDisabled();
});

test('it plays, pauses and is left by Escape, which shows again what was shown before', async ({ page }) => {
  await runToEnd(page, LINK);
  await open(page);
  await page.getByRole('combobox', { name: 'Speed' }).selectOption({ label: 'real time' });
  await button(page, 'Play').click();
  await expect.poll(() => at(page)).toBeGreaterThan(0);
  await button(page, 'Pause').click();
  const paused = await at(page);
  await expect(button(page, 'Play')).toBeVisible();
  expect(await at(page)).toBe(paused);
  await page.keyboard.press('Escape');
  await expect(playhead(page)).toHaveCount(0);
  await expect(button(page, 'Play it back')).toBeFocused();
});

test('a stopped live run is played back from its recorded steps; another run ends the playback', async ({ page }) => {
  await page.goto('?step=2ms&clock=10ms');
  await expectState(page, 'running');
  await expect(button(page, 'Play it back')).toBeDisabled();
  await expect.poll(() => value(page, 'first', 'messages'), { timeout: 15_000 }).toBeGreaterThan(40);
  await button(page, 'Stop').click();
  await expectState(page, 'done');
  await open(page);
  const region = page.getByRole('region', { name: 'Playback' });
  await expect(region).toContainText('As the threads recorded it');
  await button(page, 'Step').click();
  await expect(region).toContainText(/Thread \d+ will (read|write|lock|unlock|have)/);
  await button(page, 'Start').click();
  await expect(region).toHaveCount(0);
});

test('at full speed the player says that no step was recorded', async ({ page }) => {
  await runToEnd(page, '?step=0&messages=20000');
  await open(page);
  await expect(page.getByRole('region', { name: 'Playback' })).toContainText('At full speed no step was recorded');
});

test('the playhead is dragged on the figure itself, and stands on the rate chart', async ({ page }) => {
  await runToEnd(page, LINK);
  await open(page);
  const handle = page.locator('[data-panel="second"] [data-playhead]');
  await handle.scrollIntoViewIfNeeded();
  const box = (await handle.boundingBox())!;
  const before = await at(page);
  await page.mouse.move(box.x + 14, box.y + 9);
  await page.mouse.down();
  await page.mouse.move(box.x + 214, box.y + 9, { steps: 5 });
  await page.mouse.up();
  expect(await at(page)).toBeGreaterThan(before);
  expect((await handle.boundingBox())!.x).toBeCloseTo(box.x + 200, 0);
  const head = page.locator('svg .head').first();
  await expect(head).toBeAttached();
  const place = await head.getAttribute('d');
  await playhead(page).press('End');
  await expect(head).not.toHaveAttribute('d', place!);
  await button(page, 'Leave playback').click();
  await expect(head).toHaveCount(0);
});

test('keys go from message to message, also to those that did not collide', async ({ page }) => {
  await runToEnd(page, LINK);
  const figure = page.locator('[data-panel="second"]');
  const timeline = figure.getByRole('application');
  const tip = figure.getByRole('tooltip');
  await expect(timeline).toHaveAttribute(
    'aria-label',
    /Up and down: choose a thread. N and P: next and previous message/,
  );
  await timeline.focus();
  await timeline.press('Home');
  while ((await tip.count()) === 0) {
    await timeline.press('+');
    await timeline.press('ArrowDown');
    await page.waitForTimeout(100);
  }
  await expect(tip).toContainText(/^\s*Thread 1, Message-ID/);
  const first = await tip.textContent();
  await timeline.press('n');
  await expect(tip).not.toHaveText(first!);
  await expect(tip).toContainText(/^\s*Thread 1, Message-ID/);
  await timeline.press('p');
  await expect(tip).toHaveText(first!);
  await timeline.press('ArrowDown');
  await expect(tip).toContainText(/^\s*Thread 2, Message-ID/);
  await timeline.press('Escape');
  await expect(tip).toHaveCount(0);
});

test('the arrow goes on from the chosen message, not from the first collision; where none is left the figure says so', async ({
  page,
}) => {
  await runToEnd(page, LINK);
  const figure = page.locator('[data-panel="first"]');
  const timeline = figure.getByRole('application');
  const tip = figure.getByRole('tooltip');
  const seconds = async (): Promise<number> => Number(/at ([\d.]+) s/.exec((await tip.textContent())!)![1]);
  await timeline.focus();
  await timeline.press('End');
  await timeline.press('ArrowUp');
  await expect(figure.getByText('Too many to tell apart: zoom in with plus.').first()).toBeVisible();
  while ((await tip.count()) === 0) {
    await timeline.press('+');
    await timeline.press('ArrowUp');
    await page.waitForTimeout(100);
  }
  await expect(figure.getByText('Too many to tell apart')).toHaveCount(0);
  const chosen = await seconds();
  await timeline.press('ArrowLeft');
  await expect(tip).toContainText('same Message-ID');
  const before = await seconds();
  expect(before).toBeLessThanOrEqual(chosen);
  expect(before).toBeGreaterThan(chosen - 10);
  for (const key of ['Escape', 'End', 'ArrowLeft']) await timeline.press(key);
  await expect(tip).toContainText('same Message-ID');
  await expect(async () => {
    await timeline.press('ArrowRight');
    await expect(figure.getByText('No later collision.').first()).toBeVisible({ timeout: 200 });
  }).toPass();
});

test('the table of collisions in view has them all, a page at a time, and the figure’s summary is that of the end', async ({
  page,
}) => {
  await runToEnd(page, LINK);
  const messages = (await value(page, 'first', 'messages')).toLocaleString('en');
  await expect(page.locator('[data-panel="first"]').getByText(`${messages} messages,`)).toBeAttached({ timeout: 1500 });
  await page.getByText('Collisions in view, as a table').click();
  const table = page.getByRole('table', { name: /^JavaMail 1\.3\.2: .*collisions in view/ });
  const pages = page.getByRole('group', { name: 'Pages of the table of JavaMail 1.3.2' });
  await expect(table.getByRole('row')).toHaveCount(11);
  await expect(pages.getByRole('button', { name: 'Earlier collisions' })).toBeDisabled();
  const first = await table.getByRole('rowheader').first().textContent();
  await pages.getByRole('button', { name: 'Later collisions' }).click();
  await expect(pages).toContainText('11–20 of ');
  await expect(table.getByRole('rowheader').first()).not.toHaveText(first!);
});
