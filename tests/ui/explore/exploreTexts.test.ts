import { describe, expect, test } from 'vitest';
import { ALGORITHMS, algorithmById } from '../../../src/algorithms/index.ts';
import { Explorer, type ExplorerOptions } from '../../../src/race/explored/explorer.ts';
import type { Exploration } from '../../../src/race/explored/exploration.ts';
import { latticeOf } from '../../../src/race/explored/lattice.ts';
import { programOf } from '../../../src/race/explored/program.ts';
import { EXPLORE_DEFAULTS } from '../../../src/scenario/exploreLink.ts';
import type { AlgorithmId } from '../../../src/scenario/scenario.ts';
import { finding, metricsOf, shareOf, stuckInWords, unfinished } from '../../../src/ui/views/explore/exploreTexts.ts';
import { latticeLayout } from '../../../src/ui/views/explore/latticeLayout.ts';
import { scheduleRows, stepperLink } from '../../../src/ui/views/explore/scheduleRows.ts';

function explore(algorithm: AlgorithmId, options: ExplorerOptions = {}, threads = 2): Exploration {
  const explorer = new Explorer(programOf(algorithmById(algorithm), { threads, per: 1, ticks: 0 }), options);
  while (explorer.advance(1000));
  return explorer.exploration();
}

const values = (exploration: Exploration): Record<string, string> =>
  Object.fromEntries(metricsOf(exploration, null).map(({ id, value }) => [id, value]));

describe('what was found, in words and figures', () => {
  test('1.3.2: 12 of 20 collide', () => {
    const exploration = explore('javamail-1.3.2');
    expect(finding(exploration, null)).toBe('12 of 20 schedules collide (60 %).');
    expect(values(exploration)).toMatchObject({
      schedules: '20',
      'colliding-schedules': '12',
      shortest: '6',
      preemptions: '1',
    });
  });

  test('1.4.1: none, shortest 0, and no number of preemptions suffices', () => {
    const exploration = explore('javamail-1.4.1');
    expect(finding(exploration, null)).toBe('None of 352 schedules collides. All of them were counted.');
    expect(values(exploration)).toMatchObject({ 'colliding-schedules': '0', shortest: '0', preemptions: '' });
    expect(metricsOf(exploration, null).find(({ id }) => id === 'preemptions')?.text).toBe('impossible');
  });

  test('under a bound nothing is called impossible: what needs more preemptions was not looked for', () => {
    const exploration = explore('javamail-1.3.2', { preemptionBound: 0 });
    expect(finding(exploration, 0)).toBe(
      'None of 2 schedules with at most 0 preemptions collides. All of them were counted.',
    );
    const texts = Object.fromEntries(metricsOf(exploration, 0).map(({ id, text }) => [id, text]));
    expect(texts).toMatchObject({ shortest: 'none found', preemptions: 'not with 0' });
    expect(finding(explore('javamail-1.3.2', { preemptionBound: 1 }), 1)).toMatch(
      /schedules with at most 1 preemption collide/,
    );
  });

  test('at the limit nothing is given as exact that is not', () => {
    const exploration = explore('javamail-1.4.1', { stateLimit: 20 });
    expect(finding(exploration, null)).toContain('proves nothing about the rest');
    expect(values(exploration)).toMatchObject({
      schedules: '',
      'colliding-schedules': '',
      shortest: '',
      preemptions: '',
    });
    expect(unfinished(exploration, { ...EXPLORE_DEFAULTS, limit: 20 }, false)).toContain('limit of 20 states');
  });

  test('a share that is not nought or all never reads as nought or all', () => {
    expect(shareOf(1n, 10n ** 20n)).toBe('< 0.1 %');
    expect(shareOf(10n ** 20n - 1n, 10n ** 20n)).toBe('> 99.9 %');
    expect(shareOf(0n, 5n)).toBe('0 %');
    expect(shareOf(5n, 5n)).toBe('100 %');
  });

  test('who waits for whom is said with threads counted from 1', () => {
    expect(stuckInWords({ word: 'starvation', waiting: [1, 2], holding: [0] })).toBe(
      'starvation, threads 2 and 3 wait for a monitor that thread 1 never gave back',
    );
    expect(stuckInWords({ word: 'deadlock', waiting: [0], holding: [0] })).toBe(
      'deadlock, thread 1 waits for a monitor that thread 1 never gave back',
    );
  });
});

describe('a schedule as rows', () => {
  const settings = EXPLORE_DEFAULTS;

  test('says who interrupts, what was read and written, and which Message-ID came again', () => {
    const rows = scheduleRows(settings, [0, 1, 1, 1, 0, 0]);
    expect(rows.map(({ preempts }) => preempts)).toEqual([false, true, false, false, false, false]);
    expect(rows[0]).toMatchObject({ thread: 0, name: 'read seed', value: '1234567' });
    expect(rows[3]!.messageId).toBe(rows[5]!.messageId);
    expect(rows.map(({ collides }) => collides)).toEqual([false, false, false, false, false, true]);
  });

  test('has a link that opens it in the stepper', () => {
    expect(stepperLink({ ...settings, ticks: 1 }, [0, 1, 4, 1])).toBe(
      '?view=schedule&threads=2&per=1&ticks=1&first=javamail-1.3.2&moves=01t1',
    );
  });
});

describe('the lattice as a figure', () => {
  test('fits any width, with the red part no thicker than the whole', () => {
    const lattice = latticeOf(programOf(ALGORITHMS['javamail-1.3.3'], { threads: 2, per: 2, ticks: 0 }));
    for (const width of [260, 358, 700, 1200]) {
      const layout = latticeLayout(lattice, width);
      expect(layout.width).toBeLessThanOrEqual(width + 1);
      for (const { red, x, y, width: wide, height } of layout.pieces) {
        expect(red.width <= wide + 1e-9 && red.height <= height + 1e-9).toBe(true);
        expect(red.x >= x - 1e-9 && red.y >= y - 1e-9).toBe(true);
      }
      expect(layout.rings.length).toBeGreaterThan(0);
    }
  });

  test('has room for its counts where they are written', () => {
    const lattice = latticeOf(programOf(ALGORITHMS['javamail-1.3.2'], { threads: 2, per: 2, ticks: 0 }));
    for (const width of [358, 620, 760, 1200]) {
      const layout = latticeLayout(lattice, width);
      for (const { edge, label, labelX } of layout.pieces) {
        const half = edge.thread === 0 ? 2 : 1;
        expect(labelX + (label.length * 6.2) / half).toBeLessThanOrEqual(layout.width);
      }
    }
    expect(latticeLayout(lattice, 760).pieces.every(({ label }) => label !== '')).toBe(true);
  });
});
