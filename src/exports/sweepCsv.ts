/** A sweep as RFC 4180 text, a line for each cell: UTF-8, CRLF, a header line; a cell not yet measured has no figures. */
import type { MeasuredCell, SweepRecord } from '../log/sweepRecord.ts';
import { textCell } from './csv.ts';

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
] as const;

/** Cells whose threads × processes have no lanes are left out. */
export function sweepCsv({ cells }: SweepRecord): string {
  return [COLUMNS.join(','), ...cells.flatMap(lineOf)].map((line) => `${line}\r\n`).join('');
}

function lineOf({ scenario, point }: MeasuredCell): string[] {
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
  return [[textCell(first), textCell(engine), textCell(hash), ...settings, ...measured].map(String).join(',')];
}
