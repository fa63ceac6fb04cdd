import { describe, expect, it } from 'vitest';
import { readRepairedId } from '../../../src/scenario/repair.ts';
import {
  costJobs,
  costRow,
  costSentence,
  costSubjects,
  heldNote,
} from '../../../src/ui/views/schedule/costSubjects.ts';
import { narrowestProven } from '../../../src/ui/views/schedule/narrowerProven.ts';
import { DEFAULT_SETTINGS } from '../../../src/ui/views/schedule/settings.ts';

const LIMIT = 100_000;
const settingsOf = (repair: string) => ({ ...DEFAULT_SETTINGS, algorithm: 'javamail-1.3.2' as const, per: 2, repair });
const narrowed = (repair: string) => narrowestProven(settingsOf(repair), LIMIT, new AbortController().signal);

describe('what a repair costs', () => {
  it('is told against the narrowest proven repair, however much more it holds', async () => {
    expect(await narrowed('LRWCU')).toBe('LRWUC');
    expect(await narrowed('LRWUC')).toBeNull();
    expect(await narrowed('LSCU')).toBe('SC');
  });

  it('races the shipped listing, the reference, the narrowest repair and the reader’s, all at full speed', () => {
    const subjects = costSubjects('javamail-1.3.2', 'LRWCU', 'LRWUC');
    expect(subjects.map(({ id }) => id)).toEqual([
      'javamail-1.3.2',
      'javamail-1.4.1',
      'javamail-1.3.2~LRWUC',
      'javamail-1.3.2~LRWCU',
    ]);
    for (const { scenario } of costJobs(subjects, 'live')) expect(scenario).toMatchObject({ stepUs: 0, threads: 10 });
    const simulated = costJobs(subjects, 'simulated').map(({ scenario }) => scenario.first);
    expect(simulated.slice(0, 4)).toEqual(subjects.map(({ id }) => id));
    expect(simulated).toHaveLength(12);
    for (const { id } of subjects.slice(2)) expect(readRepairedId(id)).toBe(id);
  });

  it('races a repair that holds no more than it must once', () => {
    expect(costSubjects('javamail-1.3.2', 'LRWUC', null).map(({ role }) => role)).toEqual([
      'shipped',
      'reference',
      'yours',
    ]);
  });

  it('says how many times as many IDs/s as the narrowest repair, else as the reference', () => {
    const rowsOf = (narrowest: string | null) =>
      costSubjects('javamail-1.3.2', 'LRWCU', narrowest).flatMap(
        (subject, i) => costRow(subject, [{ messages: 1000 * (5 - i), duplicates: 0, lengthUs: 1e6, stepUs: 0 }]) ?? [],
      );
    expect(costSentence(rowsOf('LRWUC'), true)).toContain('2,000 IDs/s, 0.67 times as many as the narrowest');
    expect(costSentence(rowsOf(null), false)).toContain('3,000 IDs/s, 0.75 times as many as 1.4.1');
    expect(costSentence(rowsOf('LRWUC').slice(0, 3), true)).toBe('');
  });

  it('has no figure of a run that made nothing', () => {
    const [subject] = costSubjects('javamail-1.3.2', 'LRWCU', null);
    expect(costRow(subject!, [{ messages: 0, duplicates: 0, lengthUs: 0, stepUs: 0 }])).toBeNull();
  });

  it('is the median of its turns, so that one during which the machine was busy does not decide', () => {
    const [subject] = costSubjects('javamail-1.3.2', 'LRWCU', null);
    const turns = [900, 100, 1000].map((messages) => ({ messages, duplicates: 1, lengthUs: 1e6, stepUs: 0 }));
    expect(costRow(subject!, turns)).toMatchObject({ idsPerSecond: 900, messages: 2000, duplicates: 3 });
  });

  it('names what is held', () => {
    expect(heldNote('LRWCU')).toBe('lock round read seed, write seed, and read clock');
    expect(heldNote('SC')).toBe('no lock, but a read and a write at once');
    expect(heldNote('RWC')).toBe('no lock');
    expect(heldNote('lRWUC'.replace('U', 'u'))).toContain('the thread’s own');
  });
});
