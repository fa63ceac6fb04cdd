import { expect, test } from 'vitest';
import { jobsOf } from '../../../src/race/sweep/jobs.ts';
import { cellsOf } from '../../../src/scenario/sweep.ts';
import { defaultSweep } from '../../../src/scenario/sweepLink.ts';

test('all cells are run once before any is run again, each run with the next seed', () => {
  const cells = cellsOf({ ...defaultSweep, x: { field: 'threads', values: [1, 2] }, y: null });
  const jobs = jobsOf(cells, 3);
  expect(jobs.map(({ cell }) => cell)).toEqual([0, 1, 0, 1, 0, 1]);
  expect(jobs.map(({ scenario }) => scenario.seed)).toEqual([42, 42, 43, 43, 44, 44]);
  expect(jobs.map(({ scenario }) => scenario.threads)).toEqual([1, 2, 1, 2, 1, 2]);
});

test('cells without lanes are not run', () => {
  const cells = cellsOf({
    ...defaultSweep,
    x: { field: 'threads', values: [32, 64] },
    y: { field: 'processes', values: [2] },
  });
  expect(jobsOf(cells, 2).map(({ cell }) => cell)).toEqual([0, 0]);
});
