/**
 * A sweep as RFC 4180 text, a line for each cell: UTF-8, CRLF, a header line; a cell not yet measured has no figures.
 * `runs` and `seeds` are what was run, `runs_asked` what was asked for, `sweep` how the sweep ended.
 */
import type { MeasuredCell, SweepRecord } from '../log/sweepRecord.ts';
import { textCell } from './csv.ts';
import { seedRanges } from './sweepExtent.ts';

const COLUMNS = [
  'algorithm',
  'engine',
  'hash',
  'threads',
  'processes',
  'cores',
  'clock_us',
  'step_us',
  'work_steps',
  'smtp_ms',
  'first_seed',
  'runs',
  'messages',
  'duplicates',
  'rate_percent',
  'low_percent',
  'high_percent',
  'chance_percent',
  'ids_per_second',
  'runs_asked',
  'seeds',
  'sweep',
] as const;

/** Cells whose threads × processes have no lanes are left out. */
export function sweepCsv(record: SweepRecord): string {
  return [COLUMNS.join(','), ...record.cells.flatMap((cell) => lineOf(cell, record))]
    .map((line) => `${line}\r\n`)
    .join('');
}

function lineOf({ scenario, point }: MeasuredCell, { plan, state }: SweepRecord): string[] {
  if (!scenario) return [];
  const { first, engine, hash, threads, processes, cores, clockResolutionUs, stepUs, workSteps, smtpMs, seed } =
    scenario;
  const live = engine === 'live';
  const measured = point
    ? [
        point.runs,
        point.messages,
        point.duplicates,
        point.rate,
        point.low,
        point.high,
        point.chance,
        point.idsPerSecond,
      ]
    : [0, 0, 0, '', '', '', '', ''];
  const settings = [
    threads,
    processes,
    live ? '' : cores,
    clockResolutionUs,
    stepUs,
    workSteps,
    smtpMs,
    live ? '' : seed,
  ];
  const texts = [first, engine, hash].map(textCell);
  const seeds = live || !point ? '' : seedRanges(point.seeds, '..', ' ');
  return [[...texts, ...settings, ...measured, plan.runs, textCell(seeds), textCell(state)].map(String).join(',')];
}
