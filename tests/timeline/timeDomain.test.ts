import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  FASTEST_SCROLL_PX_PER_S,
  LEAST_WINDOW_US,
  TimeDomain,
  type DomainView,
} from '../../src/timeline/timeDomain.ts';

const VIEW: DomainView = { widthPx: 936, phone: false, wholeRun: false, turnsPages: false };
const FULL_SPEED: DomainView = { ...VIEW, wholeRun: true };

function domainOf(view: DomainView, lengthUs: number): TimeDomain {
  const domain = new TimeDomain();
  domain.setView(view);
  domain.advance(lengthUs);
  return domain;
}

/** From the run's last moment to the figure's right edge, px. */
function endRoomPx(domain: TimeDomain, { widthPx }: DomainView): number {
  return ((domain.toUs - domain.lengthUs) * widthPx) / (domain.toUs - domain.fromUs);
}

describe('TimeDomain', () => {
  it('shows the first four seconds while the run fills them, and then goes along', () => {
    const domain = domainOf(VIEW, 1_000_000);
    expect([domain.fromUs, domain.toUs]).toEqual([0, 4_000_000]);
    domain.advance(10_000_000);
    expect(domain.toUs).toBeGreaterThan(10_000_000);
    expect(domain.toUs - domain.fromUs).toBeCloseTo(4_000_000);
  });

  it('never scrolls faster than 250 px a second while following', () => {
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 4000 }), fc.boolean(), (widthPx, phone) => {
        const domain = domainOf({ ...VIEW, widthPx, phone }, 60_000_000);
        const beforeUs = domain.fromUs;
        domain.advance(61_000_000);
        const px = ((domain.fromUs - beforeUs) * widthPx) / (domain.toUs - domain.fromUs);
        expect(px).toBeLessThanOrEqual(FASTEST_SCROLL_PX_PER_S + 1e-6);
      }),
    );
  });

  it('shows the whole run at full speed, and does not scroll', () => {
    const domain = domainOf(FULL_SPEED, 80_000);
    domain.advance(90_000);
    expect(domain.fromUs).toBe(0);
    expect(endRoomPx(domain, FULL_SPEED)).toBeCloseTo(24);
  });

  it('stays inside the run and above 5 µs, whatever a hand does', () => {
    const move = fc.oneof(
      fc.record({
        zoom: fc.double({ min: 0.01, max: 1000, noNaN: true }),
        atUs: fc.integer({ min: 0, max: 20_000_000 }),
      }),
      fc.record({ pan: fc.integer({ min: -30_000_000, max: 30_000_000 }) }),
    );
    fc.assert(
      fc.property(fc.array(move, { maxLength: 20 }), fc.boolean(), (moves, wholeRun) => {
        const domain = domainOf({ ...VIEW, wholeRun }, 20_000_000);
        for (const one of moves) {
          if ('pan' in one) domain.panBy(one.pan);
          else domain.zoomAround(one.atUs, one.zoom);
          expect(domain.fromUs).toBeGreaterThanOrEqual(0);
          // A little room is left at the end of the window, so that the last mark is not cut.
          expect(domain.toUs).toBeLessThanOrEqual(domain.limitUs + 0.061 * (domain.toUs - domain.fromUs));
          expect(domain.toUs - domain.fromUs).toBeGreaterThanOrEqual(LEAST_WINDOW_US * 0.999);
        }
      }),
    );
  });

  it('has room for the last collision’s marks at the run’s end, following, as a whole, and looked at closely', () => {
    const views = fc.record({
      widthPx: fc.integer({ min: 240, max: 4000 }),
      phone: fc.boolean(),
      wholeRun: fc.boolean(),
    });
    const closer = fc.integer({ min: 1, max: 5000 });
    fc.assert(
      fc.property(views, closer, (shape, factor) => {
        const view = { ...VIEW, ...shape };
        const domain = domainOf(view, 20_000_000);
        expect(endRoomPx(domain, view)).toBeCloseTo(24, 3);
        domain.showWholeRun();
        expect(endRoomPx(domain, view)).toBeCloseTo(24, 3);
        domain.show(20_000_000 - 20_000_000 / factor, 30_000_000);
        domain.zoomAround(domain.toUs, factor);
        expect(endRoomPx(domain, view)).toBeCloseTo(24, 3);
      }),
    );
  });

  it('keeps the moment under the pointer in its place when it zooms', () => {
    const domain = domainOf(FULL_SPEED, 1_000_000);
    const share = (us: number): number => (us - domain.fromUs) / (domain.toUs - domain.fromUs);
    const before = share(300_000);
    domain.zoomAround(300_000, 8);
    expect(share(300_000)).toBeCloseTo(before);
  });

  it('follows no more once a hand goes back, in however small moves', () => {
    const domain = domainOf(VIEW, 10_000_000);
    const { fromUs } = domain;
    for (let move = 1; move <= 5; move += 1) {
      domain.panBy(-1000);
      domain.advance(10_000_000 + move * 16_000);
    }
    expect(domain.following).toBe(false);
    expect(domain.fromUs).toBeCloseTo(fromUs - 5000);
  });

  it('stops following when a hand looks back, and Follow returns to now', () => {
    const domain = domainOf(VIEW, 20_000_000);
    domain.panBy(-5_000_000);
    expect(domain.following).toBe(false);
    const { fromUs } = domain;
    domain.advance(25_000_000);
    expect(domain.fromUs).toBe(fromUs);
    domain.follow();
    expect(domain.toUs).toBeGreaterThan(25_000_000);
  });

  it('follows on with a wider window after zooming out from now', () => {
    const domain = domainOf(VIEW, 20_000_000);
    domain.zoomAround(domain.toUs, 0.5);
    expect(domain.following).toBe(true);
    domain.advance(21_000_000);
    expect(domain.toUs).toBeGreaterThan(21_000_000);
    expect(domain.toUs - domain.fromUs).toBeCloseTo(8_000_000);
  });

  it('shows the whole run on demand, and on as it grows', () => {
    const domain = domainOf(VIEW, 20_000_000);
    domain.showWholeRun();
    domain.advance(30_000_000);
    expect([domain.fromUs, domain.following]).toEqual([0, true]);
    expect(endRoomPx(domain, VIEW)).toBeCloseTo(24);
  });

  it('tells the whole run from a live window, and neither from a look back', () => {
    const domain = domainOf(VIEW, 20_000_000);
    const mode = (): boolean[] => [domain.following, domain.showsWholeRun];
    expect(mode()).toEqual([true, false]);
    domain.showWholeRun();
    domain.setView({ ...VIEW, widthPx: 700 });
    expect(mode()).toEqual([true, true]);
    domain.show(1_000_000, 2_000_000);
    expect(mode()).toEqual([false, false]);
    domain.follow();
    expect(mode()).toEqual([true, false]);
    expect(domainOf(FULL_SPEED, 1_000_000).showsWholeRun).toBe(true);
  });

  it('holds the picture until every reason to hold it is gone', () => {
    const domain = domainOf(VIEW, 20_000_000);
    const { fromUs } = domain;
    domain.hold('pointer');
    domain.hold('selection');
    domain.release('pointer');
    domain.advance(22_000_000);
    expect([domain.held, domain.fromUs]).toEqual([true, fromUs]);
    domain.release('selection');
    domain.advance(23_000_000);
    expect(domain.fromUs).toBeGreaterThan(fromUs);
  });

  it('turns pages by half a window where motion is unwelcome, and always shows now', () => {
    const domain = domainOf({ ...VIEW, turnsPages: true }, 0);
    const starts = new Set<number>();
    for (let us = 0; us < 20_000_000; us += 50_000) {
      domain.advance(us);
      starts.add(domain.fromUs);
      expect(domain.toUs).toBeGreaterThan(us);
    }
    expect([...starts]).toEqual([...starts].map((_, page) => page * 2_000_000));
  });

  it('returns to the beginning when a new run starts', () => {
    const domain = domainOf(VIEW, 20_000_000);
    domain.show(3_000_000, 3_100_000);
    domain.reset();
    expect([domain.fromUs, domain.toUs, domain.following]).toEqual([0, 4_000_000, true]);
  });
});
