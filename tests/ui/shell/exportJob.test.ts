import { describe, expect, it } from 'vitest';
import { ExportJob } from '../../../src/ui/shell/exportJob.svelte.ts';

const untilAborted = (signal: AbortSignal): Promise<string> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));

describe('an export', () => {
  it('shows its progress while it runs and nothing after', async () => {
    const seen: (number | null)[] = [];
    const job = new ExportJob((_format, _every, onprogress) => {
      onprogress(0.5);
      seen.push(job.progress);
      return Promise.resolve('run.csv');
    });
    await job.start('csv', false);
    expect([...seen, job.progress, job.failure, job.made]).toEqual([0.5, null, null, 'run.csv']);
  });

  it('that is cancelled ends without a complaint', async () => {
    const job = new ExportJob((_format, _every, _onprogress, signal) => untilAborted(signal));
    const ended = job.start('json', true);
    job.cancel();
    await ended;
    expect([job.progress, job.failure, job.made]).toEqual([null, null, '']);
  });

  it('that fails says why, and the next one forgets it', async () => {
    let fail = true;
    const job = new ExportJob(() => (fail ? Promise.reject(new Error('no memory')) : Promise.resolve('run.csv')));
    await job.start('csv', true);
    expect(job.failure).toBe('no memory');
    fail = false;
    await job.start('csv', true);
    expect(job.failure).toBeNull();
  });

  it('does not begin while another one runs', async () => {
    const begun: string[] = [];
    const job = new ExportJob((format, _every, _onprogress, signal) => {
      begun.push(format);
      return untilAborted(signal);
    });
    const first = job.start('csv', false);
    await job.start('json', false);
    job.cancel();
    await first;
    expect(begun).toEqual(['csv']);
  });
});
