import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CollisionDetail } from '../../../src/log/detail.ts';
import type { PanelId } from '../../../src/scenario/scenario.ts';
import { Selection } from '../../../src/ui/shell/selection.svelte.ts';
import { collisionOf, panelOf } from './madeUpRun.ts';

/** The causes are known from collision `known` on. */
function sourceOf(first: number, second: number, known = 1) {
  return {
    panels: { first: panelOf('first', 90, first), second: panelOf('second', 90, second) },
    collision: (_panel: PanelId, number: number): Promise<CollisionDetail | null> =>
      Promise.resolve({
        ...collisionOf(number, number < known ? 'unknown' : 'shared-read', number * 1000),
        reason: number < known ? 'order-not-recorded' : 'seed-written-once',
      }),
  };
}

const settled = (): Promise<void> => vi.advanceTimersByTimeAsync(0).then(() => undefined);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the selection', () => {
  it('shows a run’s first collision unasked, and does not call it chosen', async () => {
    const selection = new Selection(sourceOf(3, 0));
    selection.showFirst(false);
    await settled();
    expect([selection.detail?.number, selection.chosen]).toEqual([1, false]);
  });

  it('lets the first collision of a run at full speed wait a moment', async () => {
    const selection = new Selection(sourceOf(3, 0));
    selection.showFirst(true);
    await settled();
    expect(selection.detail).toBeNull();
    await vi.advanceTimersByTimeAsync(200);
    expect(selection.detail?.number).toBe(1);
  });

  it('shows the first collision whose cause is known once the run has ended', async () => {
    const selection = new Selection(sourceOf(9, 0, 4));
    selection.showFirst(true);
    await selection.showKnown();
    await vi.advanceTimersByTimeAsync(1000);
    expect([selection.selected?.number, selection.detail?.number, selection.chosen]).toEqual([4, 4, false]);
  });

  it('is content with the first where no cause is known', async () => {
    const selection = new Selection(sourceOf(9, 0, 99));
    await selection.showKnown();
    expect(selection.detail?.number).toBe(1);
  });

  it('keeps what a person chose when the run ends', async () => {
    const selection = new Selection(sourceOf(9, 0, 4));
    selection.choose('first', 2);
    selection.release();
    await settled();
    await selection.showKnown();
    expect(selection.detail?.number).toBe(2);
  });

  it('learns what is proved of a chosen collision once the run has ended', async () => {
    const answers = ['order-not-recorded', 'seed-written-once'] as const;
    let asked = 0;
    const collision = (_panel: PanelId, number: number): Promise<CollisionDetail> =>
      Promise.resolve({ ...collisionOf(number, 'unknown', 1000), reason: answers[asked++]! });
    const selection = new Selection({ ...sourceOf(9, 0), collision });
    selection.choose('first', 2);
    await settled();
    expect(selection.detail?.reason).toBe('order-not-recorded');
    await selection.showKnown();
    expect([selection.detail?.number, selection.detail?.reason]).toEqual([2, 'seed-written-once']);
  });

  it('does not look on for a run that is over', async () => {
    const selection = new Selection(sourceOf(9, 0, 4));
    const looking = selection.showKnown();
    selection.begin();
    await looking;
    expect(selection.selected).toBeNull();
  });

  it('takes the second panel where only that one has collisions', () => {
    const selection = new Selection(sourceOf(0, 2));
    expect([selection.panel, selection.total]).toEqual(['second', 2]);
  });

  it('steps to neighbours and stops at both ends', () => {
    const selection = new Selection(sourceOf(3, 0));
    selection.choose('first', 2);
    selection.step(1);
    selection.step(1);
    expect(selection.selected?.number).toBe(3);
    for (let i = 0; i < 5; i++) selection.step(-1);
    expect(selection.selected?.number).toBe(1);
  });

  it('keeps the answer that was asked for last, whichever comes last', async () => {
    const answers = new Map<number, (detail: CollisionDetail) => void>();
    const source = {
      ...sourceOf(3, 0),
      collision: (_panel: PanelId, number: number) =>
        new Promise<CollisionDetail>((resolve) => answers.set(number, resolve)),
    };
    const selection = new Selection(source);
    selection.choose('first', 1);
    selection.choose('first', 2);
    answers.get(2)?.(collisionOf(2, 'replay', 2000));
    answers.get(1)?.(collisionOf(1, 'chance', 1000));
    await settled();
    expect(selection.detail?.number).toBe(2);
  });

  it('is dropped with its run, the detail a moment later unless the next run has brought another', async () => {
    const selection = new Selection(sourceOf(3, 0));
    selection.choose('first', 2);
    await settled();
    selection.begin();
    expect([selection.selected, selection.chosen, selection.detail?.number]).toEqual([null, false, 2]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(selection.detail).toBeNull();
  });

  it('stays in the inspector when the figures are released', async () => {
    const selection = new Selection(sourceOf(3, 0));
    selection.choose('first', 2);
    await settled();
    selection.release();
    expect([selection.chosen, selection.detail?.number]).toEqual([false, 2]);
  });
});
