import { expect, test, type Page } from '@playwright/test';
import { exported, expectState, metric, root, runToEnd, slideTo, value } from './page.ts';

test.describe('at full speed, 200,000 messages', () => {
  for (const threads of [2, 10, 64]) {
    test(`with ${threads} threads JavaMail 1.3.2 makes duplicates and the synchronized algorithm none`, async ({
      page,
    }) => {
      await runToEnd(page, `?threads=${threads}&step=0&work=0&messages=200000`);
      expect(await value(page, 'first', 'messages')).toBe(200_000);
      expect(await value(page, 'first', 'duplicates')).toBeGreaterThan(0);
      expect(await value(page, 'second', 'messages')).toBe(200_000);
      expect(await value(page, 'second', 'duplicates')).toBe(0);
      expect(await value(page, 'first', 'distinct')).toBe(200_000 - (await value(page, 'first', 'duplicates')));
    });
  }

  test('one thread never collides by race', async ({ page }) => {
    await runToEnd(page, '?threads=1&step=0&work=0&messages=200000&clock=100ms');
    const { text } = await exported(page, 'CSV');
    const causes = text
      .trimEnd()
      .split('\r\n')
      .slice(1)
      .map((row) => row.split(',').at(-1));
    expect(causes.filter((cause) => cause !== 'chance')).toEqual([]);
    expect(await value(page, 'second', 'duplicates')).toBe(0);
  });

  test('the first fix, 1.3.3, still collides', async ({ page }) => {
    await runToEnd(page, '?threads=10&step=0&work=0&messages=1000000&clock=55ms&first=javamail-1.3.3');
    expect(await value(page, 'first', 'duplicates')).toBeGreaterThan(0);
    expect(await value(page, 'second', 'duplicates')).toBe(0);
  });

  test('two processes of Jakarta Mail make the same Message-IDs (jakartaee/mail-api#595)', async ({ page }) => {
    await runToEnd(
      page,
      '?threads=1&processes=2&hash=jdk8&second=javamail-1.5.3&step=0&work=0&messages=1000000&clock=55ms',
    );
    expect(await value(page, 'second', 'messages')).toBe(1_000_000);
    expect(await value(page, 'second', 'duplicates')).toBeGreaterThan(0);
  });
});

test.describe('slow enough to watch', () => {
  test('duplicates rise within 10 s, and the second panel stays at 0', async ({ page }) => {
    await page.goto('?threads=10&step=2ms');
    await expect(metric(page, 'first', 'duplicates')).toHaveAttribute('data-value', /^[1-9]/, { timeout: 10_000 });
    const before = await value(page, 'first', 'duplicates');
    await expect.poll(() => value(page, 'first', 'duplicates'), { timeout: 10_000 }).toBeGreaterThan(before);
    expect(await value(page, 'second', 'duplicates')).toBe(0);
    expect(await value(page, 'second', 'messages')).toBeGreaterThan(0);
  });

  test('a coarser clock in mid-run raises the rate of the same run, and is a mark and a record', async ({ page }) => {
    await page.goto('?threads=10&step=2ms&clock=0.1ms');
    await expect.poll(() => value(page, 'first', 'messages'), { timeout: 20_000 }).toBeGreaterThan(600);
    const early = {
      messages: await value(page, 'first', 'messages'),
      duplicates: await value(page, 'first', 'duplicates'),
    };
    await slideTo(page, 'Clock resolution', /^55 milli/);
    await expectState(page, 'running');
    await expect
      .poll(() => value(page, 'first', 'messages'), { timeout: 20_000 })
      .toBeGreaterThan(early.messages + 600);
    const late = {
      messages: await value(page, 'first', 'messages'),
      duplicates: await value(page, 'first', 'duplicates'),
    };
    const rateAfter = (late.duplicates - early.duplicates) / (late.messages - early.messages);
    expect(rateAfter).toBeGreaterThan(0.05);
    expect(rateAfter).toBeGreaterThan(3 * (early.duplicates / early.messages));
    expect(await value(page, 'second', 'duplicates')).toBe(0);
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await expectState(page, 'done');
    const { changes } = JSON.parse((await exported(page, 'JSON')).text) as {
      changes: { field: string; from: number; to: number }[];
    };
    expect(changes.length).toBeGreaterThan(0);
    expect(JSON.stringify(changes)).toContain('55');
  });

  test('from ten threads to one, in mid-run, the collisions stop', async ({ page }) => {
    await page.goto('?threads=10&step=2ms&clock=10ms');
    await expect(metric(page, 'first', 'duplicates')).toHaveAttribute('data-value', /^[1-9]/, { timeout: 10_000 });
    await slideTo(page, 'Mail delivery threads', /^1 thread/);
    // The others finish the message they are at.
    const settled = await value(page, 'first', 'messages');
    await expect.poll(() => value(page, 'first', 'messages'), { timeout: 10_000 }).toBeGreaterThan(settled + 20);
    const duplicates = await value(page, 'first', 'duplicates');
    const messages = await value(page, 'first', 'messages');
    await expect.poll(() => value(page, 'first', 'messages'), { timeout: 20_000 }).toBeGreaterThan(messages + 60);
    expect(await value(page, 'first', 'duplicates')).toBe(duplicates);
    await expectState(page, 'running');
  });

  test('Stop keeps what was made, Reset forgets it, Start begins anew', async ({ page }) => {
    await page.goto('?threads=10&step=50ms&work=10000');
    await expectState(page, 'running');
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await expectState(page, 'done');
    await runStopped(page);
    await page.getByRole('button', { name: 'Reset' }).click();
    await expectState(page, 'idle');
    await expect(metric(page, 'first', 'messages')).toHaveAttribute('data-value', '0');
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await expectState(page, 'running');
  });

  test('Reset in mid-run leaves nothing of the run: no collision beside the figures, no stem in them', async ({
    page,
  }) => {
    const inspector = page.getByRole('region', { name: 'Inspector' });
    await page.goto('?threads=10&step=5ms&clock=55ms');
    await expect(inspector).toContainText(/\d+ of \d+/);
    await expect.poll(() => redPixels(page)).toBeGreaterThan(100);
    await page.getByRole('button', { name: 'Reset' }).click();
    await expectState(page, 'idle');
    await expect(inspector).toContainText('No messages yet');
    await expect.poll(() => redPixels(page)).toBe(0);
  });

  /** Of the first panel's figure: flags, stems and rings are red, and nothing else. */
  async function redPixels(page: Page): Promise<number> {
    return page.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('[data-panel="first"] canvas')!;
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      let red = 0;
      for (let i = 0; i < data.length; i += 4) if (data[i]! > 150 && data[i + 1]! < 80 && data[i + 2]! < 90) red++;
      return red;
    });
  }

  async function runStopped(page: Parameters<typeof value>[0]): Promise<void> {
    await slideTo(page, 'Work per message', /^0 steps/);
    await slideTo(page, 'Processor speed', /^1 millisecond a step/);
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await expect.poll(() => value(page, 'first', 'messages'), { timeout: 10_000 }).toBeGreaterThan(200);
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await expectState(page, 'done');
    const kept = await value(page, 'first', 'messages');
    expect(kept).toBeGreaterThan(200);
    await page.waitForTimeout(300);
    expect(await value(page, 'first', 'messages')).toBe(kept);
    const waits = page.getByRole('region', { name: 'Your browser' }).locator('div', { hasText: 'a step of 1 ms took' });
    await expect(waits.locator('b')).toHaveText(/^\d[\d.]* ms$/);
  }
});

test('after a full-speed run, a slider is a dial: each move is a new run, and the last figures are of the last settings', async ({
  page,
}) => {
  await runToEnd(page, '?step=0&work=0&messages=200000&threads=10');
  const results = await page.evaluate(async () => {
    const slider = document.querySelector<HTMLInputElement>(
      'input[aria-label="Mail delivery threads"], input[type=range]',
    );
    const metric = document.querySelector('[data-panel="first"] [data-metric="duplicates"]');
    if (!slider || !metric) throw new Error('no slider');
    const another = async (): Promise<boolean> =>
      new Promise((resolve) => {
        const watch = new MutationObserver(() => {
          watch.disconnect();
          resolve(true);
        });
        watch.observe(metric, { attributes: true });
        setTimeout(() => resolve(false), 3000);
      });
    let seen = 0;
    for (let threads = 10; threads >= 2; threads--) {
      slider.value = String(threads);
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      if (await another()) seen++;
    }
    return seen;
  });
  // Two runs in turn may happen to make as many duplicates.
  expect(results).toBeGreaterThanOrEqual(7);
  await slideTo(page, 'Mail delivery threads', /^1 thread/);
  await expectState(page, 'done');
  await expect(metric(page, 'first', 'messages')).toHaveAttribute('data-value', '200000');
  const { text } = await exported(page, 'JSON', true);
  const file = JSON.parse(text) as { scenario: { threads: number }; panels: { messages: { thread: number }[] }[] };
  expect(file.scenario.threads).toBe(1);
  expect(new Set(file.panels[0]?.messages.map(({ thread }) => thread))).toEqual(new Set([0]));
});

test('at full speed Stop ends the threads at once, and all that they made is counted', async ({ page }) => {
  await page.goto('?step=0&work=100&messages=5000000');
  await expect.poll(() => value(page, 'first', 'messages'), { timeout: 10_000 }).toBeGreaterThan(10_000);
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expectState(page, 'done');
  const messages = await value(page, 'first', 'messages');
  expect(messages).toBeLessThan(5_000_000);
  await page.waitForTimeout(300);
  expect(await value(page, 'first', 'messages')).toBe(messages);
});

test('a link that is wrong says so, names what is allowed, and still works', async ({ page }) => {
  await page.goto('?threads=5e9&clock=<script>alert(1)</script>&step=0&messages=1000&work=0&nonsense=1');
  const alerts = page.getByRole('alert');
  await expect(alerts.filter({ hasText: 'threads' }).first()).toContainText('5e9');
  await expect(alerts.filter({ hasText: 'clock' }).first()).toContainText('<script>');
  await expect(alerts.filter({ hasText: 'nonsense' }).first()).toBeVisible();
  await expectState(page, 'done');
  await expect(root(page)).toHaveAttribute('data-engine', 'live');
  await expect(metric(page, 'first', 'messages')).toHaveAttribute('data-value', '1000');
});

test('a worker that fails to load ends the run with a plain message, and the next Start works', async ({ page }) => {
  await page.route(/thread\.worker.*\.js$/, (route) => route.abort());
  await page.goto('?step=0&messages=1000&threads=2');
  await expectState(page, 'failed');
  await expect(page.getByRole('alert').first()).toContainText('threads started');
  await page.unroute(/thread\.worker.*\.js$/);
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expectState(page, 'done');
});

for (const [width, height] of [
  [1280, 720],
  [1366, 650],
  [1440, 900],
  [1920, 1080],
] as const) {
  test(`both timelines are in sight at once in a window of ${width} × ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await runToEnd(page, '?engine=simulated&seed=3&messages=1000');
    const figure = await page.locator('[data-panel="second"] canvas').first().boundingBox();
    expect(figure!.height).toBeGreaterThan(120);
    expect(figure!.y + figure!.height).toBeLessThanOrEqual(height);
  });
}
