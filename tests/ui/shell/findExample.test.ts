import { describe, expect, it } from 'vitest';
import type { Cause } from '../../../src/log/detail.ts';
import type { ViewportQuery } from '../../../src/log/viewport.ts';
import type { PanelId } from '../../../src/scenario/scenario.ts';
import { findExample, type ExampleSource } from '../../../src/ui/shell/findExample.ts';
import { collisionOf, panelOf, windowOf } from './madeUpRun.ts';

/** Collision number n of the first panel happened at n × 1000 µs, for the n-th cause. */
function runOf(causes: readonly Cause[], waits: readonly { atUs: number; waitedUs: number }[] = []): ExampleSource {
  return {
    lengthUs: 2_000_000,
    panels: { first: panelOf('first', 50, causes.length), second: panelOf('second', 50, 0) },
    collision: (_panel: PanelId, number: number) => {
      const cause = causes[number - 1];
      return Promise.resolve(cause ? collisionOf(number, cause, number * 1000) : null);
    },
    viewport: (_panel: PanelId, { fromUs, toUs }: ViewportQuery) => {
      const inside = waits.filter(({ atUs }) => atUs >= fromUs && atUs < toUs);
      return Promise.resolve(windowOf(fromUs, toUs, inside));
    },
  };
}

describe('Show me one', () => {
  it('goes to the newest collision', async () => {
    const found = await findExample(runOf(['chance', 'shared-read', 'replay']), {
      kind: 'any-collision',
      panel: 'first',
      spanUs: 1,
    });
    expect(found).toEqual({
      panel: 'first',
      collision: 3,
      fromUs: 2900,
      toUs: 3000,
      words: 'collision 3, 3.0 ms',
    });
  });

  it('goes to the newest shared read, past newer collisions of other causes', async () => {
    const found = await findExample(runOf(['shared-read', 'shared-read', 'replay']), {
      kind: 'shared-read',
      panel: 'first',
      spanUs: 1,
    });
    expect(found?.collision).toBe(2);
  });

  it('finds nothing where the run has no shared read', async () => {
    expect(await findExample(runOf(['chance']), { kind: 'shared-read', panel: 'first', spanUs: 1 })).toBeNull();
  });

  it('goes to the message that waited longest for the monitor in the newest stretch where one did', async () => {
    const waits = [
      { atUs: 100_000, waitedUs: 9000 },
      { atUs: 900_000, waitedUs: 40 },
      { atUs: 950_000, waitedUs: 70 },
      { atUs: 1_900_000, waitedUs: 0 },
    ];
    const found = await findExample(runOf([], waits), { kind: 'lock-wait', panel: 'second', spanUs: 1 });
    expect(found).toEqual({
      panel: 'second',
      collision: null,
      fromUs: 950_000,
      toUs: 951_000,
      bar: { lane: 3, fromUs: 950_000, toUs: 950_070 },
      words: 'thread 4 waits for the lock, 0.95 s',
    });
  });

  it('shows the beginning of the run for its first message, once there is one', async () => {
    const shown = { kind: 'first-message', panel: 'first', spanUs: 400 } as const;
    expect(await findExample(runOf([]), shown)).toMatchObject({
      panel: 'first',
      collision: null,
      fromUs: 0,
      toUs: 400,
    });
    const empty = { ...runOf([]), panels: { first: panelOf('first', 0, 0), second: panelOf('second', 0, 0) } };
    expect(await findExample(empty, shown)).toBeNull();
  });
});
