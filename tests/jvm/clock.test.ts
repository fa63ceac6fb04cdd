import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clockField, clockFieldSeconds } from '../../src/jvm/clock.ts';

/** Every stop of the slider, µs. */
const STOPS_US = [5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 15_625, 20_000, 55_000, 100_000];
/** 2006-02-01T12:34:56.789123Z. */
const MOMENT_US = 1_138_797_296_789_123;
const epochUs = fc.integer({ min: 1_000_000_001_000_000, max: 4_000_000_000_000_000 });

test.each([
  [5, 1138797296789120],
  [10, 1138797296789120],
  [20, 1138797296789120],
  [50, 1138797296789100],
  [100, 1138797296789100],
  [200, 1138797296789000],
  [500, 1138797296789000],
  [1000, 1138797296789],
  [2000, 1138797296788],
  [5000, 1138797296785],
  [10_000, 1138797296780],
  [15_625, 1138797296781],
  [20_000, 1138797296780],
  [55_000, 1138797296780],
  [100_000, 1138797296700],
])('a clock of %i µs writes %i', (resolutionUs, field) => {
  expect(clockField(MOMENT_US, resolutionUs)).toBe(field);
});

describe.each(STOPS_US)('a clock of %i µs', (resolutionUs) => {
  const unitUs = resolutionUs < 1000 ? 1 : 1000;

  test(`writes whole ${unitUs === 1 ? 'µs, 16 digits' : 'ms, 13 digits'}`, () => {
    fc.assert(
      fc.property(epochUs, (us) => {
        const field = clockField(us, resolutionUs);
        expect(Number.isInteger(field)).toBe(true);
        expect(String(field)).toHaveLength(unitUs === 1 ? 16 : 13);
      }),
    );
  });

  test('is the last tick before the moment, never later and never more than a step behind', () => {
    fc.assert(
      fc.property(epochUs, (us) => {
        const behindUs = us - clockField(us, resolutionUs) * unitUs;
        expect(behindUs).toBeGreaterThanOrEqual(0);
        // The field drops the part of a ms: 15.625 ms ticks can look up to 1 ms older than they are.
        expect(behindUs).toBeLessThan(resolutionUs + (resolutionUs % unitUs === 0 ? 0 : unitUs));
      }),
    );
  });

  test('stands still within a tick and moves on at the next', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (tick) => {
        const atUs = Math.ceil(1e15 / resolutionUs + tick) * resolutionUs;
        expect(clockField(atUs + resolutionUs - 1, resolutionUs)).toBe(clockField(atUs, resolutionUs));
        expect(clockField(atUs + resolutionUs, resolutionUs)).toBeGreaterThan(clockField(atUs, resolutionUs));
      }),
    );
  });
});

test('a clock of 15.625 ms steps by 15 or 16 whole milliseconds, 64 times a second', () => {
  const fields = Array.from({ length: 65 }, (_, tick) => clockField(1_138_797_296_000_000 + tick * 15_625, 15_625));
  const stepsMs = fields.slice(1).map((field, tick) => field - fields[tick]!);
  expect(new Set(stepsMs)).toEqual(new Set([15, 16]));
  expect(fields[64]! - fields[0]!).toBe(1000);
});

test('fractions of a µs never carry a clock into the next tick', () => {
  expect(clockField(1_138_797_296_789_124.75, 5)).toBe(1_138_797_296_789_120);
  expect(clockField(1_138_797_296_789_125, 5)).toBe(1_138_797_296_789_125);
});

test.each(STOPS_US)('the seconds of a field of a %i µs clock are those of the moment', (resolutionUs) => {
  // 2006-02-01T12:34:56.5Z is a tick of every stop but the coarse ones, none of which is a second behind.
  expect(clockFieldSeconds(clockField(1_138_797_296_500_000, resolutionUs))).toBe(1_138_797_296);
});
