/** The inspector and the shapes, as a reader uses them: how one collision came about, and which others came about alike. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { expectState, root, runToEnd, value } from './page.ts';

const LINK = '?engine=simulated&seed=42&messages=5000&clock=10ms';

const inspector = (page: Page): Locator => page.getByRole('region', { name: 'Inspector' });
const shapes = (page: Page): Locator => page.getByRole('region', { name: 'Collisions by shape' });
const part = (page: Page, name: string): Locator =>
  inspector(page).getByRole('button', { name: new RegExp(`^${name}`) });
const line = (page: Page, text: string): Locator =>
  inspector(page)
    .getByRole('list', { name: /^Listing of/ })
    .getByRole('button', { name: text });

async function openCollision(page: Page): Promise<void> {
  await runToEnd(page, LINK);
  await expect(inspector(page).getByText('Cause: shared read.')).toBeVisible();
}

interface TableStep {
  /** 0: the letter that was kept; 1: the lost one it is compared with. */
  readonly column: number;
  readonly step: string;
  readonly value: string;
}

/** The steps of the table *Step by step*, in order, and its remarks. */
async function interleaving(page: Page): Promise<{ steps: TableStep[]; remarks: string[] }> {
  const group = inspector(page)
    .getByRole('group')
    .filter({ has: page.getByText('Step by step', { exact: true }) });
  const rows = await group
    .locator('tbody tr')
    .evaluateAll((all) =>
      all.map((row) => [...row.children].slice(1).map((cell) => cell.textContent.replaceAll(/\s+/g, ' ').trim())),
    );
  const steps = rows
    .filter((cells) => cells.length > 1)
    .map((cells) => {
      const column = cells.findIndex((cell) => cell !== '');
      const [, step = '', at = ''] = /^(.*) …?(\d+)$/.exec(cells[column] ?? '') ?? [];
      return { column, step, value: at };
    });
  return { steps, remarks: rows.filter((cells) => cells.length === 1).map(([text]) => text!) };
}

const LETTERS: Readonly<Record<string, string>> = { 'read seed': 'R', 'write seed': 'W', 'read clock': 'C' };

/** The shape that the table shows, as the histogram would name it: thread 1 is the one that read first. */
async function shapeShown(page: Page): Promise<string> {
  const steps = (await interleaving(page)).steps.filter(({ column }) => column < 2);
  return steps.map(({ step, column }) => `${LETTERS[step]}${column === steps[0]?.column ? 1 : 2}`).join(' ');
}

test('the next collision is the next in time', async ({ page }) => {
  await openCollision(page);
  const next = inspector(page).getByRole('button', { name: 'Next collision' });
  let beforeS = 0;
  for (let number = 1; number <= 8; number++) {
    const when = inspector(page).getByText(/messages, one Message-ID, at/);
    await expect(
      inspector(page)
        .getByText(new RegExp(`^${number} of `))
        .first(),
    ).toBeVisible();
    const [, seconds = ''] = /at ([\d.]+)\sm?s/.exec(await when.innerText()) ?? [];
    expect(Number(seconds)).toBeGreaterThan(beforeS);
    beforeS = Number(seconds);
    await next.click();
  }
});

test('nothing moves when a run finds its first collision, nor where three letters share a postmark', async ({
  page,
}) => {
  await page.goto('?engine=simulated&seed=3&messages=2000&clock=100ms&step=0.1ms&threads=40&run=0');
  await expect(inspector(page)).toContainText('Press Start');
  const room = await inspector(page).locator('header').boundingBox();
  await page.getByRole('button', { name: 'Start' }).click();
  await expectState(page, 'done');
  const next = inspector(page).getByRole('button', { name: 'Next collision' });
  await expect(next).toBeVisible();
  expect(await inspector(page).locator('header').boundingBox()).toEqual(room);
  const studies = inspector(page).getByRole('heading', { name: /character by character/ });
  await expect(studies).toBeVisible();
  const place = (await studies.boundingBox())!.y;
  const lost = inspector(page).getByRole('combobox', { name: 'Lost letter' });
  for (let steps = 0; steps < 40 && !(await lost.isVisible()); steps++) await next.click();
  await expect(lost).toBeVisible();
  expect((await studies.boundingBox())!.y).toBe(place);
  const [kept, first] = await inspector(page).locator('figure .thread').allTextContents();
  await lost.selectOption({ index: 1 });
  await expect(lost).toHaveValue('1');
  const second = (await lost.locator('option').nth(1).textContent())!.replace(/, lost .*/, '');
  await expect(inspector(page).locator('figure .thread')).toHaveText([kept!.trim(), second]);
  expect(second).not.toBe(first!.trim());
});

test('a shared read is told step by step, with values that agree', async ({ page }) => {
  await openCollision(page);
  await inspector(page).getByText('Step by step', { exact: true }).click();
  const { steps, remarks } = await interleaving(page);
  const values = (step: string) => steps.filter((each) => each.step === step).map((each) => each.value);
  expect(steps).toHaveLength(6);
  const [seed, ...otherSeeds] = values('read seed');
  const [draw, ...otherDraws] = values('write seed');
  expect(otherSeeds).toEqual([seed]);
  expect(otherDraws).toEqual([draw]);
  expect(remarks).toContain(`◆ from here on both hold the seed ${seed}`);
  await expect(inspector(page).getByText(/^◆ From here on both hold the same seed/)).toBeVisible();

  // What was written is the next draw of the generator, and its low 25 bits stand in the Message-ID.
  expect(BigInt(draw!)).toBe((16_807n * BigInt(seed!)) % 0x7fffffffn);
  const id = inspector(page).getByText(/^<\d+\.\d+\.JavaMail.*>, in both letters$/);
  await expect(id).toHaveText(
    new RegExp(`^<${BigInt(draw!) & 0x1ffffffn}\\.\\d+${values('read clock')[0]}\\.JavaMail`),
  );

  const diagram = inspector(page).getByRole('group', { name: 'Sequence diagram, 6 steps' });
  await expect(diagram.getByRole('button', { name: new RegExp(`: read seed ${seed}, `) })).toHaveCount(2);
  await expect(diagram.getByRole('button', { name: new RegExp(`: write seed ${draw}, `) })).toHaveCount(2);
});

test('a part of the Message-ID lights its steps, and a step its part, by keyboard', async ({ page }) => {
  await openCollision(page);
  const chain = inspector(page)
    .getByText(/^(hash|clock) \d+ (=|←)/)
    .and(page.locator('p'));
  await part(page, 'hash').focus();
  await page.keyboard.press('Enter');
  await expect(part(page, 'hash')).toHaveAttribute('aria-pressed', 'true');
  await expect(chain).toContainText('the low 25 bits of');
  await expect(line(page, 'JVM.randomSeed = hash')).toHaveClass(/made/);
  await expect(line(page, 'seed = JVM.randomSeed')).toHaveClass(/linked/);
  await expect(line(page, 'currentTimeMillis')).not.toHaveClass(/made|linked/);

  // On to the next part: what is held gives way to what has the focus.
  await page.keyboard.press('Tab');
  await expect(part(page, 'clock')).toBeFocused();
  await expect(chain).toContainText('read clock');
  await expect(line(page, 'currentTimeMillis')).toHaveClass(/made/);
  await page.keyboard.press('Escape');
  await expect(part(page, 'hash')).toHaveAttribute('aria-pressed', 'false');
  await expect(inspector(page).getByText('Point at a part')).toBeVisible();

  // Back: from the steps of the diagram, and from the listing.
  const steps = inspector(page)
    .getByRole('group', { name: /^Sequence diagram/ })
    .getByRole('button');
  await steps.first().focus();
  await page.keyboard.press('End');
  await expect(steps.last()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(steps.last()).toHaveAttribute('aria-pressed', 'true');
  await expect(chain).toContainText('read clock');
  await line(page, 'JVM.randomSeed = hash').focus();
  await page.keyboard.press('Space');
  await expect(steps.last()).toHaveAttribute('aria-pressed', 'false');
  await expect(chain).toContainText('the low 25 bits of');
});

test('the race report is copied with the accesses of both threads', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openCollision(page);
  const [a, b] = (await inspector(page).getByRole('heading', { level: 2 }).textContent())?.match(/\d+/g) ?? [];
  await inspector(page).getByText('Race report', { exact: true }).click();
  await inspector(page).getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(inspector(page).getByText('Copied.')).toBeVisible();
  const report = await page.evaluate(() => navigator.clipboard.readText());
  expect(report).toContain('WARNING: data race (JavaMail 1.3.2');
  for (const thread of [a, b]) {
    expect(report).toMatch(new RegExp(`write of size 4 at seed by thread ${thread} at step \\d+`, 'i'));
    expect(report).toMatch(new RegExp(`read of size 4 at seed by thread ${thread} at step \\d+`, 'i'));
  }
  expect(report).toMatch(/SUMMARY: shared read/);
});

test('the shapes’ bars add up to the collisions, and a bar shows one of its shape', async ({ page }) => {
  await openCollision(page);
  await page.getByRole('region', { name: 'Chance, or the race?' }).scrollIntoViewIfNeeded();
  const rarer = shapes(page).getByRole('button', { name: /rarer shape/ });
  const bars = shapes(page).getByRole('listitem').getByRole('button');
  await expect(bars.first()).toBeVisible();
  if (await rarer.isVisible()) await rarer.click();
  const counts = await bars.locator('.count').allTextContents();
  const collisions = await value(page, 'first', 'collisions');
  expect(counts.reduce((sum, text) => sum + Number(text.replaceAll(',', '')), 0)).toBe(collisions);
  await expect(shapes(page)).toContainText(`${counts.length} shapes in ${collisions} collisions.`);

  const rarest = bars.last();
  const shape = (await rarest.locator('code').textContent()) ?? '';
  expect(await shapeShown(page)).not.toBe(shape);
  await rarest.click();
  await expect(rarest).toHaveAttribute('aria-current', 'true');
  await expect.poll(() => shapeShown(page)).toBe(shape);
  const [, number] =
    /Collision (\d+), of shape/.exec((await shapes(page).getByRole('status').textContent()) ?? '') ?? [];
  await expect(inspector(page).getByText(`${number} of ${collisions}`, { exact: true })).toBeVisible();
});

test('a live collision leads into the simulation, to one of the same shape', async ({ page }) => {
  await page.goto('?step=2ms&clock=10ms&messages=5000');
  await expect.poll(() => value(page, 'first', 'collisions'), { timeout: 20_000 }).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expectState(page, 'done');
  await inspector(page).getByRole('button', { name: 'Replay something like it' }).click();
  await expect(root(page)).toHaveAttribute('data-engine', 'simulated', { timeout: 30_000 });
  await expect(page).toHaveURL(/engine=simulated/);
  const said = inspector(page).getByRole('status').filter({ hasText: 'seed' });
  const [, seed, shape, number] =
    /Seed (\d+) .* the same (?:shape, ([^:]+)|cause): collision ([\d,]+)/.exec((await said.textContent()) ?? '') ?? [];
  if (number === undefined) {
    await expect(said).toContainText('None of 30 seeds made one of the same');
    return;
  }
  await expectState(page, 'done');
  await expect(page.getByRole('button', { name: 'Replay something like it' })).toBeHidden();
  await expect(inspector(page).getByText(new RegExp(`^${number} of [\\d,]+$`))).toBeVisible();
  if (shape !== undefined) await expect.poll(() => shapeShown(page)).toBe(shape);
  if (seed !== '42') await expect(page).toHaveURL(new RegExp(`seed=${seed}`));
});
