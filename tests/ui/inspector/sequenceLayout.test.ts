import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CollisionDetail } from '../../../src/log/detail.ts';
import { ALGORITHMS, algorithmById } from '../../../src/algorithms/index.ts';
import { boxesOverlap, segmentEnters, type Box } from '../../../src/ui/inspector/labelPlacement.ts';
import { sequenceOf } from '../../../src/ui/inspector/sequenceEvents.ts';
import { hatchesOf } from '../../../src/ui/inspector/sequenceHatches.ts';
import { layoutSequence, type SequenceLayout } from '../../../src/ui/inspector/sequenceLayout.ts';
import { sequenceTitles } from '../../../src/ui/inspector/sequenceTitles.ts';
import { simulate } from '../../race/simulated/simulate.ts';
import { MADE_UP, madeUpMessage, type MadeUpCollision } from '../../gallery/inspector/madeUp.ts';

function layoutOf({ detail, algorithm }: Pick<MadeUpCollision, 'detail' | 'algorithm'>, widthPx = 352): SequenceLayout {
  const messages = { left: detail.members[0]!, right: detail.members[1]! };
  const sequence = sequenceOf(algorithm, messages.left, messages.right, detail.reason);
  return layoutSequence(sequence, messages, sequenceTitles(sequence, messages), widthPx);
}

function madeUp(title: string): MadeUpCollision {
  return MADE_UP.find((collision) => collision.title === title)!;
}

const textsOf = (layout: SequenceLayout) => layout.texts.flatMap(({ lines }) => lines.map(({ text }) => text));

describe('the sequence diagram', () => {
  it('draws time to scale where nothing was cut', () => {
    const layout = layoutOf(madeUp('Shared read'));
    const [read, write, clock] = layout.bars.filter((bar) => bar.x < 100);
    expect(write!.height / read!.height).toBeCloseTo(5100 / 6100, 6);
    expect(clock!.height / read!.height).toBeCloseTo(5800 / 6100, 6);
  });

  it('hatches from the second read to the first write, and says that the next value was written twice', () => {
    const layout = layoutOf(madeUp('Shared read'));
    const [hatch] = layout.hatches;
    const reads = layout.arrows.filter(({ direction }) => direction === 'read').map(({ y1 }) => y1);
    const writes = layout.arrows.filter(({ direction }) => direction === 'write').map(({ y1 }) => y1);
    expect(hatch).toMatchObject({ label: 'both hold it', top: Math.max(...reads), bottom: Math.min(...writes) });
    expect(textsOf(layout)).toEqual(
      expect.arrayContaining(['1938983919', '438383408', 'written twice', 'same millisecond', '…8749728']),
    );
  });

  it('marks and hatches nothing while the order is not proved, though the steps are drawn as recorded', () => {
    const { detail, algorithm } = madeUp('Shared read');
    expect(layoutOf({ detail, algorithm }).divergences).toHaveLength(1);
    const layout = layoutOf({ detail: { ...detail, cause: 'unknown', reason: 'order-not-recorded' }, algorithm });
    expect([layout.divergences, layout.putBacks, layout.hatches]).toEqual([[], [], []]);
    expect(layout.bars).toHaveLength(6);
    expect(textsOf(layout)).toContain('1938983919');
  });

  it('puts the label of a low hatch above it', () => {
    const layout = layoutOf(madeUp('Shared read, overlap lower than 24 px, 10 ms tick, steep'));
    const label = layout.texts.find(({ lines }) => lines[0]?.text === 'both hold it')!;
    expect(layout.hatches[0]!.bottom - layout.hatches[0]!.top).toBeLessThan(24);
    expect(label.box.bottom).toBeLessThan(layout.hatches[0]!.top);
  });

  it('hatches a replay from the write to the late read, and cuts a pause in which neither thread made an ID', () => {
    const layout = layoutOf(madeUp('Replay, after a pause'));
    expect(layout.hatches).toHaveLength(1);
    expect(layout.hatches[0]!.label).toBe('an old seed came back');
    expect(layout.cut?.lengthUs).toBe(21_300);
    expect(textsOf(layout)).toContain('by a late write not shown');
  });

  it('leads from two different draws to the bits that they share', () => {
    const layout = layoutOf(madeUp('Chance'));
    expect(layout.hatches).toEqual([]);
    expect(layout.links.filter(({ kind }) => kind === 'becomes')).toHaveLength(2);
    expect(textsOf(layout)).toEqual(expect.arrayContaining(['605094974', '1779500094', '1115198', 'the same 25 bits']));
  });

  it('speaks of bits only where the draws end alike', () => {
    const { detail, ...sketch } = madeUp('Chance');
    const [first, second] = detail.members;
    const members = [first!, { ...second!, draw: second!.draw ^ 1 }];
    const layout = layoutOf({ ...sketch, detail: { ...detail, members } });
    expect(textsOf(layout)).toContain('the same hash');
  });

  it('keeps the lines of a chance collision off its values, whatever the moments were', () => {
    const [first, second] = madeUp('Chance').detail.members;
    const sketches = [first!, second!].map(({ thread, seedRead, draw }) => ({ thread, seed: seedRead!, draw }));
    const stepUs = fc.integer({ min: 2500, max: 7500 });
    fc.assert(
      fc.property(
        fc.array(stepUs, { minLength: 10, maxLength: 10 }),
        fc.integer({ min: 0, max: 40_000 }),
        fc.constantFrom('javamail-1.3.2', 'javamail-1.3.3'),
        (steps, lateUs, id) => {
          const members = sketches
            .map((sketch, i) => {
              const own = steps.slice(5 * i, 5 * i + (id === 'javamail-1.3.2' ? 3 : 5));
              const moments = own.reduce<number[]>((times, step) => [...times, times.at(-1)! + step], [i * lateUs]);
              return madeUpMessage(id, { ...sketch, moments });
            })
            .sort((a, b) => a.endUs - b.endUs);
          const detail: CollisionDetail = { number: 1, cause: 'chance', reason: 'different-draws', members };
          const layout = layoutOf({ detail, algorithm: algorithmById(id) });
          expectLegible(layout);
          for (const link of layout.links) {
            for (const { box } of layout.texts) expect(segmentEnters(link, shrunk(box))).toBe(false);
            for (const y of [link.y1, link.y2]) expect(y).toBeGreaterThan(layout.clockLine!.y1);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('gives each process its own line, and joins the values that they have in common', () => {
    const layout = layoutOf(madeUp('Separate processes'));
    expect(layout.variables.map(({ title }) => title)).toEqual(['process 1', 'process 2']);
    expect(layout.links.filter(({ kind }) => kind === 'equal')).toHaveLength(3);
    expect(layout.hatches).toEqual([]);
  });

  it('shows the counter of 1.3.3 beside the seed, with an overlap of its own', () => {
    const layout = layoutOf(madeUp('1.3.3: seed and counter shared'));
    expect(layout.variables.map(({ title }) => title)).toEqual(['the seed', 'the counter']);
    expect(layout.hatches.map(({ label }) => label)).toEqual(['both hold the seed', 'both hold the count']);
  });

  it.each(MADE_UP.map((collision) => [collision.title, collision] as const))(
    'keeps the label of a hatch that has room for it inside: %s',
    (_title, collision) => {
      const layout = layoutOf(collision);
      for (const hatch of layout.hatches.filter(({ top, bottom }) => bottom - top >= 24)) {
        const { box } = layout.texts.find(({ lines }) => lines[0]?.text === hatch.label)!;
        expect(box.top).toBeGreaterThanOrEqual(hatch.top);
        expect(box.bottom).toBeLessThanOrEqual(hatch.bottom);
      }
    },
  );

  it('sets the variables’ names below the threads’ where one row would be too narrow', () => {
    const rows = (title: string, widthPx: number) => {
      const { actors, variables } = layoutOf(madeUp(title), widthPx);
      return new Set([...actors, ...variables].map(({ y }) => y)).size;
    };
    expect(rows('Shared read', 328)).toBe(1);
    expect(rows('1.3.3: seed and counter shared', 328)).toBe(2);
    expect(rows('1.3.3: seed and counter shared', 440)).toBe(1);
  });

  it('marks the wait for the monitor before the lock', () => {
    const waits = layoutOf(madeUp('Separate processes, with a lock')).bars.filter(({ step }) => step === 'lock-wait');
    expect(waits).toHaveLength(1);
  });

  it.each(MADE_UP.map((collision) => [collision.title, collision] as const))(
    'lays no text on another, on an arrow or outside the figure: %s',
    (_title, collision) => {
      for (const widthPx of [328, 352, 440]) expectLegible(layoutOf(collision, widthPx));
    },
  );

  it('lays no text on another whatever the moments of a shared read were', () => {
    const stepUs = fc.integer({ min: 100, max: 1500 });
    fc.assert(
      fc.property(
        fc.array(stepUs, { minLength: 10, maxLength: 10 }),
        fc.integer({ min: 0, max: 8000 }),
        (steps, lateUs) => {
          const moments = (own: readonly number[], fromUs: number) =>
            own.reduce<number[]>((times, step) => [...times, times.at(-1)! + step], [fromUs]);
          const members = [
            madeUpMessage('javamail-1.3.3', { thread: 5, moments: moments(steps.slice(0, 5), 0) }),
            madeUpMessage('javamail-1.3.3', { thread: 2, moments: moments(steps.slice(5), lateUs) }),
          ];
          const detail: CollisionDetail = { number: 1, cause: 'unknown', reason: 'order-not-recorded', members };
          const layout = layoutOf({ detail, algorithm: ALGORITHMS['javamail-1.3.3'] });
          for (const [i, a] of layout.texts.entries()) {
            for (const b of layout.texts.slice(i + 1)) expect(boxesOverlap(a.box, b.box)).toBe(false);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('any two messages of a simulated collision', () => {
  it.each(['javamail-1.3.2', 'javamail-1.3.3'] as const)('of %s have no text on another or on a heading', (first) => {
    const { collector } = simulate({ first, seed: 1, clockResolutionUs: 15_625, cores: 64, messages: 1000 });
    for (let number = 1; number <= collector.totals().collisions; number++) {
      const detail = collector.collision(number)!;
      for (const left of detail.members) {
        for (const right of detail.members.filter((other) => other !== left)) {
          const layout = layoutOf({ detail: { ...detail, members: [left, right] }, algorithm: ALGORITHMS[first] }, 358);
          const headings = Math.max(...layout.variables.map(({ y }) => y)) + HALF_A_LINE_PX;
          for (const [i, { box, lines }] of layout.texts.entries()) {
            expect(box.top, `${number}, ${lines[0]!.text}`).toBeGreaterThanOrEqual(headings);
            for (const other of layout.texts.slice(i + 1)) expect(boxesOverlap(box, other.box)).toBe(false);
          }
          for (const { label, top, bottom } of layout.hatches) {
            const { box } = layout.texts.find(({ lines }) => lines[0]!.text === label)!;
            const awayPx = Math.max(0, top - box.bottom, box.top - bottom);
            expect(awayPx, `${number}, ${label}`).toBeLessThan(FAR_PX);
          }
        }
      }
    }
  });
});

/** A label further from its hatch belongs to nothing. */
const FAR_PX = 40;
const HALF_A_LINE_PX = 7;

/** An arrow may begin and end at a text's edge. */
const shrunk = ({ left, right, top, bottom }: Box): Box => ({
  left: left + 1,
  right: right - 1,
  top: top + 1,
  bottom: bottom - 1,
});

function expectLegible(layout: SequenceLayout): void {
  for (const [i, { box, lines }] of layout.texts.entries()) {
    const name = `${lines[0]!.text} at ${layout.width} px`;
    for (const other of layout.texts.slice(i + 1)) expect(boxesOverlap(box, other.box), name).toBe(false);
    const inHatch = lines.some((line) => layout.hatches.some(({ label }) => label === line.text));
    if (inHatch) continue;
    for (const arrow of layout.arrows) expect(segmentEnters(arrow, box), name).toBe(false);
    if (layout.clockLine) expect(segmentEnters(layout.clockLine, box), name).toBe(false);
    expect(box.left).toBeGreaterThanOrEqual(0);
    expect(box.right).toBeLessThanOrEqual(layout.width);
    expect(box.top).toBeGreaterThanOrEqual(0);
    expect(box.bottom).toBeLessThanOrEqual(layout.height);
  }
}

describe('an order that fits, where no moments were recorded', () => {
  it('lets both read before either writes where the log proved a shared read', () => {
    const { algorithm, detail } = madeUp('Full speed, without steps');
    const sequence = sequenceOf(algorithm, detail.members[0]!, detail.members[1]!, detail.reason);
    expect(sequence.timed).toBe(false);
    expect(sequence.events.map(({ step }) => step)).toEqual([
      ...['read-seed', 'read-seed', 'write-seed', 'write-seed', 'read-clock', 'read-clock'],
    ]);
    expect(hatchesOf(sequence)).toMatchObject([{ label: 'both hold it' }]);
  });

  it('finishes one message before the other begins where the log proved that', () => {
    const { algorithm, detail } = madeUp('Full speed, replay, 1.3.3');
    const sequence = sequenceOf(algorithm, detail.members[0]!, detail.members[1]!, detail.reason);
    expect(sequence.events.map(({ side }) => side).join(' ')).toBe(
      'left left left left left right right right right right',
    );
    expect(hatchesOf(sequence)).toMatchObject([{ label: 'old values came back' }]);
  });

  it('hatches nothing where no order was proved', () => {
    const { algorithm, detail } = madeUp('Twelve alike');
    expect(hatchesOf(sequenceOf(algorithm, detail.members[0]!, detail.members[1]!, detail.reason))).toEqual([]);
  });

  it('writes the values that the messages hold', () => {
    const { algorithm, detail } = madeUp('Full speed, replay, 1.3.3');
    const { events } = sequenceOf(algorithm, detail.members[0]!, detail.members[1]!, detail.reason);
    expect(events.slice(0, 5).map(({ value }) => value)).toEqual([1938983919, 438383408, 4, 5, 1795528749728]);
  });
});
