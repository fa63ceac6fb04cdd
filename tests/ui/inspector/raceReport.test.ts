import { describe, expect, it } from 'vitest';
import { ALGORITHMS } from '../../../src/algorithms/index.ts';
import { raceReport } from '../../../src/ui/inspector/raceReport.ts';
import type { CollisionDetail } from '../../../src/log/detail.ts';
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

  it('says what a run at full speed did not record, and what it did: who read and wrote which value', () => {
    const lines = reportOfTitle('Full speed, without steps');
    expect(lines.filter((line) => line.includes('size 4'))).toEqual([
      '  Write of size 4 at seed by thread 3, step and time not recorded: value 438383408',
      '  Previous write of size 4 at seed by thread 6, step and time not recorded: value 438383408',
      '  Previous read of size 4 at seed by thread 3, step and time not recorded: value 1938983919',
      '  Previous read of size 4 at seed by thread 6, step and time not recorded: value 1938983919',
    ]);
    expect(lines).toContain(
      '  Both reads came before both writes; which of two reads or writes was first is not proved.',
    );
  });

  it('says how it knows of a late write that the log does not show', () => {
    expect(reportOfTitle('Replay, near').filter((line) => line.includes('size 4'))).toEqual([
      '  Read of size 4 at seed by thread 3 at step 3, 7.804300 s: value 1938983919',
      '  Previous write of size 4 at seed by a message not shown, step and time not recorded: value 1938983919, as the next read found it',
      '  Previous write of size 4 at seed by thread 6 at step 2, 7.803100 s: value 438383408',
      '  Previous read of size 4 at seed by thread 6 at step 1, 7.798000 s: value 1938983919',
    ]);
  });

  it('puts that write between the two messages where one was complete before the other began, without steps too', () => {
    const lines = reportOfTitle('Full speed, replay, 1.3.3').filter((line) => line.includes('size 4'));
    expect(lines.map((line) => /(\w+) of size 4 at (\w+) by (.*?),/.exec(line)!.slice(1).join(' '))).toEqual(
      ['seed', 'counter'].flatMap((variable) => [
        ...[`${variable === 'seed' ? 'Read' : 'read'} ${variable} thread 3`],
        `write ${variable} a message not shown`,
        `write ${variable} thread 6`,
        `read ${variable} thread 6`,
      ]),
    );
  });

  it('makes up no write, and calls nothing previous, where the order is not proved', () => {
    const unproved: Pick<CollisionDetail, 'cause' | 'reason'> = { cause: 'unknown', reason: 'order-not-recorded' };
    for (const title of ['Twelve alike', 'Replay, near', 'Replay, after a pause']) {
      const collision = MADE_UP.find((each) => each.title === title)!;
      const lines = reportOf({ ...collision, detail: { ...collision.detail, ...unproved } }).split('\n');
      const kinds = lines.flatMap((line) => /^ {2}(.*) of size 4/.exec(line)?.[1] ?? []);
      expect(kinds).toEqual(['Write', 'Write', 'Read', 'Read']);
      expect(lines).toContain('  The order of these accesses is not proved.');
      expect(lines.join()).not.toContain('not shown');
    }
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
      expect(report).not.toContain('not recorded');
      expect(steps).toEqual(steps.toSorted((a, b) => b - a));
      expect(steps).toHaveLength(4);
    }
    expect(replays).toBeGreaterThan(0);
  });
});
