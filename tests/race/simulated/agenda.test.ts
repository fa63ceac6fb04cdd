import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Agenda } from '../../../src/race/simulated/agenda.ts';

const CORES = 3;
const LANES = 5;

interface Entry {
  readonly lane: number;
  readonly atNs: number;
}

/** Each changes an agenda and, in the same way, a plain table of who has which place. */
const action = fc.oneof(
  fc.record({ kind: fc.constant('core' as const), at: fc.nat(CORES - 1), lane: fc.nat(LANES - 1), ns: fc.nat(20) }),
  fc.record({ kind: fc.constant('free' as const), at: fc.nat(CORES - 1), lane: fc.constant(0), ns: fc.constant(0) }),
  fc.record({ kind: fc.constant('sleep' as const), at: fc.nat(LANES - 1), lane: fc.nat(LANES - 1), ns: fc.nat(20) }),
  fc.record({ kind: fc.constant('awake' as const), at: fc.nat(LANES - 1), lane: fc.nat(LANES - 1), ns: fc.nat(20) }),
);

test('the next event is the earliest, and of several at one moment that of the lowest lane', () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
      const agenda = new Agenda(CORES, LANES);
      const cores: (Entry | null)[] = Array<null>(CORES).fill(null);
      const sleepers: (Entry | null)[] = Array<null>(LANES).fill(null);
      for (const { kind, at, lane, ns } of actions) {
        const atNs = agenda.nowNs + ns;
        if (kind === 'core') agenda.onCore(at, lane, atNs);
        else if (kind === 'free') agenda.freeCore(at);
        else agenda.sleep(at, kind === 'sleep' ? atNs : Number.POSITIVE_INFINITY);
        if (kind === 'core' || kind === 'free') cores[at] = kind === 'core' ? { lane, atNs } : null;
        else sleepers[at] = kind === 'sleep' ? { lane: at, atNs } : null;

        const entries = [...cores, ...sleepers].filter((entry) => entry !== null);
        const first = entries.sort((a, b) => a.atNs - b.atNs || a.lane - b.lane)[0];
        expect(agenda.nextNs).toBe(first?.atNs ?? Number.POSITIVE_INFINITY);
        const copy = new Agenda(CORES, LANES);
        copy.copyFrom(agenda);
        expect(copy.next()).toBe(first?.lane ?? -1);
        if (first) expect(copy.nowNs).toBe(first.atNs);
      }
      agenda.clear();
      expect(agenda.next()).toBe(-1);
    }),
  );
});
