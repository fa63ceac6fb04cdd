import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CollisionIndex } from '../../src/log/collisionIndex.ts';
import { LaneIndex } from '../../src/log/laneIndex.ts';
import { OverviewBins } from '../../src/log/overviewBins.ts';
import { MAX_MESSAGES, type Lane } from '../../src/log/viewport.ts';
import { queryViewport } from '../../src/log/viewportQuery.ts';
import { logOf, type HandRow } from './logOf.ts';

const CLOCK = 1_795_528_749_728;

function viewable(rows: readonly HandRow[]) {
  const { log } = logOf(rows);
  const index = new CollisionIndex(log.columns, 25, 'none');
  for (let chunk = 0; chunk < log.chunks; chunk++) index.add(chunk * 256, chunk * 256 + log.published(chunk));
  const laneIndex = new LaneIndex(log);
  laneIndex.update();
  const lanes = laneIndex.lanes.map((lane): Lane => ({ lane, process: 0, thread: lane, active: true }));
  return { source: { log, index, laneIndex }, lanes };
}

const run = fc
  .array(fc.record({ lane: fc.nat(3), gap: fc.integer({ min: 1, max: 400 }), draw: fc.integer({ min: 1, max: 40 }) }), {
    minLength: 1,
    maxLength: 900,
  })
  .map((steps) => {
    let endUs = 0;
    return steps.map(({ lane, gap, draw }): HandRow => ({
      lane,
      draw,
      clock: CLOCK,
      endUs: (endUs += gap),
      durationUs: 1,
    }));
  });

describe('a viewport', () => {
  it('holds every message that is complete within it, once, in its lane and in order', () => {
    fc.assert(
      fc.property(run, fc.nat(100_000), fc.integer({ min: 1, max: 100_000 }), (rows, fromUs, width) => {
        const { source, lanes } = viewable(rows);
        const toUs = fromUs + width;
        const { messages } = queryViewport(source, lanes, { fromUs, toUs, widthPx: 900 });
        const inside = [...messages!.endUs].filter((us) => us >= fromUs && us < toUs).sort((a, b) => a - b);
        expect(inside).toEqual(rows.map((row) => row.endUs!).filter((us) => us >= fromUs && us < toUs));
        for (let i = 1; i < messages!.count; i++) {
          if (messages!.laneIndex[i] === messages!.laneIndex[i - 1]) {
            expect(messages!.endUs[i]).toBeGreaterThan(messages!.endUs[i - 1]!);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('names every collision with a member in it, with all its members', () => {
    fc.assert(
      fc.property(run, fc.nat(50_000), (rows, fromUs) => {
        const { source, lanes } = viewable(rows);
        const toUs = fromUs + 20_000;
        const { collisions, collisionsInView } = queryViewport(source, lanes, { fromUs, toUs, widthPx: 900 });
        const drawsSeen = rows.filter(({ endUs }) => endUs! >= fromUs && endUs! <= toUs).map(({ draw }) => draw);
        const alike = new Set(drawsSeen.filter((draw) => rows.filter((row) => row.draw === draw).length > 1));
        expect(collisionsInView).toBe(alike.size);
        for (let i = 0; i < collisions.count; i++) {
          const members = [...collisions.memberRow.subarray(collisions.offset[i], collisions.offset[i + 1])];
          const draws = new Set(members.map((row) => source.log.columns.draw[row]));
          expect(draws.size).toBe(1);
          expect(members).toHaveLength(rows.filter(({ draw }) => draw === [...draws][0]).length);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('counts messages per lane and pixel where there are too many to draw, and loses none', () => {
    const rows = Array.from({ length: MAX_MESSAGES + 2000 }, (_, i): HandRow => ({
      lane: i % 3,
      draw: i + 1,
      endUs: i * 10,
    }));
    const { source, lanes } = viewable([...rows, { lane: 0, draw: 5, endUs: rows.length * 10 }]);
    const { messages, density } = queryViewport(source, lanes, { fromUs: 0, toUs: 1e6, widthPx: 500 });
    expect(messages).toBeNull();
    expect(density!.messages.reduce((a, b) => a + b)).toBe(rows.length + 1);
    expect(density!.colliding.reduce((a, b) => a + b)).toBe(2);
  });
});

describe('the overview of a run', () => {
  it('keeps every message and duplicate while its bins widen', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 10_000_000 }), { minLength: 1, maxLength: 500 }), (times) => {
        const bins = new OverviewBins();
        for (const lane of [times.slice(0, 200), times.slice(200)]) {
          if (lane.length > 0) bins.messages(Float64Array.from(lane).sort(), 0, lane.length);
          for (const us of lane) if (us % 3 === 0) bins.duplicate(us);
        }
        const { messages, duplicates, binUs, lengthUs } = bins.snapshot();
        expect(lengthUs).toBe(Math.max(...times));
        expect(messages.reduce((a, b) => a + b)).toBe(times.length);
        expect(duplicates.reduce((a, b) => a + b, 0)).toBe(times.filter((us) => us % 3 === 0).length);
        expect(messages[Math.floor(times[0]! / binUs)]).toBeGreaterThan(0);
      }),
    );
  });
});
