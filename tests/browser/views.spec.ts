/** The way between the views, and what each makes of a link that it cannot take whole. */
import { expect, test, type Page } from '@playwright/test';
import { expectState, metric, root } from './page.ts';

const RACE = '?engine=simulated&seed=42&messages=1000';

const VIEWS = [
  { label: 'The race', heading: 'Two letters, one postmark' },
  { label: 'You are the scheduler', heading: 'You are the scheduler' },
  { label: 'Every interleaving', heading: 'Every interleaving' },
  { label: 'Sweeps', heading: 'Sweep the settings' },
  { label: 'Real logs', heading: 'Real logs' },
] as const;

async function expectView(page: Page, { label, heading }: (typeof VIEWS)[number]): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
  const here = page.getByRole('navigation', { name: 'Views' }).locator('[aria-current=page]');
  await expect(here).toHaveText(label);
  await expect(page).toHaveTitle(/Two letters, one postmark$/);
}

test('the navigation leads to every view, and back and forward through them', async ({ page }) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(RACE);
  await expectState(page, 'done');
  const [race, ...others] = VIEWS;
  for (const view of others) {
    await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: view.label }).click();
    await expectView(page, view);
  }
  for (const view of [...others.slice(0, -1).reverse(), race]) {
    await page.goBack();
    await expectView(page, view);
  }
  // The race that was left is raced again, from its own link.
  await expectState(page, 'done');
  await expect(metric(page, 'first', 'messages')).toHaveAttribute('data-value', '1000');
  await page.goForward();
  await expectView(page, VIEWS[1]);
  expect(errors).toEqual([]);
});

test('a game that was left for another view is found again as it was', async ({ page }) => {
  await page.goto('?view=schedule');
  await expectState(page, 'done');
  for (const key of '121') await page.keyboard.press(key);
  await expect(page).toHaveURL(/moves=010$/);
  await page.getByRole('link', { name: 'Sweeps' }).click();
  await expectView(page, VIEWS[3]);
  await page.goBack();
  await expectView(page, VIEWS[1]);
  await expect(page.locator('[data-metric="moves"]')).toHaveAttribute('data-value', '3');
});

test('scenes are a history of their own within the race', async ({ page }) => {
  const current = page.getByRole('navigation', { name: 'Scenes' }).locator('[aria-current]');
  await page.goto('?scene=3');
  await page.getByRole('link', { name: /The fix that/ }).click();
  await expect(page).toHaveURL(/scene=6/);
  await page.getByRole('link', { name: /A Message-ID/ }).click();
  await expect(page).toHaveURL(/scene=2/);
  await page.goBack();
  await expect(current).toContainText('The fix that');
  await page.goBack();
  await expect(current).toContainText('Ten threads');
  await page.goForward();
  await expect(current).toContainText('The fix that');
  await expect(page).toHaveURL(/scene=6/);
});

/** What a link asks for, what is said of each part that cannot be had, and where the page comes to rest. */
const WRONG = [
  {
    view: VIEWS[0],
    link: `${RACE}&threads=65&cores=0&clock=3ms&first=javamail-9`,
    said: [
      'threads cannot be "65". Allowed: whole numbers from 1 to 64',
      'cores cannot be "0". Allowed: whole numbers from 1 to 64',
      'clock cannot be "3ms". Allowed: 5us',
      'first cannot be "javamail-9". Allowed: javamail-1.3.2',
    ],
  },
  {
    view: VIEWS[1],
    link: '?view=schedule&threads=9&per=0&first=javamail-1.4.1&repair=RLWUC',
    said: [
      'threads cannot be "9". Allowed: whole numbers from 2 to 4',
      'per cannot be "0". Allowed: whole numbers from 1 to',
      'repair cannot be "RLWUC". Allowed: with first=javamail-1.3.2',
    ],
  },
  {
    view: VIEWS[2],
    link: '?view=explore&threads=5&ticks=2&limit=1&bound=-1',
    said: [
      'threads cannot be "5". Allowed: whole numbers from 1 to 4',
      'ticks cannot be "2". Allowed: whole numbers from 0 to 1',
      'limit cannot be "1". Allowed: whole numbers from 1000',
      'bound cannot be "-1". Allowed: 0, 1',
    ],
  },
  {
    view: VIEWS[3],
    link: '?view=sweep&x=threads:1,99&y=colour:red&seeds=0&messages=1000',
    said: [
      'x cannot be "99". Allowed: after threads: whole numbers from 1 to 64',
      'y cannot be "colour:red". Allowed: one of threads, clock',
      'seeds cannot be "0". Allowed: whole numbers from 1 to 100',
    ],
  },
] as const;

for (const { view, link, said } of WRONG) {
  test(`${view.label}: each wrong parameter is named with what is allowed, and the rest of the link works`, async ({
    page,
  }) => {
    await page.goto(link);
    await expectView(page, view);
    for (const words of said) await expect(page.getByRole('alert').filter({ hasText: words })).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(said.length);
    await expectState(page, 'done');
    const dismiss = page.getByRole('button', { name: 'Dismiss this message' });
    for (let left = said.length; left > 0; left--) {
      await expect(dismiss).toHaveCount(left);
      await dismiss.first().press('Enter');
      await expect(left > 1 ? dismiss.first() : page.getByRole('main')).toBeFocused();
    }
    await expect(page.getByRole('alert')).toHaveCount(0);
  });
}

test('a link from a newer version is told what is not known here, and opens what it can', async ({ page }) => {
  await page.goto(`${RACE}&view=hologram`);
  await expectView(page, VIEWS[0]);
  await expect(page.getByRole('alert')).toHaveText(/^view cannot be "hologram"\. Allowed: race, schedule, explore/);
  await expect(page.getByRole('alert')).toContainText('This link may come from a newer version of the page.');
  await expectState(page, 'done');
  await expect(root(page)).toHaveAttribute('data-engine', 'simulated');
  await expect(metric(page, 'first', 'messages')).toHaveAttribute('data-value', '1000');

  await page.goto('?view=schedule&moves=010&weather=rain');
  await expect(page.getByRole('alert')).toContainText('There is no parameter "weather" (value "rain")');
  await expect(page.locator('[data-metric="moves"]')).toHaveAttribute('data-value', '3');

  await page.goto('?view=explore&threads=2&per=1&ticks=0&first=javamail-1.3.2&weather=rain');
  await expect(page.getByRole('alert')).toContainText('There is no parameter "weather" (value "rain")');
  await expect(page.locator('[data-metric="schedules"]')).toHaveAttribute('data-value', '20');

  await page.goto('?view=sweep&x=threads:1,10&seeds=1&messages=1000&weather=rain');
  await expect(page.getByRole('alert')).toContainText('There is no parameter "weather" (value "rain")');
  await expect(page.getByText('2 of 2 runs')).toBeVisible();
});
