import { describe, expect, it } from 'vitest';
import { ALGORITHMS } from '../../../src/algorithms/index.ts';
import { raceReport } from '../../../src/ui/inspector/raceReport.ts';
import { MADE_UP, type MadeUpCollision } from '../../gallery/inspector/madeUp.ts';
import { simulate } from '../../race/simulated/simulate.ts';

function reportOf({ algorithm, detail, processes }: Omit<MadeUpCollision, 'title'>): string {
  const [kept, lost] = detail.members;
  return raceReport({ algorithm, detail, kept: kept!, lost: lost!, processes });
}

function reportOfTitle(title: string): string[] {
  return reportOf(MADE_UP.find((collision) => collision.title === title)!).split('\n');
}

describe('the race report', () => {
  it('tells a shared read in the form of a race detector: the newest access first, with step, time, value and line', () => {
    expect(reportOfTitle('Shared read')).toEqual([
      '==================',
      'WARNING: data race (JavaMail 1.3.2, one JVM process, collision 16)',
      '  Write of size 4 at seed by thread 3 at step 4, 7.805300 s: value 438383408',
      '    #2 JVM.randomSeed = hash = 16807 * seed % 0x7fffffff;',
      '  Previous write of size 4 at seed by thread 6 at step 3, 7.804100 s: value 438383408',
      '    #2 JVM.randomSeed = hash = 16807 * seed % 0x7fffffff;',
      '  Previous read of size 4 at seed by thread 3 at step 2, 7.800300 s: value 1938983919',
      '    #1 seed = JVM.randomSeed;',
      '  Previous read of size 4 at seed by thread 6 at step 1, 7.798000 s: value 1938983919',
      '    #1 seed = JVM.randomSeed;',
      '  Message-ID of both: <2175792.1795528749728.JavaMail.cfmail@mail.example.com>',
      '  Made by thread 6 and thread 3, of messages 184 and 185',
      'SUMMARY: shared read. Thread 3 read the seed 2.3 ms after thread 6, and 3.8 ms before either wrote the next one.',
      '==================',
    ]);
  });

  it('says unknown of what a run at full speed did not record, and still the values', () => {
    const lines = reportOfTitle('Full speed, without steps');
    expect(lines).toContain('  Write of size 4 at seed by thread 3 at step unknown, time unknown: value 438383408');
    expect(lines).toContain(
      '  Previous read of size 4 at seed by thread 6 at step unknown, time unknown: value 1938983919',
    );
  });

  it('says that the thread is unknown whose late write it did not see', () => {
    expect(reportOfTitle('Replay, near')).toContain(
      '  Previous write of size 4 at seed by a thread that is unknown at step unknown, time unknown: value 1938983919',
    );
  });

  it('reports no race where chance or two processes made the two alike', () => {
    expect(reportOfTitle('Chance')[1]).toBe('NOTE: no data race (JavaMail 1.3.2, one JVM process, collision 16)');
    expect(reportOfTitle('Separate processes')[1]).toMatch(/^NOTE: no data race/);
  });

  it('has the counter’s accesses as well where both raced', () => {
    const lines = reportOfTitle('1.3.3: seed and counter shared');
    expect(lines.filter((line) => line.includes('at counter by'))).toHaveLength(4);
    expect(lines.filter((line) => line.includes('at seed by'))).toHaveLength(4);
  });

  it('names the late writer of every replay of a simulated run, between the two reads', () => {
    const { collector } = simulate({ clockResolutionUs: 55_000, cores: 64 });
    let replays = 0;
    for (let number = 1; number <= collector.totals().collisions; number++) {
      const detail = collector.collision(number)!;
      if (detail.reason !== 'read-after-write') continue;
      replays++;
      const report = reportOf({ algorithm: ALGORITHMS['javamail-1.3.2'], detail, processes: 1 });
      const steps = [...report.matchAll(/at step (\d+),/g)].map(([, step]) => Number(step));
      expect(report).not.toContain('unknown');
      expect(steps).toEqual(steps.toSorted((a, b) => b - a));
      expect(steps).toHaveLength(4);
    }
    expect(replays).toBeGreaterThan(0);
  });
});
