import { expect, test, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expectState, metric, runToEnd, value } from './page.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Finding {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
}
interface Axe {
  run: (context: Document, options: object) => Promise<{ violations: Finding[] }>;
}

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Of these, what depends on the theme. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

async function findings(page: Page, which: 'all' | 'colours' = 'all'): Promise<string[]> {
  const runOnly = which === 'all' ? { type: 'tag', values: RULES } : { type: 'rule', values: COLOUR_RULES };
  const violations = await page.evaluate(async (rules) => {
    const { axe } = window as unknown as { axe: Axe };
    return (await axe.run(document, { runOnly: rules })).violations;
  }, runOnly);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

async function stoppedWithCollisions(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await expect.poll(() => value(page, 'first', 'collisions'), { timeout: 20_000 }).toBeGreaterThan(3);
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expectState(page, 'done');
}

/** Each view with something in it, and the dialog. */
const VIEWS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'the race': async (page) => {
    await runToEnd(page, '?engine=simulated&seed=42&messages=1000&clock=10ms');
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('button', { name: 'Play it back' }).click();
    await expect(page.getByRole('region', { name: 'Playback' }).getByRole('table').first()).toBeVisible();
    await page.getByText('On the wire', { exact: true }).click();
    await expect(page.getByText(/EHLO/).first()).toBeVisible();
    // On so tall a screen, whatever is loaded when it comes near is near.
    await page.setViewportSize({ width: 1440, height: 5000 });
    for (const name of ['Collisions by shape', 'What reached the mailboxes', 'The work-around', 'The proof'])
      await expect(page.getByRole('heading', { name: new RegExp(`^${name}`) })).toBeVisible();
    await page.setViewportSize({ width: 1440, height: 900 });
  },
  'a solved game': async (page) => {
    await runToEnd(page, '?view=schedule&moves=010101');
    await expect(page.getByText('No way is shorter.').first()).toBeVisible();
  },
  'a repair': async (page) => {
    await runToEnd(page, '?view=schedule&threads=2&per=2&repair=LRWUC');
    await expect(page.getByRole('heading', { name: 'Proven' })).toBeVisible();
  },
  'every interleaving': async (page) => runToEnd(page, '?view=explore&threads=2&per=1&ticks=0&run=1'),
  'a sweep': async (page) => runToEnd(page, '?view=sweep&x=threads:1,10&y=clock:1ms,10ms&seeds=1&messages=1000'),
  'real logs': async (page) => {
    await page.goto('?view=logs');
    await page.getByRole('button', { name: 'Read the example' }).click();
    await expectState(page, 'done');
  },
  'the microscope': async (page) => {
    await page.goto('?run=0');
    await page.getByRole('button', { name: 'Microscope' }).click();
    await page.getByRole('button', { name: 'Enron corpus, ten in a row' }).click();
    await expect(page.getByRole('dialog').getByRole('status')).toContainText('10 IDs in a row');
  },
};

for (const [name, open] of Object.entries(VIEWS)) {
  test(`nothing that axe finds is wrong in ${name}, wide and narrow, light and dark`, async ({ page }) => {
    await open(page);
    await page.evaluate(() => document.querySelectorAll('details').forEach((folded) => (folded.open = true)));
    await page.evaluate(AXE);
    expect(await findings(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await findings(page, 'colours')).toEqual([]);
    await page.setViewportSize({ width: 390, height: 900 });
    expect(await findings(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await findings(page, 'colours')).toEqual([]);

    await expect(page.locator('h1')).toHaveCount(1);
    await expect(page.locator('main')).toHaveCount(1);
    await page.setViewportSize({ width: 360, height: 900 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
}

test('Tab reaches every control of the game in the order of the page, and digits play', async ({ page }) => {
  await runToEnd(page, '?view=schedule');
  for (const key of '12') await page.keyboard.press(key);
  await expect(page.locator('[data-metric="moves"]')).toHaveAttribute('data-value', '2');
  const reached: string[] = [];
  do {
    await page.keyboard.press('Tab');
    const [, control = ''] = /(\w+ ".*?")/.exec(await page.locator(':focus').ariaSnapshot()) ?? [];
    reached.push(control);
  } while (!reached.at(-1)!.includes('Microscope') && reached.length < 40);
  expect(reached).toEqual([
    'link "Skip to the view"',
    'link "The race"',
    'link "You are the scheduler"',
    'link "Every interleaving"',
    'link "Sweeps"',
    'link "Real logs"',
    'button "Open logs"',
    'link "1 Two alike under 1.3.2"',
    'link "2 Two alike under 1.3.3"',
    'link "3 Try 1.4.1"',
    'link "4 Repair it"',
    'button "Run thread 1"',
    'button "Run thread 2"',
    'button "Undo"',
    'button "Back to the start"',
    'button "Move 1: Thread 1, read seed: 1234567. Back to here"',
    'button "Move 2: Thread 2, read seed: 1234567. Back to here"',
    'button "Hint"',
    'button "Show me the shortest"',
    'button "Share"',
    'combobox "Threads"',
    'combobox "Messages of each thread"',
    'combobox "Ticks of the clock"',
    'button "How this works"',
    'button "Sources"',
    'button "Microscope"',
  ]);
});

/** What a page offers to the hand, in its order; of a group of radio buttons, the chosen one. */
async function controls(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const all = document.querySelectorAll<HTMLElement>('a[href], button, select, input, textarea, summary, [tabindex]');
    return [...all]
      .filter(
        (one) => one.checkVisibility() && one.tabIndex >= 0 && !one.matches(':disabled, [type=radio]:not(:checked)'),
      )
      .map((one) => `${one.tagName} ${one.getAttribute('aria-label') ?? one.textContent.trim()}`);
  });
}

async function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement: one, body } = document;
    return !one || one === body ? '' : `${one.tagName} ${one.getAttribute('aria-label') ?? one.textContent.trim()}`;
  });
}

for (const name of ['every interleaving', 'a sweep', 'real logs']) {
  test(`Tab reaches every control of ${name} in the order of the page, and leaves it again`, async ({ page }) => {
    await VIEWS[name]!(page);
    const offered = await controls(page);
    expect(offered.length).toBeGreaterThan(10);
    await page.getByRole('link').first().focus();
    const reached: string[] = [];
    for (let presses = 0; presses <= offered.length; presses++) {
      reached.push(await focused(page));
      await page.keyboard.press('Tab');
    }
    expect(reached).toEqual([...offered, '']);
  });
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
  // "Threads 9, 10 and 2, same Message-ID <…>": the inspector's heading names the same threads, of many fewer.
  const threads = (await tip.textContent())?.split('same Message-ID')[0]?.match(/\d+/g)?.slice(0, 2) ?? [];
  expect(threads).not.toEqual([]);
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
