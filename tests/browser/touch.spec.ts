/** The timelines under real fingers: one pans, two zoom, a tap looks, and the page can always be scrolled. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { placeOf, stroke, type Point } from './fingers.ts';
import { expectState, runToEnd } from './page.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

const LINK = '?engine=simulated&seed=7&messages=20000&clock=10ms';
const GUTTER_PX = 36;

const stage = (page: Page, panel = 'first'): Locator => page.locator(`[data-panel="${panel}"] .stage`);
const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });
const overview = (page: Page): Locator => page.locator('.chart:has(.overlay)');
const frame = (page: Page): Locator => overview(page).locator('.selection');
const beside = ({ x, y }: Point, dx: number, dy = 0): Point => ({ x: x + dx, y: y + dy });
const scrolled = (page: Page): Promise<number> => page.evaluate(() => scrollY);

interface Shown {
  readonly from: number;
  readonly to: number;
  readonly width: number;
}

/** The window as the overview speaks it, s. */
async function shown(page: Page): Promise<Shown> {
  const slider = page.getByRole('slider', { name: 'Moment shown by the timelines' });
  const spoken = (await slider.getAttribute('aria-valuetext'))!;
  const [from = NaN, to = NaN] = [...spoken.matchAll(/([\d.]+) s\b/g)].map(([, seconds]) => Number(seconds));
  return { from, to, width: to - from };
}

/** The moment under a point of a figure, s. */
async function momentAt(page: Page, { x }: Point, place: { x: number; width: number }): Promise<number> {
  const { from, width } = await shown(page);
  return from + ((x - place.x - GUTTER_PX) / (place.width - GUTTER_PX)) * width;
}

/** A finished run, with a window of some seconds in its middle. */
async function zoomedRun(page: Page): Promise<void> {
  await runToEnd(page, LINK);
  for (let taps = 0; taps < 5; taps += 1) await button(page, 'Zoom in').tap();
  await button(page, 'Zoom out').tap();
  await expect(frame(page)).toBeVisible();
}

test('two fingers zoom both timelines about what they touch', async ({ page }) => {
  await zoomedRun(page);
  for (const panel of ['first', 'second']) {
    const place = await placeOf(stage(page, panel));
    const [left, right] = [
      { x: place.x + 130, y: place.y + 60 },
      { x: place.x + 210, y: place.y + 90 },
    ] as const;
    const before = await shown(page);
    const between = await momentAt(page, { x: (left.x + right.x) / 2, y: 0 }, place);
    await stroke(page, [left, beside(left, -40, -15)], [right, beside(right, 40, 15)]);
    const after = await shown(page);
    expect(after.width).toBeCloseTo(before.width / 2, 0);
    expect(await momentAt(page, { x: (left.x + right.x) / 2, y: 0 }, place)).toBeCloseTo(between, 0);
    await stroke(page, [beside(left, -40), left], [beside(right, 40), right]);
    expect((await shown(page)).width).toBeGreaterThan(after.width * 1.5);
  }
});

test('one finger pans sideways, and the moment it touched stays under it', async ({ page }) => {
  await zoomedRun(page);
  const place = await placeOf(stage(page));
  const from = { x: place.x + 100, y: place.y + 80 };
  const touched = await momentAt(page, from, place);
  const scroll = await scrolled(page);
  await stroke(page, [from, beside(from, 150, 20)]);
  expect(await momentAt(page, beside(from, 150), place)).toBeCloseTo(touched, 0);
  expect(await scrolled(page)).toBe(scroll);
});

test('a slow finger gets away from now while the run goes on', async ({ page }) => {
  await page.goto('?step=5ms');
  await expectState(page, 'running');
  const now = page.getByRole('slider', { name: 'Moment shown by the timelines' });
  await expect.poll(async () => Number(await now.getAttribute('aria-valuemax'))).toBeGreaterThan(2_000_000);
  const place = await placeOf(stage(page));
  await expect(now).toHaveAttribute('aria-valuetext', 'now');
  const from = { x: place.x + 100, y: place.y + 80 };
  await stroke(page, [from, beside(from, 60)]);
  await expect(now).not.toHaveAttribute('aria-valuetext', 'now');
  const held = await shown(page);
  await expect
    .poll(async () => Number(await now.getAttribute('aria-valuemax')))
    .toBeGreaterThan(held.to * 1e6 + 1_000_000);
  expect(await shown(page)).toEqual(held);
  await button(page, 'Follow').tap();
  await expect(now).toHaveAttribute('aria-valuetext', 'now');
});

test('a finger that strokes up a timeline or the overview scrolls the page, and nothing else', async ({ page }) => {
  await zoomedRun(page);
  const before = await shown(page);
  for (const figure of [stage(page), stage(page, 'second'), overview(page)]) {
    const place = await placeOf(figure);
    const from = { x: place.x + 180, y: place.y + 100 };
    const scroll = await scrolled(page);
    await stroke(page, [from, beside(from, 12, -150)]);
    await expect.poll(() => scrolled(page)).toBeGreaterThan(scroll + 80);
    expect(await shown(page)).toEqual(before);
  }
});

interface Mark {
  readonly number: number;
  readonly atS: number;
  /** Of its first message, from 0. */
  readonly lane: number;
}

/** Collisions in view, as the table tells them. */
async function marks(page: Page): Promise<Mark[]> {
  const rows = page.getByRole('table', { name: /^JavaMail 1\.3\.2: collisions in view/ }).locator('tbody tr');
  const cells = await rows.evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent)));
  return cells.map(([number, at, threads]) => ({
    number: Number(number),
    atS: Number.parseFloat(at!),
    lane: Number.parseInt(threads!, 10) - 1,
  }));
}

/** Where the stem of a mark stands that no other one is near to. */
async function lonelyMarks(page: Page, place: { x: number; width: number }): Promise<(Mark & { x: number })[]> {
  const { from, width } = await shown(page);
  const plotPx = place.width - GUTTER_PX;
  const all = (await marks(page)).map((mark) => ({
    ...mark,
    x: place.x + GUTTER_PX + BESIDE_PX + ((mark.atS - from) / width) * plotPx,
  }));
  const alone = (x: number): boolean => all.filter((other) => Math.abs(other.x - x) < 2 * MISS_PX + 4).length === 1;
  return all.filter(({ x }) => x > place.x + GUTTER_PX + 20 && x < place.x + place.width - 20 && alone(x));
}

/** A stem stands so far right of its moment. */
const BESIDE_PX = 6;
const MISS_PX = 11;
const STRIP_PX = 20;
const LANE_PX = 16;

test('a tap beside a flag or a ring opens its collision in the inspector', async ({ page }) => {
  await runToEnd(page, LINK);
  for (let taps = 0; taps < 11; taps += 1) await button(page, 'Zoom in').tap();
  await page.getByText('Collisions in view, as a table').tap();
  const inspector = page.getByRole('region', { name: 'Inspector' });
  // All of them are on the table's first page.
  await expect(async () => {
    const { length } = await marks(page);
    expect(length).toBeGreaterThan(2);
    expect(length).toBeLessThan(10);
  }).toPass();
  await expect(button(page, 'Look at it')).toBeHidden();
  for (const part of ['flag', 'ring']) {
    const place = await placeOf(stage(page));
    const found = await lonelyMarks(page, place);
    const mark = part === 'flag' ? found.at(0)! : found.at(-1)!;
    const told = new RegExp(`\\b${mark.number} of `);
    await expect(inspector).not.toContainText(told);
    const y = part === 'flag' ? STRIP_PX / 2 : STRIP_PX + (mark.lane + 0.5) * LANE_PX;
    await page.touchscreen.tap(mark.x - MISS_PX, place.y + y);
    await expect(inspector).toContainText(told);
    await expect(page.getByRole('tooltip')).toContainText('same Message-ID');
    const tip = (await page.getByRole('tooltip').boundingBox())!;
    expect(tip.height).toBeLessThan(2 * LANE_PX);
    const ringY = place.y + STRIP_PX + (mark.lane + 0.5) * LANE_PX;
    expect(ringY < tip.y || ringY > tip.y + tip.height).toBe(true);
  }
  await button(page, 'Look at it').tap();
  await expect(inspector).toBeInViewport({ ratio: 0.2 });
  await expect(inspector).toBeFocused();
});

test('the playhead is dragged by a finger, which may take it 20 px from its middle', async ({ page }) => {
  await runToEnd(page, LINK);
  await button(page, 'Play it back').tap();
  const playhead = page.getByRole('slider', { name: 'Playhead' });
  const handle = page.locator('[data-panel="first"] [data-playhead]');
  await expect(handle).toBeVisible();
  for (const off of [0, -20, 20]) {
    const place = await placeOf(handle);
    expect(Math.min(place.width, place.height)).toBeGreaterThanOrEqual(44);
    const [before, window, scroll] = [await playhead.inputValue(), await shown(page), await scrolled(page)];
    const from = { x: place.x + place.width / 2 + off, y: place.y + 22 + off };
    await stroke(page, [from, beside(from, 70, 20)]);
    expect((await handle.boundingBox())!.x).toBeCloseTo(place.x + 70, 0);
    expect(Number(await playhead.inputValue())).toBeGreaterThan(Number(before));
    expect([await shown(page), await scrolled(page)]).toEqual([window, scroll]);
  }
});

test('the frame on the overview is moved, and each of its edges taken 15 px beside it', async ({ page }) => {
  await zoomedRun(page);
  const place = await placeOf(overview(page));
  const scroll = await scrolled(page);
  const at = async (): Promise<{ left: number; right: number }> => {
    const { x, width } = (await frame(page).boundingBox())!;
    return { left: x, right: x + width };
  };
  const drag = async (x: number, dx: number): Promise<void> => {
    const from = { x, y: place.y + 80 };
    await stroke(page, [from, beside(from, dx, 10)]);
  };
  let before = await at();
  await drag((before.left + before.right) / 2, -90);
  let after = await at();
  expect(after.left).toBeCloseTo(before.left - 90, 0);
  expect(after.right).toBeCloseTo(before.right - 90, 0);

  before = after;
  await drag(before.right + 15, 80);
  after = await at();
  expect(after.left).toBeCloseTo(before.left, 0);
  expect(after.right).toBeCloseTo(before.right + 80, 0);

  before = after;
  await drag(before.left - 15, 40);
  after = await at();
  expect(after.left).toBeCloseTo(before.left + 40, 0);
  expect(after.right).toBeCloseTo(before.right, 0);
  expect(await scrolled(page)).toBe(scroll);
});

test('a tap on the overview takes the frame there, and leaves it as wide', async ({ page }) => {
  await zoomedRun(page);
  const place = await placeOf(overview(page));
  const before = await shown(page);
  const x = place.x + 100;
  await page.touchscreen.tap(x, place.y + 80);
  await expect.poll(async () => (await shown(page)).from).toBeLessThan(before.from);
  expect((await shown(page)).width).toBeCloseTo(before.width, 0);
  const box = (await frame(page).boundingBox())!;
  expect(box.x + box.width / 2).toBeCloseTo(x, 0);
});

test('two fingers zoom a log, and one scrolls the page over it', async ({ page }) => {
  await page.goto('?view=logs');
  await button(page, 'Read the example').tap();
  await expectState(page, 'done');
  const whole = button(page, 'Whole log');
  const tooltip = page.getByRole('tooltip');
  await expect(whole).toHaveAttribute('aria-pressed', 'true');
  const place = await placeOf(stage(page));
  const from = { x: place.x + 200, y: place.y + 120 };
  const scroll = await scrolled(page);
  await stroke(page, [from, beside(from, 10, -120)]);
  await expect.poll(() => scrolled(page)).toBeGreaterThan(scroll + 60);
  await expect(whole).toHaveAttribute('aria-pressed', 'true');
  await placeOf(stage(page));
  await stroke(page, [from, beside(from, -40)], [beside(from, 60), beside(from, 100)]);
  await expect(whole).toHaveAttribute('aria-pressed', 'false');
  await expect(tooltip).toHaveCount(0);
});
