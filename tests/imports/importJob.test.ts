import { describe, expect, it } from 'vitest';
import type { ReadableFile } from '../../src/imports/reading/filesReading.ts';
import { ImportJob, MAX_LISTED_MAILS } from '../../src/imports/importJob.ts';
import { fixture, WRITTEN_MS } from './imported.ts';

function file(name: string, text: string): ReadableFile {
  const blob = new Blob([text]);
  return { name, size: blob.size, lastModified: WRITTEN_MS, stream: () => blob.stream() };
}

const ignore = (): void => undefined;

describe('a reading of files', () => {
  it('tells its progress up to the last byte, and then what was found', async () => {
    const job = new ImportJob();
    const told: number[] = [];
    const files = ['process-a.txt', 'process-b.txt'].map((name) => file(name, fixture(`jakarta-mail-1.6.5/${name}`)));
    const outcome = await job.read(files, ({ bytes }) => told.push(bytes));
    expect(told.at(-1)).toBe(files[0]!.size + files[1]!.size);
    expect(outcome.laneNames).toEqual(['process-a.txt', 'process-b.txt']);
    expect(outcome.causes).toEqual({ 'two-processes': outcome.totals.collisions });
    expect(outcome.advice.join(' ')).toContain('updateMessageID');
    expect(job.collisions(1, 2).map(({ number }) => number)).toEqual([1, 2]);
    expect(job.collision(outcome.totals.collisions + 1)).toBeNull();
  });

  it('lists the lanes of a race by process and thread', async () => {
    const { laneNames } = await new ImportJob().read(
      [file('a.csv', fixture('simulated/2-processes-full-speed.csv'))],
      ignore,
    );
    expect(laneNames.slice(0, 4)).toEqual([
      'first panel, thread 1',
      'first panel, thread 2',
      'first panel, thread 3',
      'first panel, process 2, thread 1',
    ]);
  });

  it('says of each collision what each receiver would have done', async () => {
    const job = new ImportJob();
    await job.read(
      [file('a', '<1.1138763045123.JavaMail.x@y>\n'.repeat(2)), file('b', '<other@y>\n'.repeat(3))],
      ignore,
    );
    const [dated, undated] = job.collisions(1, 2);
    const of = (losses: typeof dated, name: string): unknown => losses!.losses.find((loss) => loss.name === name);
    expect(of(dated, 'Exchange 2007')).toEqual({ name: 'Exchange 2007', lost: 1, untold: 0 });
    expect(of(undated, 'Exchange 2007')).toEqual({ name: 'Exchange 2007', lost: 0, untold: 2 });
    expect(of(undated, 'Postfix')).toEqual({ name: 'Postfix', lost: 0, untold: 0 });
  });

  it('gives the mails of a large collision page by page, and draws a part of them', async () => {
    const job = new ImportJob();
    const lines = Array.from(
      { length: 1000 },
      (_, i) => `2026-02-01T03:04:${String(i % 60).padStart(2, '0')}Z mx postfix/cleanup[1]: K${i}: message-id=<x@y>`,
    );
    const { lengthUs } = await job.read([file('mail.log', lines.join('\n'))], ignore);
    const pages = [0, 400, 800, 1200].map((from) => job.mails(1, from, 400));
    expect(pages.map(({ length }) => length)).toEqual([400, 400, 200, 0]);
    expect(new Set(pages.flat().map(({ row }) => row)).size).toBe(1000);
    expect(job.collision(1)!.mails).toEqual(pages[0]!.slice(0, MAX_LISTED_MAILS));
    const { collisions } = job.viewport({ fromUs: 0, toUs: lengthUs, widthPx: 1000 })!;
    expect([...collisions.offset]).toEqual([0, 256]);
    expect([...collisions.memberRow.slice(0, 2)]).toEqual(pages[0]!.slice(0, 2).map(({ row }) => row));
  });

  it('lists so many mails of one collision, and counts all', async () => {
    const job = new ImportJob();
    await job.read([file('list', '<same@y>\n'.repeat(3 * MAX_LISTED_MAILS))], ignore);
    const collision = job.collision(1)!;
    expect(collision.mails.length).toBe(MAX_LISTED_MAILS);
    expect(collision.mailCount).toBe(3 * MAX_LISTED_MAILS);
  });

  it('keeps what was read when it is cancelled, and says so', async () => {
    const job = new ImportJob();
    const outcome = await job.read([file('a', '<1@y>\n'), file('b', '<2@y>\n')], ({ file: name }) => {
      if (name === 'a') job.cancel();
    });
    expect(outcome.isCancelled).toBe(true);
    expect(outcome.totals.messages).toBe(1);
    expect(outcome.skipped.map(({ reason }) => reason)).toEqual(['reading was cancelled: the rest was not read']);
    expect(outcome.files.map(({ name }) => name)).toEqual(['a']);
  });
});
