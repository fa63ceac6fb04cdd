import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Overview } from '../../src/log/overview.ts';
import { drawRateChart, rateChartLayout } from '../../src/timeline/rateChart.ts';
import { rateSeries } from '../../src/timeline/rateSeries.ts';
import { SvgSurface } from '../../src/timeline/svgSurface.ts';
import { LIGHT } from '../../src/timeline/theme.ts';

function overviewOf(messages: number[], duplicates: number[], binUs: number): Overview {
  return {
    lengthUs: messages.length * binUs,
    binUs,
    messages: Uint32Array.from(messages),
    duplicates: Uint32Array.from(duplicates),
  };
}

describe('The rate curve', () => {
  it('is the share of duplicates in the last second, of a run that lasts longer', () => {
    const overview = overviewOf(
      Array<number>(100).fill(10),
      [...Array<number>(50).fill(0), ...Array<number>(50).fill(2)],
      100_000,
    );
    const { windowUs, points } = rateSeries(overview, false);
    expect(windowUs).toBe(1_000_000);
    expect(points.find(({ us }) => us === 5_000_000)!.percent).toBe(0);
    expect(points.find(({ us }) => us === 5_500_000)!.percent).toBe(10);
    expect(points.at(-1)!.percent).toBe(20);
  });

  it('takes a 25th of a run that lasts only moments', () => {
    expect(rateSeries(overviewOf(Array<number>(250).fill(100), Array<number>(250).fill(2), 4000), true).windowUs).toBe(
      40_000,
    );
  });

  it('stays between 0 and 100 percent', () => {
    const bin = fc.nat({ max: 50 }).chain((made) => fc.tuple(fc.constant(made), fc.nat({ max: made })));
    fc.assert(
      fc.property(fc.array(bin, { minLength: 1, maxLength: 300 }), (bins) => {
        const { points } = rateSeries(
          overviewOf(
            bins.map(([made]) => made),
            bins.map(([, alike]) => alike),
            20_000,
          ),
          false,
        );
        for (const { percent } of points) {
          expect(percent).toBeGreaterThanOrEqual(0);
          expect(percent).toBeLessThanOrEqual(100);
        }
      }),
    );
  });

  it('ends in its last value beside the algorithm’s shape, and names the rows of the overview', () => {
    const width = 972;
    const surface = new SvgSurface(width, rateChartLayout(width).height);
    const rows = [
      { version: '1.3.2', name: 'JavaMail 1.3.2', safe: false, overview: overviewOf([10, 10], [0, 2], 500_000) },
      { version: '1.4.1', name: 'JavaMail 1.4.1', safe: true, overview: overviewOf([10, 10], [0, 0], 500_000) },
    ];
    drawRateChart(surface, {
      theme: LIGHT,
      width,
      rows,
      changes: [],
      brief: false,
      limitUs: 1e6,
    });
    const svg = surface.document('rates');
    for (const text of ['10.0 % · 1.3.2', '0 % · 1.4.1', 'JavaMail 1.3.2', 'JavaMail 1.4.1'])
      expect(svg).toContain(`>${text}</text>`);
  });

  it('ends in a ring where a repair is still to be judged: ink while it has not collided, red once it has', () => {
    const width = 972;
    const repairEndingIn = (duplicates: number[]): string => {
      const surface = new SvgSurface(width, rateChartLayout(width).height);
      const overview = overviewOf([10, 10], duplicates, 500_000);
      const rows = [{ version: '1.3.2 repaired', name: 'JavaMail', safe: false, unjudged: true, overview }];
      drawRateChart(surface, { theme: LIGHT, width, rows, changes: [], brief: false, limitUs: 1e6 });
      return surface.document('rates');
    };
    const ring = /<path d="[^"]*a4,4 [^"]*" fill="none"/;
    const [clean, collided] = [repairEndingIn([0, 0]), repairEndingIn([0, 2])];
    expect(clean).toMatch(ring);
    expect(collided).toMatch(ring);
    expect(clean).not.toContain(LIGHT.coll);
    expect(collided).toContain(LIGHT.coll);
  });
});
