import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockTicks } from '../../src/timeline/clockTicks.ts';
import { textWidth } from '../../src/timeline/surface.ts';
import { TICK_LABEL_PX, timeScale } from '../../src/timeline/timeScale.ts';

const STARTED_MS = Date.UTC(2026, 1, 28, 23, 59, 58, 500);
const labels = (lengthUs: number, widthPx = 1000): string[] =>
  clockTicks(timeScale(0, lengthUs, 36, 36 + widthPx), STARTED_MS).map(({ label }) => label);

describe('ticks by the wall clock', () => {
  it('name the day where one begins, and the time elsewhere', () => {
    expect(labels(4_000_000, 500)).toEqual(['23:59:59', '1 Mar', '00:00:01', '00:00:02']);
    expect(labels(3 * 3_600_000_000, 400)).toEqual(['1 Mar', '01:00', '02:00']);
  });

  it('name days and months in long logs', () => {
    expect(labels(6 * 86_400_000_000, 700)).toEqual(['1 Mar', '2 Mar', '3 Mar', '4 Mar', '5 Mar', '6 Mar']);
    expect(labels(400 * 86_400_000_000, 700)).toContain('2027');
  });

  it('go below the millisecond', () => {
    expect(labels(1000, 300)).toEqual(['23:59:58.5000', '23:59:58.5005', '23:59:58.5010']);
  });

  it('leave out a round moment less than a millisecond before the window', () => {
    const first = (fromUs: number) => clockTicks(timeScale(fromUs, fromUs + 10_000, 36, 156), STARTED_MS)[0]!.us;
    expect(first(0)).toBe(0);
    expect(first(900)).toBeGreaterThan(900);
  });

  it('stand in the window, in order, with room between their labels', () => {
    const fromUs = fc.double({ min: 0, max: 1e13, noNaN: true });
    const lengthUs = fc.double({ min: 0.7, max: 13.4, noNaN: true }).map((exponent) => 10 ** exponent);
    const widthPx = fc.integer({ min: 120, max: 2400 });
    fc.assert(
      fc.property(fromUs, lengthUs, widthPx, (fromUs, lengthUs, widthPx) => {
        const scale = timeScale(fromUs, fromUs + lengthUs, 36, 36 + widthPx);
        const ticks = clockTicks(scale, STARTED_MS);
        ticks.forEach(({ us }, i) => {
          expect(us).toBeGreaterThanOrEqual(fromUs - 1);
          expect(us).toBeLessThanOrEqual(fromUs + lengthUs + 1);
          if (i > 0) expect(us).toBeGreaterThan(ticks[i - 1]!.us);
        });
        const most = Math.max(0, ...ticks.map(({ label }) => textWidth(label, { size: TICK_LABEL_PX })));
        if (ticks.length > 2) expect((ticks[1]!.us - ticks[0]!.us) * scale.pxPerUs).toBeGreaterThanOrEqual(most);
      }),
    );
  });
});
