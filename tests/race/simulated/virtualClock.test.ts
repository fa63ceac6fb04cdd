import fc from 'fast-check';
import { expect, it } from 'vitest';
import { clockField } from '../../../src/jvm/clock.ts';
import { FIELDS } from '../../../src/scenario/fields.ts';
import { singleBelow } from '../../../src/race/simulated/moments.ts';
import { VIRTUAL_START_MS, VirtualClock } from '../../../src/race/simulated/virtualClock.ts';

it('the virtual clock shows at every moment what is worked out anew, whatever moment was asked for before', () => {
  const resolution = fc.oneof(
    fc.constantFrom(...FIELDS.clockResolutionUs.stops),
    fc.integer({ min: 100, max: 100_000 }),
  );
  const moments = fc.array(fc.oneof(fc.integer({ min: 0, max: 3e8 }), fc.integer({ min: 0, max: 2 ** 50 })), {
    minLength: 1,
  });
  fc.assert(
    fc.property(resolution, moments, (resolutionUs, moments) => {
      const clock = new VirtualClock(resolutionUs);
      for (const ns of moments.flatMap((ns) => [ns, ns + 999, ns + 1000 * resolutionUs, ns])) {
        const epochUs = VIRTUAL_START_MS * 1000 + Math.floor(ns / 1000);
        expect(clock.read(ns)).toBe(clockField(epochUs, resolutionUs));
      }
    }),
  );
});

it('a tick ends with its last nanosecond', () => {
  const clock = new VirtualClock(15_625);
  const first = clock.read(0);
  expect(clock.read(15_624_999)).toBe(first);
  expect(clock.read(15_625_000)).toBe(first + 15);
});

it('a duration is kept as the largest 32-bit float that is not above it', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e12, noNaN: true }), (us) => {
      const single = singleBelow(us);
      expect(single).toBe(Math.fround(single));
      expect(single).toBeLessThanOrEqual(us);
      const next = new Float32Array([single]);
      new Int32Array(next.buffer)[0]!++;
      expect(next[0]!).toBeGreaterThan(us);
    }),
    { examples: [[0], [1], [0.1], [16_777_217]] },
  );
});
