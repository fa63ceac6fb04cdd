import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatFields } from '../../src/algorithms/format.ts';
import type { CounterForm } from '../../src/algorithms/step.ts';
import { identityHash } from '../../src/jvm/identityHash.ts';
import { nextParkMiller } from '../../src/jvm/parkMiller.ts';
import { CollisionIndex, type IdColumns } from '../../src/log/collisionIndex.ts';

interface Row {
  readonly draw: number;
  readonly counter: number;
  readonly clock: number;
}

function columnsOf(rows: readonly Row[]): IdColumns {
  return {
    draw: Int32Array.from(rows, ({ draw }) => draw),
    counter: Int32Array.from(rows, ({ counter }) => counter),
    clock: Float64Array.from(rows, ({ clock }) => clock),
    collision: new Int32Array(rows.length),
  };
}

/** The rival that cannot be wrong: a Map of the strings themselves. */
function groupsByText(rows: readonly Row[], form: CounterForm): number[][] {
  const groups = new Map<string, number[]>();
  rows.forEach(({ draw, counter, clock }, row) => {
    const text = formatFields(form, { hash: identityHash(draw, 25), counter, clock });
    groups.set(text, [...(groups.get(text) ?? []), row]);
  });
  return [...groups.values()].filter(({ length }) => length > 1);
}

const MS = 1_795_528_749_728;
/** Few values, so that they meet; ms and µs clocks; in the 1.3.3 form some differ only in where the counter ends. */
const row = (form: CounterForm) =>
  fc.record({
    draw: fc.constantFrom(1, 2, 3, 0x2000001, 0x4000002, 0x2000000, 0),
    counter: form === 'none' ? fc.constant(0) : fc.constantFrom(0, 1, 2, 1179, 2179, 179, -1, -1179, 2147483647),
    clock: fc.oneof(
      fc.constantFrom(MS, MS + 1, MS + 2, MS - 1),
      fc.constantFrom(MS * 1000, MS * 1000 + 500, 5_528_749_728_000, 5_287_497_280_000),
      fc.integer({ min: 1e12, max: 1e12 + 3 }),
    ),
  });

describe.each<CounterForm>(['none', 'joined', 'dotted'])('the collision index, counter %s', (form) => {
  it('finds exactly the groups that a map of the formatted strings finds', () => {
    fc.assert(
      fc.property(fc.array(row(form), { maxLength: 300 }), fc.integer({ min: 1, max: 50 }), (rows, batch) => {
        const columns = columnsOf(rows);
        const index = new CollisionIndex(columns, 25, form);
        const told: number[] = [];
        for (let from = 0; from < rows.length; from += batch) {
          index.add(from, Math.min(from + batch, rows.length), (duplicate) => told.push(duplicate));
        }
        const expected = groupsByText(rows, form);
        const found = Array.from({ length: index.collisions }, (_, i) => [...index.rowsOf(i + 1)]);
        expect(found.toSorted((a, b) => a[0]! - b[0]!)).toEqual(expected.toSorted((a, b) => a[0]! - b[0]!));
        expect(index.messages).toBe(rows.length);
        expect(index.duplicates).toBe(expected.reduce((sum, { length }) => sum + length - 1, 0));
        expect(index.distinct).toBe(rows.length - index.duplicates);
        expect(told).toHaveLength(index.duplicates);
        found.forEach((group, i) => group.forEach((member) => expect(columns.collision[member]).toBe(i + 1)));
      }),
    );
  });
});

describe('the dot that JavaMail 1.3.3 leaves out', () => {
  it('makes one Message-ID of two different counters and clocks', () => {
    const rows: Row[] = [
      { draw: 1, counter: 1, clock: MS * 1000 },
      { draw: 1, counter: 1179, clock: 5_528_749_728_000 },
    ];
    expect(groupsByText(rows, 'joined')).toHaveLength(1);
    const index = new CollisionIndex(columnsOf(rows), 25, 'joined');
    index.add(0, 2);
    expect(index.duplicates).toBe(1);
  });
});

describe('the collision index on a long log', () => {
  it('finds a duplicate of a tick long gone, as a thread that slept writes it', () => {
    const rows = Array.from({ length: 200_000 }, (_, i): Row => ({
      draw: i + 1,
      counter: 0,
      clock: MS + Math.floor(i / 500),
    }));
    const late = rows[777]!;
    const index = new CollisionIndex(columnsOf([...rows, late]), 31, 'none');
    index.add(0, rows.length + 1);
    expect(index.duplicates).toBe(1);
    expect([...index.rowsOf(1)]).toEqual([777, rows.length]);
  });

  it('keeps all IDs of one tick together, however many they are', () => {
    const count = 150_000;
    const rows = Array.from({ length: count }, (_, i): Row => ({ draw: (i % 100_000) + 1, counter: 0, clock: MS }));
    const index = new CollisionIndex(columnsOf(rows), 31, 'none');
    index.add(0, count);
    expect(index.duplicates).toBe(50_000);
  });

  it('loses no group when the rate changes a thousandfold and threads come late', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ perTick: fc.constantFrom(0.01, 1, 30, 4000), ids: fc.integer({ min: 3000, max: 9000 }) }),
          {
            minLength: 2,
            maxLength: 5,
          },
        ),
        fc.integer({ min: 1, max: 2 ** 31 - 2 }),
        (stretches, seed) => {
          const rows: Row[] = [];
          let ticks = 0;
          for (const { perTick, ids } of stretches) {
            for (let i = 0; i < ids; i++) {
              ticks += 1 / perTick;
              seed = nextParkMiller(seed);
              const late = seed % 20 === 0 ? 60 : 0;
              const draw = (seed % 101) + 1;
              rows.push({ draw, counter: 0, clock: MS + Math.max(0, Math.floor(ticks) - late) });
            }
          }
          const index = new CollisionIndex(columnsOf(rows), 31, 'none');
          index.add(0, rows.length);
          expect(index.distinct).toBe(new Set(rows.map(({ draw, clock }) => `${draw}.${clock}`)).size);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('starts afresh when cleared', () => {
    const columns = columnsOf([
      { draw: 1, counter: 0, clock: MS },
      { draw: 1, counter: 0, clock: MS },
    ]);
    const index = new CollisionIndex(columns, 25, 'none');
    index.add(0, 2);
    index.clear();
    columns.collision.fill(0);
    index.add(0, 1);
    expect(index).toMatchObject({ messages: 1, duplicates: 0, collisions: 0, distinct: 1 });
    expect([...index.rowsOf(1)]).toEqual([]);
  });
});
