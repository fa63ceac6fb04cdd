/** Fingers on a touch screen, as the browser gets them from one. */
import type { Locator, Page } from '@playwright/test';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Of one finger: from, to. */
export type Path = readonly [Point, Point];

const MOVES = 10;

/** Fingers come down together, move along their paths, and are lifted together. */
export async function stroke(page: Page, ...paths: readonly Path[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const touch = async (type: 'touchStart' | 'touchMove' | 'touchEnd', share: number): Promise<void> => {
    const touchPoints = paths.map(([from, to], id) => ({
      id,
      x: from.x + (to.x - from.x) * share,
      y: from.y + (to.y - from.y) * share,
    }));
    await session.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : touchPoints });
    await drawn(page);
  };
  await touch('touchStart', 0);
  for (let move = 1; move <= MOVES; move += 1) await touch('touchMove', move / MOVES);
  await touch('touchEnd', 1);
  await session.detach();
}

/** What a finger did is on the screen. */
export async function drawn(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(null)))),
  );
}

/** Brings it to the middle of the screen; returns where it is then. */
export async function placeOf(target: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  await target.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
  return (await target.boundingBox())!;
}
