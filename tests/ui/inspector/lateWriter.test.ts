import { describe, expect, it } from 'vitest';
import { ALGORITHMS } from '../../../src/algorithms/index.ts';
import type { CollisionDetail } from '../../../src/log/detail.ts';
import { causeSentence } from '../../../src/ui/inspector/causeSentence.ts';
import { divergenceSentence } from '../../../src/ui/inspector/divergenceWords.ts';
import { sequenceOf } from '../../../src/ui/inspector/sequenceEvents.ts';
import { layoutSequence } from '../../../src/ui/inspector/sequenceLayout.ts';
import { sequenceTitles } from '../../../src/ui/inspector/sequenceTitles.ts';
import { recordedGrid } from '../../../src/ui/inspector/stepGrid.ts';
import { MADE_UP, madeUpMessage, numbered } from '../../gallery/inspector/madeUp.ts';
import { simulate } from '../../race/simulated/simulate.ts';

const { collector } = simulate({ clockResolutionUs: 55_000, cores: 64 });
const details = Array.from({ length: collector.totals().collisions }, (_, i) => collector.collision(i + 1)!);
const replay = details.find(({ reason }) => reason === 'read-after-write')!;
const [kept, lost] = replay.members as [CollisionDetail['members'][number], CollisionDetail['members'][number]];
const writer = replay.lateWriters!.find(({ draw }) => draw === kept.seedRead)!;

describe('a replay whose late writer was recorded', () => {
  it('names the thread that put the old seed back, in the cause and beside the moment', () => {
    const name = `thread ${writer.thread + 1}`;
    expect(causeSentence(replay, kept, lost, 1).text).toContain(`a late write by ${name} had put the old one back`);
    expect(divergenceSentence(kept, lost, replay.lateWriters!, 1)).toContain(`because ${name} had put it back`);
  });

  it('counts those that have read one value, where more than two have', () => {
    const many = details.find(({ members, cause }) => members.length > 2 && cause === 'shared-read')!;
    const { rows } = recordedGrid(many.members, [], 1)!;
    const remarks = rows.flatMap((row) => (row.kind === 'diverges' ? [row.text] : []));
    expect(remarks.length).toBeGreaterThan(1);
    expect(new Set(remarks).size).toBe(remarks.length);
    expect(remarks[0]).toMatch(/^from here on both hold the seed \d+$/);
    expect(remarks[1]).toMatch(/^now 3 have read the seed \d+$/);
  });

  it('draws the write on the seed’s line, between the write of the first and the read of the second', () => {
    const algorithm = ALGORITHMS['javamail-1.3.2'];
    const sequence = sequenceOf(algorithm, kept, lost, replay.reason, replay.lateWriters);
    const messages = { left: kept, right: lost };
    const layout = layoutSequence(sequence, messages, sequenceTitles(sequence, messages), 352);
    const [putBack] = layout.putBacks;
    const [hatch] = layout.hatches;
    expect(putBack!.y).toBeGreaterThanOrEqual(hatch!.top);
    expect(putBack!.y).toBeLessThanOrEqual(hatch!.bottom);
    expect(hatch!.remark).toBeNull();
    expect(layout.divergences[0]!.y).toBeCloseTo(hatch!.bottom, 6);
    const texts = layout.texts.flatMap(({ lines }) => lines.map(({ text }) => text));
    expect(texts).toContain(`thread ${writer.thread + 1} puts it back`);
  });

  it('puts the write into the table between the steps of the two', () => {
    const grid = recordedGrid([kept, lost], replay.lateWriters!, 1)!;
    const kinds = grid.rows.map((row) => (row.kind === 'step' ? `${row.step} ${row.column}` : row.kind));
    expect(kinds.filter((kind) => kind === 'other')).toHaveLength(1);
    const second = grid.rows.findIndex(({ kind }) => kind === 'diverges') - 1;
    expect(kinds[second]).toMatch(/^read-seed/);
    expect(kinds.indexOf('other')).toBeLessThan(second);
    expect(grid.doubtful).toBe(false);
  });
});

describe('the table of the steps', () => {
  const three = MADE_UP.find(({ title }) => title === 'Three alike')!.detail.members;

  it('has a column for each of three threads, and every step of all of them in order', () => {
    const grid = recordedGrid(three, [], 1)!;
    expect(grid.columns).toEqual(['thread 6', 'thread 3', 'thread 9']);
    expect(grid.rows.filter(({ kind }) => kind === 'step')).toHaveLength(9);
    expect(grid.rows.filter(({ kind }) => kind === 'diverges').map((row) => 'text' in row && row.text)).toEqual([
      'from here on both hold the seed 1938983919',
      'here the seed 1938983919 is read again',
    ]);
  });

  it('counts those that have no room', () => {
    const many = numbered(
      Array.from({ length: 9 }, (_, thread) =>
        madeUpMessage('javamail-1.3.2', { thread, moments: [thread, 100 + thread, 200 + thread, 300] }),
      ),
    );
    expect(recordedGrid(many, [], 1)).toMatchObject({ left: 3 });
  });

  it('is not there where no steps were recorded', () => {
    expect(
      recordedGrid(
        three.map((message) => ({ ...message, steps: [] })),
        [],
        1,
      ),
    ).toBeNull();
  });
});
